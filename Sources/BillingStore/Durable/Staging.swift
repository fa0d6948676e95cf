/// The files of one record: written beside their places, then renamed into them.
struct Staging {
  static let prefix = ".stage-"
  let store: DurableFolder
  let record: JournalRecord

  init(_ store: DurableFolder, _ record: JournalRecord) {
    self.store = store
    self.record = record
  }

  private func temporaryName(_ document: JournalDocument) -> String {
    document.staged ?? "\(Self.prefix)\(record.sequence)-\(document.path.name)"
  }

  /// A full disk shows up here, with nothing changed.
  func write() throws(StoreProblem) {
    for document in record.documents {
      guard let text = document.text else { continue }
      let folder = try store.folder.makingFolder(document.path.folders)
      try folder.removeIfPresent(temporaryName(document))
      try folder.writeWhole(temporaryName(document), text)
    }
  }

  /// After a failure before the commit. A large file stays: the same import may be tried again.
  func discard() {
    for document in record.documents where document.text != nil {
      guard let folder = try? store.folder.folder(of: document.path) else { continue }
      try? folder.removeIfPresent(temporaryName(document))
    }
  }

  func place() throws(StoreProblem) {
    for document in record.documents { try place(document) }
    for steps in Set(record.documents.map(\.path.folders)) {
      try store.folder.folder(steps).sync()
    }
  }

  private func place(_ document: JournalDocument) throws(StoreProblem) {
    let name = document.path.name
    let folder: FolderHandle
    do {
      folder = try store.folder.folder(of: document.path)
    } catch {
      // Nothing to remove where there is no folder.
      if error.code == .missing, document.hash == nil { return }
      throw error
    }
    guard document.hash != nil else { return try folder.removeIfPresent(name) }
    try Syscall.rename(folder.descriptor, temporaryName(document), to: name)
  }

  /// Gives the file a second name that a rename over the first doesn't touch; the name is on the
  /// disk before that rename can be.
  func keepAside(_ path: StorePath) throws(StoreProblem) -> String {
    let folder = try store.folder.folder(of: path)
    let aside = "\(path.name).edited-\(record.sequence)"
    try folder.removeIfPresent(aside)
    try Syscall.link(folder.descriptor, path.name, as: aside)
    try folder.sync()
    return aside
  }
}
