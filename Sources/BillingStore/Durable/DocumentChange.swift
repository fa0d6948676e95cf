/// What one change does to one file.
package enum DocumentChange: Sendable, Equatable {
  /// The whole new text of a document; it is kept in the journal.
  case write(StorePath, [UInt8])
  case remove(StorePath)
  /// A large file made by `stage`; the journal keeps its hash only.
  case place(StagedFile)

  package var path: StorePath {
    switch self {
    case .write(let path, _), .remove(let path): path
    case .place(let file): file.path
    }
  }
}

/// A large file that lies ready beside its place, synced, until a change puts it there.
package struct StagedFile: Sendable, Equatable {
  package var path: StorePath
  package var size: Int
  package var hash: String
  /// Its name until then, in the same folder.
  var temporaryName: String
}
