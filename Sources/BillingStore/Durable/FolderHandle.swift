import Glibc

/// A folder that is open; everything inside is reached through it, never through a path or a link.
struct FolderHandle: ~Copyable, Sendable {
  let descriptor: Int32
  let name: String

  private init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// The data folder itself, by the path a person gave.
  init(path: String) throws(StoreProblem) {
    self.init(try Syscall.open(AT_FDCWD, path, O_RDONLY | O_DIRECTORY), name: path)
  }

  deinit { try? Syscall.close(descriptor, file: name) }

  func folder(_ step: String) throws(StoreProblem) -> FolderHandle {
    FolderHandle(try Syscall.open(descriptor, step, O_RDONLY | O_DIRECTORY), name: step)
  }

  func folder(_ steps: [String]) throws(StoreProblem) -> FolderHandle {
    var here = try folder(".")
    for step in steps { here = try here.folder(step) }
    return here
  }

  /// Opens the folder and makes it first if it is absent: 0700 whatever the umask, and synced.
  func makingFolder(_ steps: [String]) throws(StoreProblem) -> FolderHandle {
    var here = try folder(".")
    for step in steps {
      if !(try here.exists(step)) {
        try Syscall.makeFolder(here.descriptor, step, mode: 0o700)
        try here.sync()
      }
      let next = try here.folder(step)
      here = next
    }
    try Syscall.setMode(here.descriptor, 0o700, file: here.name)
    return here
  }

  func names() throws(StoreProblem) -> [String] { try Syscall.names(in: descriptor, file: name) }

  func status(_ file: String) throws(StoreProblem) -> stat? {
    do {
      return try Syscall.status(descriptor, file)
    } catch {
      if error.code == .missing { return nil }
      throw error
    }
  }

  func isFolder(_ name: String) throws(StoreProblem) -> Bool {
    try status(name).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  func exists(_ file: String) throws(StoreProblem) -> Bool { try status(file) != nil }

  /// Only regular files: a pipe or a device in the folder is refused, not waited for.
  func open(_ file: String, writing: Bool = false) throws(StoreProblem) -> OpenFile {
    let flags = (writing ? O_RDWR | O_APPEND : O_RDONLY) | O_NONBLOCK
    let open = OpenFile(try Syscall.open(descriptor, file, flags), name: file)
    guard try open.status().st_mode & S_IFMT == S_IFREG else {
      throw StoreProblem(
        .refused, "\"\(file)\" is not a regular file", file: file, remedy: "move it away")
    }
    return open
  }

  /// A new file, 0600 whatever the umask; one that exists is an error.
  func create(_ file: String) throws(StoreProblem) -> OpenFile {
    let open = OpenFile(
      try Syscall.open(descriptor, file, O_RDWR | O_CREAT | O_EXCL, mode: 0o600), name: file)
    try Syscall.setMode(open.descriptor, 0o600, file: file)
    return open
  }

  func removeIfPresent(_ file: String) throws(StoreProblem) {
    do {
      try Syscall.remove(descriptor, file)
    } catch {
      if error.code != .missing { throw error }
    }
  }

  func sync() throws(StoreProblem) { try Syscall.sync(descriptor, file: name) }

  /// Makes the name of this folder last, where the folder around it may be read at all.
  func syncParent() throws(StoreProblem) {
    guard let parent = try? folder("..") else { return }
    try parent.sync()
  }

  /// A whole new file that is on the disk before it can be seen under its name.
  func writeWhole(_ file: String, _ bytes: [UInt8]) throws(StoreProblem) {
    let open = try create(file)
    try open.writeAll(bytes)
    try Syscall.sync(open.descriptor, file: file)
    try open.close()
  }
}

extension FolderHandle {
  func folder(of path: StorePath) throws(StoreProblem) -> FolderHandle {
    try folder(path.folders)
  }

  /// The whole file; nil when it, or a folder on its way, is absent.
  func bytes(at path: StorePath, atMost limit: Int) throws(StoreProblem) -> [UInt8]? {
    do {
      return try folder(of: path).open(path.name).readAll(atMost: limit)
    } catch {
      if error.code == .missing { return nil }
      throw error
    }
  }
}
