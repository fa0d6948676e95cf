/// What a look at every byte of the journal and at every file found.
package struct VerifyReport: Sendable {
  package var records = 0
  package var segments = 0
  package var head: JournalHead
  /// The first damaged place; records behind it are not believed.
  package var damage: StoreProblem?
  /// Bytes of a record that was never finished; the next change cuts them off.
  package var unfinishedBytes = 0
  package var edits: [HandEdit] = []
  /// Large files that are missing or differ from what was imported.
  package var largeFiles: [StoreProblem] = []

  package var isSound: Bool { damage == nil && edits.isEmpty && largeFiles.isEmpty }
}
