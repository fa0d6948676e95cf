package import BillingCore

/// One month's usage statement, ready for paper.
package struct StatementPage: Hashable, Sendable {
  package let statement: UsageStatement
  package let document: BillingDocument
}

/// The usage statements of the groups for a month.
package struct ReadStatement: ReadOperation {
  package static let info = OperationInfo(
    "statements.read", "Usage statement", .capability(.viewInvoices))

  package let groups: [GroupReference]
  package let month: Month
  package let showsID: Bool

  package init(groups: [GroupReference] = [], month: Month, showsID: Bool = false) {
    self.groups = groups
    self.month = month
    self.showsID = showsID
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> [StatementPage] {
    let usage = try scene.usage
    return try scene.permitted(groups, Self.info.permission).map { group in
      let question = InvoiceBuilder.question(for: month, of: group.id)
      let statement = UsageStatement(
        group, month: month, table: usage.table(question), catalog: scene.view.catalog)
      let document = BillingDocument(
        statement, showsID: showsID, accountName: scene.accountName)
      return StatementPage(statement: statement, document: document)
    }
  }
}
