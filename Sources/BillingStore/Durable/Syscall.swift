import CPlatform
import Glibc

/// The one place that calls the kernel: repeats what a signal interrupted, and turns errno into a
/// problem that names the call and the file.
enum Syscall {
  @inline(__always)
  private static func check<Result: FixedWidthInteger & SignedInteger>(
    _ call: String, _ file: String, _ body: () -> Result
  ) throws(StoreProblem) -> Result {
    while true {
      let result = body()
      if result >= 0 { return result }
      let number = errno
      if number != EINTR { throw .system(call, number, file: file) }
    }
  }

  /// openat
  static func open(
    _ folder: Int32, _ name: String, _ flags: Int32, mode: mode_t = 0
  ) throws(StoreProblem) -> Int32 {
    try check("openat", name) { openat(folder, name, flags | O_CLOEXEC | O_NOFOLLOW, mode) }
  }

  /// close; never repeated, because the descriptor is gone either way
  static func close(_ descriptor: Int32, file: String) throws(StoreProblem) {
    if Glibc.close(descriptor) != 0, errno != EINTR { throw .system("close", errno, file: file) }
  }

  /// write
  static func write(
    _ descriptor: Int32, _ bytes: RawSpan, file: String
  ) throws(StoreProblem) -> Int {
    try check("write", file) {
      bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
  }

  /// pwrite
  static func write(
    _ descriptor: Int32, _ bytes: [UInt8], at offset: Int, file: String
  ) throws(StoreProblem) -> Int {
    try check("pwrite", file) { pwrite(descriptor, bytes, bytes.count, offset) }
  }

  /// pread; appends to `bytes` up to `count` more
  static func read(
    _ descriptor: Int32, into bytes: inout [UInt8], count: Int, at offset: Int, file: String
  ) throws(StoreProblem) -> Int {
    var got = 0
    var number: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      repeat {
        got = pread(descriptor, room.baseAddress, count, offset)
      } while got < 0 && errno == EINTR
      number = errno
      filled = max(got, 0)
    }
    if got < 0 { throw .system("pread", number, file: file) }
    if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    return got
  }

  /// fsync; a failed one is never repeated, because the kernel forgets what it failed to write
  static func sync(_ descriptor: Int32, file: String) throws(StoreProblem) {
    if fsync(descriptor) != 0 { throw .system("fsync", errno, file: file) }
  }

  /// fdatasync
  static func syncData(_ descriptor: Int32, file: String) throws(StoreProblem) {
    if fdatasync(descriptor) != 0 { throw .system("fdatasync", errno, file: file) }
  }

  /// ftruncate
  static func truncate(_ descriptor: Int32, to size: Int, file: String) throws(StoreProblem) {
    _ = try check("ftruncate", file) { ftruncate(descriptor, size) }
  }

  /// fchmod
  static func setMode(_ descriptor: Int32, _ mode: mode_t, file: String) throws(StoreProblem) {
    _ = try check("fchmod", file) { fchmod(descriptor, mode) }
  }

  /// fstat
  static func status(_ descriptor: Int32, file: String) throws(StoreProblem) -> stat {
    var result = stat()
    _ = try check("fstat", file) { fstat(descriptor, &result) }
    return result
  }

  /// fstatat, without following links
  static func status(_ folder: Int32, _ name: String) throws(StoreProblem) -> stat {
    var result = stat()
    _ = try check("fstatat", name) { fstatat(folder, name, &result, AT_SYMLINK_NOFOLLOW) }
    return result
  }

  /// mkdirat
  static func makeFolder(_ folder: Int32, _ name: String, mode: mode_t) throws(StoreProblem) {
    _ = try check("mkdirat", name) { mkdirat(folder, name, mode) }
  }

  /// renameat
  static func rename(
    _ folder: Int32, _ old: String, to name: String
  ) throws(StoreProblem) {
    _ = try check("renameat", name) { renameat(folder, old, folder, name) }
  }

  /// renameat2 with RENAME_NOREPLACE
  static func renameNew(_ folder: Int32, _ old: String, to name: String) throws(StoreProblem) {
    _ = try check("renameat2", name) { billtop_rename_new(folder, old, folder, name) }
  }

  /// linkat: a second name for the same file
  static func link(_ folder: Int32, _ name: String, as other: String) throws(StoreProblem) {
    _ = try check("linkat", name) { linkat(folder, name, folder, other, 0) }
  }

  /// unlinkat
  static func remove(_ folder: Int32, _ name: String) throws(StoreProblem) {
    _ = try check("unlinkat", name) { unlinkat(folder, name, 0) }
  }

  /// flock, exclusive, without waiting; false when somebody else holds it
  static func tryLock(_ descriptor: Int32, file: String) throws(StoreProblem) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let number = errno
      if number == EWOULDBLOCK { return false }
      if number != EINTR { throw .system("flock", number, file: file) }
    }
    return true
  }

  /// Frees the lock for every copy of the descriptor: a process that was started meanwhile holds
  /// one until it has become another program, and nobody is to wait for that.
  static func unlock(_ descriptor: Int32) { _ = flock(descriptor, LOCK_UN) }

  /// fdopendir and readdir: the names in a folder, without "." and ".."; sorted
  static func names(in descriptor: Int32, file: String) throws(StoreProblem) -> [String] {
    let again = try open(descriptor, ".", O_RDONLY | O_DIRECTORY)
    guard let stream = fdopendir(again) else {
      let number = errno
      _ = Glibc.close(again)
      throw .system("fdopendir", number, file: file)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // An entry is as long as its name: a copy of the whole structure would read beyond it.
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// nanosleep
  static func pause(milliseconds: Int) {
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    nanosleep(&time, nil)
  }

  /// gethostname and getpid
  static var hostName: String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "" }
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
  static var processNumber: Int32 { getpid() }

  /// time
  static var secondsNow: Int { Glibc.time(nil) }

  /// getrandom
  static func randomName() -> String {
    var number: UInt64 = 0
    _ = billtop_random(&number, 8)
    return String(number, radix: 36)
  }

  /// pthread_sigmask
  static func blockEndingSignals() -> sigset_t {
    var wanted = sigset_t()
    var before = sigset_t()
    sigemptyset(&wanted)
    for signal in [SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGTSTP] { sigaddset(&wanted, signal) }
    pthread_sigmask(SIG_BLOCK, &wanted, &before)
    return before
  }
  static func restoreSignals(_ mask: sigset_t) {
    var mask = mask
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}
