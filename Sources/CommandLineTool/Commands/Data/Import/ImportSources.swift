import BillingCore
import BillingService
import BillingStore
import Glibc
import UsageEngine

/// The files that an import's words name, ready for reading: folders opened, standard input kept.
struct ImportSources {
  private(set) var files: [UsageFile] = []
  private let watch: ScanWatch
  private let day: Day
  private let asOf: Day?
  private let accounts: AccountGroups

  init(
    _ invocation: borrowing Invocation, _ plan: ImportPlan, _ session: Session,
    _ store: OpenedStore, _ watch: ScanWatch
  ) throws(BillingError) {
    self.watch = watch
    day = session.moment.today
    asOf = try invocation.arguments.day("as-of")
    accounts = plan.accountGroups
    var hasInput = false
    for word in invocation.arguments.words {
      if word == "-" {
        if hasInput { throw Self.inputTwice }
        hasInput = true
        let spool = try InputSpool.keep(invocation.input, in: store.path, watch)
        add("standard input", path: spool)
      } else {
        if session.actor.isConfined { throw .onlyStandardInput("import") }
        try add(word, spoolingIn: store.path)
      }
    }
  }

  private mutating func add(_ name: String, path: String) {
    files.append(
      UsageFile(name: name, path: path, imported: day, asOf: asOf, accounts: accounts))
  }

  private mutating func add(_ path: String, spoolingIn folder: String) throws(BillingError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let cause = String(cString: strerror(errno))
      throw BillingError(
        errno == ENOENT ? .notFound : .failed, "The file can't be read: \(cause).",
        remedy: "Check the path and its permissions.", path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: add(path, path: path)
    case S_IFDIR: try addPages(in: path)
    case S_IFIFO: add(path, path: try InputSpool.keep(fifo: path, in: folder, watch))
    default:
      throw BillingError(
        .failed, "This is neither a file nor a folder.", remedy: "Name a file with usage records.",
        path: path)
    }
  }

  private mutating func addPages(in path: String) throws(BillingError) {
    let names = try Self.files(in: path)
    if names.isEmpty {
      throw BillingError(
        .notFound, "There is no file in this folder.",
        remedy: "Name a folder with the pages of a response.", path: path)
    }
    for name in names { add("\(path)/\(name)", path: "\(path)/\(name)") }
  }

  /// The regular files of a folder, `page-2` before `page-10`; hidden ones are left out.
  private static func files(in path: String) throws(BillingError) -> [String] {
    guard let folder = opendir(path) else {
      throw BillingError(
        .failed, "The folder can't be read: \(String(cString: strerror(errno))).",
        remedy: "Check its permissions.", path: path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard !name.hasPrefix("."), stat("\(path)/\(name)", &status) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { continue }
      names.append(name)
    }
    return names.sorted { NaturalOrder($0) < NaturalOrder($1) }
  }

  private static var inputTwice: BillingError {
    BillingError(.invalid, "Standard input is named twice.", remedy: "Name it once.")
  }
}

/// A name as people order it: the numbers in it by their size.
struct NaturalOrder: Comparable {
  private let name: [UInt8]
  private let runs: [[UInt8]]

  init(_ text: String) {
    name = Array(text.utf8)
    var runs: [[UInt8]] = []
    for byte in name {
      let isDigit = Self.isDigit(byte)
      if let last = runs.last?.last, Self.isDigit(last) == isDigit {
        runs[runs.count - 1].append(byte)
      } else {
        runs.append([byte])
      }
    }
    self.runs = runs.map { run in
      guard Self.isDigit(run[0]) else { return run }
      let digits = Array(run.drop { $0 == 0x30 })
      // The count first: of two numbers the one with more digits is the larger.
      return [0x30, UInt8(clamping: digits.count)] + digits
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  static func < (a: NaturalOrder, b: NaturalOrder) -> Bool {
    if let (x, y) = zip(a.runs, b.runs).first(where: { $0 != $1 }) {
      return x.lexicographicallyPrecedes(y)
    }
    if a.runs.count != b.runs.count { return a.runs.count < b.runs.count }
    return a.name.lexicographicallyPrecedes(b.name)
  }
}

extension BillingError {
  static func onlyStandardInput(_ words: String) -> BillingError {
    BillingError(
      .notPermitted, "Files are not for those who come through sudo or a forced command.",
      remedy: "Send the file: billtop \(words) - <FILE")
  }
}

/// Keeps what comes from a pipe in a file without a name, so that it is never all in memory.
enum InputSpool {
  static func keep(fifo path: String, in folder: String, _ watch: ScanWatch)
    throws(BillingError) -> String
  {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem("read") }
    defer { close(descriptor) }
    return try keep(descriptor, in: folder, watch)
  }

  /// The path under which this process can open the file as often as it needs to.
  static func keep(_ input: Int32, in folder: String, _ watch: ScanWatch)
    throws(BillingError) -> String
  {
    let spool = try unnamedFile(in: folder)
    var room = [UInt8](repeating: 0, count: 1 << 20)
    var received = 0
    while true {
      let count = room.withUnsafeMutableBytes { read(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR {
        if Interrupt.wasAsked { throw Interrupt.error }
        continue
      }
      guard count >= 0 else { throw problem("read") }
      if count == 0 { return "/proc/self/fd/\(spool)" }
      try write(room[..<count], to: spool)
      received += count
      try watch.received(received)
    }
  }

  private static func unnamedFile(in folder: String) throws(BillingError) -> Int32 {
    for place in [folder, "/tmp"] {
      let pattern = "\(place)/.import-" + String(repeating: "X", count: 6)
      var path = Array(pattern.utf8CString)
      let descriptor = mkstemp(&path)
      if descriptor >= 0 {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(path)
        return descriptor
      }
    }
    throw problem("kept")
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(BillingError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw problem("kept") }
      rest = rest.dropFirst(count)
    }
  }

  private static func problem(_ verb: String) -> BillingError {
    BillingError(
      .failed, "The input can't be \(verb): \(String(cString: strerror(errno))).",
      remedy: "Nothing was imported; try again.")
  }
}
