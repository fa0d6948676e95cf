import BillingCore
import CPlatform
import Glibc

extension HealthCheck {
  /// Files and folders that others can read.
  func modes(of state: DurableState) -> [HealthFinding] {
    open(in: state).map { file, mode in
      let shown = String(mode, radix: 8)
      let error = BillingError(
        .damaged,
        "\(file.isEmpty ? "The data folder" : file) can be read by others (mode \(shown)).",
        remedy: "Mend it with: billtop check --repair", path: file)
      return HealthFinding(.notice, error, isMendable: true)
    }
  }

  /// What has more rights than its owner's, by file.
  private func open(in state: DurableState) -> [(file: String, mode: mode_t)] {
    places(of: state).compactMap { file in
      guard let status = try? Syscall.status(folder.folder.descriptor, file.isEmpty ? "." : file),
        status.st_mode & S_IFMT != S_IFLNK, status.st_mode & 0o077 != 0
      else { return nil }
      return (file, status.st_mode & 0o777)
    }
  }

  private func places(of state: DurableState) -> [String] {
    let files = state.documents.map(\.path) + state.largeFiles.map(\.path)
    let folders = Set(files.map { $0.folders.joined(separator: "/") })
    return (folders.union(["", "journal", DraftFolder.name])).sorted() + files.map(\.text).sorted()
      + journalFiles
  }

  private var journalFiles: [String] {
    guard let journal = try? Journal(in: folder.folder) else { return [] }
    return ((try? journal.segments()) ?? []).map(\.file)
  }

  /// Takes the rights of others away; says what it did.
  func mendModes(of state: DurableState) -> [String] {
    open(in: state).compactMap { file, _ in
      let name = file.isEmpty ? "." : file
      guard let status = try? Syscall.status(folder.folder.descriptor, name) else { return nil }
      let mode: mode_t = status.st_mode & S_IFMT == S_IFDIR ? 0o700 : 0o600
      guard fchmodat(folder.folder.descriptor, name, mode, 0) == 0 else { return nil }
      return "\(file.isEmpty ? "The data folder" : file) is for its owner alone again."
    }
  }

  /// Edits that were set aside when their document was saved again.
  func strays(beside state: DurableState) -> [HealthFinding] {
    let folders = Set(state.documents.map(\.path.folders)).sorted { $0.count < $1.count }
    return folders.flatMap { steps -> [HealthFinding] in
      let names = (try? folder.folder.folder(steps).names()) ?? []
      return names.filter { $0.contains(".json.edited-") }.map { name in
        let file = (steps + [name]).joined(separator: "/")
        let error = BillingError(
          .damaged, "\(file) is an edit that was set aside when its document was saved.",
          remedy: "Take from it what is still wanted, then remove it.", path: file)
        return HealthFinding(.notice, error)
      }
    }
  }
}
