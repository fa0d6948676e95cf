/// What a change is held to beside its own words.
package struct ChangeTerms: Hashable, Sendable {
  /// The processor that will be asked, where money moves.
  package var processor: String?
  /// The revision of what was looked at; an operation that was opened with one has its own.
  package var revision: Int?

  package init(processor: String? = nil, revision: Int? = nil) {
    self.processor = processor
    self.revision = revision
  }
}
