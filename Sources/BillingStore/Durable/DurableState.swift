/// The last committed state of a data folder, whole and consistent; it never changes.
package struct DurableState: Sendable {
  package var head: JournalHead
  /// Every document with its committed text, in the order of their paths.
  package var documents: [StoredDocument] = []
  /// Large files; their bytes are read where they are needed.
  package var largeFiles: [StoredFile] = []
  /// Those of them that are saved and not in their places yet: a writer is about to put them there,
  /// or was killed before it could.
  package var unplaced: [StorePath] = []
  /// Documents that somebody changed by hand and nobody accepted yet.
  package var edits: [HandEdit] = []
  /// Why nothing can be saved now; nil when it can.
  package var trouble: StoreProblem?
  /// What a person should hear: a torn record that was cut, a file that is not in place yet.
  package var notes: [String] = []

  package subscript(path: StorePath) -> StoredDocument? {
    documents.first { $0.path == path }
  }
}

/// A document of the folder.
package struct StoredDocument: Sendable, Equatable {
  package var path: StorePath
  package var bytes: [UInt8]
  package var hash: String
}

/// A large file of the folder.
package struct StoredFile: Sendable, Equatable {
  package var path: StorePath
  package var size: Int
  package var hash: String
}

/// A document whose file doesn't hold what the journal wrote last.
package struct HandEdit: Sendable, Equatable {
  package var path: StorePath
  /// Nil when the journal knows no such document.
  package var committed: [UInt8]?
  /// Nil when the file was removed, or can't be read.
  package var found: [UInt8]?
  /// Why it can't be read.
  package var failure: StoreProblem?

  /// The change that makes the edit part of the state.
  package var acceptance: DocumentChange {
    found.map { .write(path, $0) } ?? .remove(path)
  }
}
