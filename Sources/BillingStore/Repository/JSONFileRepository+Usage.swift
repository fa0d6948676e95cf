package import BillingCore
import BillingService
import CPlatform
import Glibc
import StrictJSON
import Synchronization
package import UsageEngine

/// Usage files that lie ready for one change, and what is in them.
package struct UsageStage: Sendable {
  /// For `ChangeDraft.stagedUsage`.
  package let names: [String]
  /// One for each file, under the name the caller gave it.
  package let reports: [UsageFileReport]
  let index: UsageIndex
  let imports: ImportsDocument
}

extension JSONFileRepository {
  /// What an import of the files would do; nothing is written.
  package func previewUsage(_ files: [UsageFile], control: ScanControl = ScanControl())
    throws(BillingError) -> [UsageFileReport]
  {
    try currentUsage().open().adding(files, control: control).reports
  }

  /// Copies the files beside their places and reads them. They become part of the data with a
  /// change that names them; `discard` takes them away again.
  package func stageUsage(_ files: [UsageFile], control: ScanControl = ScanControl())
    throws(BillingError) -> UsageStage
  {
    if let obstacle = folder.writeObstacle { throw .readOnly(obstacle) }
    let base = try currentUsage()
    var names: [String] = []
    do throws(BillingError) {
      var pace = CopyPace(files, control)
      for file in files {
        let copy = try stage(file, &pace)
        names.append(copy.file.path.text)
        staged.withLock { $0[copy.file.path.text] = copy }
      }
      let addition = try base.open().adding(readable(names), control: control)
      var reports = addition.reports
      for (index, file) in files.enumerated() { reports[index].name = file.name }
      return UsageStage(
        names: names, reports: reports, index: addition.index, imports: base.imports)
    } catch {
      discard(names)
      throw error
    }
  }

  package func discard(_ stage: UsageStage) { discard(stage.names) }

  /// Keeps the index of an import that was committed, so that its files aren't read again.
  package func adopt(_ stage: UsageStage) throws(BillingError) {
    guard let usage = try snapshot().usage as? LazyUsage else { return }
    let added = usage.imports.imports.dropFirst(stage.imports.imports.count).map(\.file)
    guard usage.imports.imports.starts(with: stage.imports.imports),
      added.map(DocumentName.usage) == stage.names
    else { return }
    stage.index.save()
    usage.adopt(stage.index)
  }

  private func discard(_ names: [String]) {
    for name in names {
      guard let copy = staged.withLock({ $0.removeValue(forKey: name) }) else { continue }
      folder.discard(copy.file)
    }
  }

  /// They are in their places now.
  func forget(_ names: [String]) {
    staged.withLock { staged in for name in names { staged[name] = nil } }
  }

  private func currentUsage() throws(BillingError) -> LazyUsage {
    if let usage = try snapshot().usage as? LazyUsage { return usage }
    throw BillingError(.failed, "The usage can't be read.", remedy: "Run: billtop check")
  }

  /// The copies, under the names that they will have.
  private func readable(_ names: [String]) -> [UsageFile] {
    staged.withLock { staged in
      names.compactMap { staged[$0] }.map { copy in
        let steps = copy.file.path.folders + [copy.file.temporaryName]
        return UsageFile(
          name: copy.file.path.text,
          content: .below(folder: path, path: steps.joined(separator: "/")),
          imported: copy.importedOn, asOf: copy.asOf, accounts: copy.accounts)
      }
    }
  }

  private func stage(_ file: UsageFile, _ pace: inout CopyPace) throws(BillingError) -> StagedUsage
  {
    let name = SafeName.usage(file.name, on: file.imported, Syscall.randomName())
    guard let place = StorePath(DocumentName.usage(name)) else {
      throw BillingError(
        .invalid, "“\(JSONValue.printable(file.name))” is no name for a file.",
        remedy: "Rename it.")
    }
    let copy = try translated {
      switch file.content {
      case .bytes(let bytes): try stage(place, bytes)
      case .path(let path): try stage(place, path, of: file, &pace)
      case .below(let folder, let path):
        try stage(place, "\(folder)/\(path)", of: file, &pace)
      }
    }
    let shown = file.name.split(separator: "/").last.map(String.init) ?? file.name
    return StagedUsage(
      file: copy, name: shown, importedOn: file.imported, asOf: file.asOf, accounts: file.accounts)
  }

  private func stage(_ place: StorePath, _ bytes: [UInt8]) throws -> StagedFile {
    var rest: [UInt8]? = bytes
    return try folder.stage(place) {
      defer { rest = nil }
      return rest
    }
  }

  /// All of the bytes that were there when it was opened, or an error.
  private func stage(
    _ place: StorePath, _ path: String, of file: UsageFile, _ pace: inout CopyPace
  ) throws -> StagedFile {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreProblem.system("open", errno, file: path) }
    let source = OpenFile(descriptor, name: path)
    let opened = try source.status()
    var at = 0
    return try folder.stage(place) {
      let piece = try source.read(at..<at + 1 << 20)
      at += piece.count
      try pace.note(piece.count)
      let now = try source.status()
      guard Self.isSame(opened, now, read: at) else { throw file.changedMeanwhile }
      return piece.isEmpty ? nil : piece
    }
  }

  /// Whether a file whose bytes were read that far is what it was; one of another kind, like a
  /// pipe, has no bytes but those that are read.
  private static func isSame(_ opened: stat, _ now: stat, read count: Int) -> Bool {
    guard opened.st_mode & S_IFMT == S_IFREG else { return true }
    return now.st_size == opened.st_size && count <= Int(opened.st_size)
      && now.st_mtim.tv_sec == opened.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == opened.st_mtim.tv_nsec
  }
}

/// How far the copying of some files is.
private struct CopyPace {
  private let control: ScanControl
  private let total: Int
  private var done = 0

  init(_ files: [UsageFile], _ control: ScanControl) {
    self.control = control
    total = files.reduce(0) { sum, file in
      guard case .path(let path) = file.content else { return sum }
      var status = stat()
      return stat(path, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }

  mutating func note(_ bytes: Int) throws(BillingError) {
    done += bytes
    try control.copied(done, of: total)
  }
}

extension SafeName {
  /// `2026-11-20-march-k3j2.jsonl`: when, what it was called, and something nobody else has.
  static func usage(_ name: String, on day: Day, _ random: String) -> String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let isGzip = file.hasSuffix(".gz")
    let base = file.split(separator: ".").first.map(String.init) ?? "usage"
    return "\(day.text)-\(make(base, taken: []))-\(random)" + (isGzip ? ".jsonl.gz" : ".jsonl")
  }
}
