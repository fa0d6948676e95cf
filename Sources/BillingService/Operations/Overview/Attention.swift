import BillingCore

/// Where a group stands in the order of attention: past due, spikes, over budget, then spend.
struct Attention: Comparable {
  /// The smallest first, one after the other until they differ.
  private let ranks: [Double]
  /// The organization's own currency first: spend of two currencies is not compared.
  private let currency: String
  private let spend: Amount
  private let name: String

  init(_ group: GroupOverview, home: Currency) {
    let late = Double(group.pastDueDays ?? 0)
    ranks = [
      group.state == .closed && late == 0 ? 1 : 0, -late,
      -(group.openSpikes.map(\.score).max() ?? 0),
      group.flags.contains(.overBudget) ? 0 : group.flags.contains(.budgetAtRisk) ? 1 : 2,
    ]
    currency = group.currency == home ? "" : group.currency.code
    spend = group.monthToDate[group.currency] ?? .zero
    name = group.name
  }

  static func < (a: Attention, b: Attention) -> Bool {
    if a.ranks != b.ranks { return a.ranks.lexicographicallyPrecedes(b.ranks) }
    return (a.currency, b.spend, a.name) < (b.currency, a.spend, b.name)
  }
}
