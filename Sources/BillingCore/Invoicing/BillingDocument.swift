/// What stands in one cell of a document's table.
package enum DocumentCell: Hashable, Sendable {
  case text(String)
  case number(Amount, digits: Int)
  case empty
}

/// A column of a document: its key for programs, its title for people.
package struct DocumentColumn: Hashable, Sendable {
  package let key: String
  package let title: String

  package init(_ key: String, _ title: String) {
    self.key = key
    self.title = title
  }
}

/// A line above or below a document's table.
package struct DocumentFact: Hashable, Sendable {
  package let key: String
  package let title: String
  package let value: String

  package init(_ key: String, _ title: String, _ value: String) {
    self.key = key
    self.title = title
    self.value = value
  }
}

/// An invoice, statement or receipt on its way to paper: facts, one table, totals, a closing word.
package struct BillingDocument: Hashable, Sendable {
  package var kind: String
  package var title: String
  package var facts: [DocumentFact]
  package var columns: [DocumentColumn]
  package var rows: [[DocumentCell]]
  package var totals: [Money]
  package var note: String

  package init(
    kind: String, title: String, facts: [DocumentFact], columns: [DocumentColumn],
    rows: [[DocumentCell]], totals: [Money], note: String = ""
  ) {
    self.kind = kind
    self.title = title
    self.facts = facts.filter { !$0.value.isEmpty }
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.note = note
  }
}

/// The forms a document can be saved in.
package enum DocumentFormat: String, CaseIterable, Sendable {
  case text, csv, json
}
