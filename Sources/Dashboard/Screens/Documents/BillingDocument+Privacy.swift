package import BillingCore

extension BillingDocument {
  /// The document as it may be shown: under privacy's stand-ins without an amount, an id, an
  /// address or what somebody wrote. `accounts` has the account of each row.
  package func shown(
    _ names: DisplayNames, of group: BillingGroupID?, accounts: [AccountID?]
  ) -> BillingDocument {
    guard names.isPrivate else { return self }
    var copy = self
    copy.title = [kind.capitalizedWord, facts.first { $0.key == "month" }?.value ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
    copy.facts = facts.map { fact in
      DocumentFact(fact.key, fact.title, Self.shown(fact, names, group))
    }
    copy.rows = rows.enumerated().map { index, row in
      let row = withoutNumbers(row)
      return zip(columns, row).map { column, cell in
        Self.shown(
          cell, column.key, names, accounts.indices.contains(index) ? accounts[index] : nil)
      }
    }
    copy.totals = []
    copy.note = note.isEmpty || note == UsageStatement.estimateSentence ? note : "•••"
    return copy
  }

  /// Credits, corrections and receipts name other documents in their text.
  private func withoutNumbers(_ row: [DocumentCell]) -> [DocumentCell] {
    let names = [DocumentCell.text("credit"), .text("correction")]
    guard kind == "receipt" || row.first.map(names.contains) == true else { return row }
    return zip(columns, row).map { $0.key == "text" ? .text("•••") : $1 }
  }

  private static func shown(_ fact: DocumentFact, _ names: DisplayNames, _ group: BillingGroupID?)
    -> String
  {
    switch fact.key {
    case "group": group.map { names.group(fact.value, id: $0) } ?? "•••"
    case "groupId": group.map { names.id($0, revealed: false) } ?? "•••"
    case "number", "invoice", "payment": names.number(fact.value)
    case "month", "issuedOn", "dueOn", "asOf", "on": fact.value
    default: "•••"
    }
  }

  private static func shown(
    _ cell: DocumentCell, _ column: String, _ names: DisplayNames, _ account: AccountID?
  ) -> DocumentCell {
    switch (cell, column) {
    case (.number, _): .text("•••")
    case (.text(let name), "account"):
      account.map { .text(names.account(name, id: $0)) } ?? .text(name)
    default: cell
    }
  }
}

extension String {
  /// `Invoice` of `invoice`, `Usage statement` of `usageStatement`.
  fileprivate var capitalizedWord: String {
    let words = reduce(into: "") { text, letter in
      text += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
    }
    return (words.first.map { $0.uppercased() } ?? "") + words.dropFirst()
  }
}
