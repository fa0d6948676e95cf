import BillingService
import TerminalUI

extension ScreenContext {
  /// A sentence about a spike from its fullest form to its shortest, for little room: first the
  /// group's name goes, then long account names keep their ends only.
  func sentences(isNamed: Bool = true, _ sentence: (SpikeWords) -> String) -> [String] {
    let ruler = TextRuler(environment.capabilities.glyphs)
    let own = names.ownSentenceWords
    let brief = [32, 20].map { limit in
      var words = own
      words.account = { id, name in ruler.fit(own.account(id, name), to: limit, .middle) }
      return words
    }
    return ((isNamed ? [names.sentenceWords] : []) + [own] + brief).map(sentence)
  }
}
