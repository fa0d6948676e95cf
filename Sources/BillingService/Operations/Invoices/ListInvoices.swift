package import BillingCore

/// An invoice with the group it bills.
package struct InvoiceInGroup: Hashable, Sendable {
  package let group: BillingGroup
  package let invoice: Invoice
}

/// The invoices of the groups, newest first.
package struct ListInvoices: ReadOperation {
  package static let info = OperationInfo("invoices.list", "Invoices", .capability(.viewInvoices))

  package let groups: [GroupReference]

  package init(groups: [GroupReference] = []) {
    self.groups = groups
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> [InvoiceInGroup] {
    try scene.permitted(groups, Self.info.permission)
      .flatMap { group in
        group.invoices.map { InvoiceInGroup(group: group, invoice: $0) }
      }
      .sorted { a, b in
        if a.invoice.month != b.invoice.month { return a.invoice.month > b.invoice.month }
        return a.invoice.number > b.invoice.number
      }
  }
}
