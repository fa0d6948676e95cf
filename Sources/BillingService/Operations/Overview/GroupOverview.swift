package import BillingCore

/// One day of a group's last thirty.
package struct DayFigure: Hashable, Sendable {
  /// What is known of a day.
  package enum State: String, Hashable, Sendable {
    case known
    /// May still grow: drawn apart, never read as a drop.
    case partial
    /// No data at all, though later days have some; not a day of zero.
    case missing
    /// Before the data begins.
    case before
    /// After the data ends.
    case unknown
  }

  package let day: Day
  package let state: State
  /// Nil unless known or partial.
  package let amount: Amount?
}

/// What makes a group worth looking at.
package enum GroupFlag: String, CaseIterable, Hashable, Sendable {
  case pastDue, spike, overBudget, budgetAtRisk, noData, closed
}

/// One group on the home screen.
package struct GroupOverview: Hashable, Sendable {
  package let id: BillingGroupID
  package let name: String
  package let state: GroupState
  /// What `days` and `forecast` are in.
  package let currency: Currency
  package let accounts: Int
  /// The last day that the data knows about; nil without data.
  package let asOf: Day?
  package let monthToDate: MoneyBag
  /// The month's finished days against as many of the month before, in the group's currency.
  package let versusLikePeriod: Comparison?
  package let forecast: ForecastFigure?
  /// The last thirty days, oldest first.
  package let days: [DayFigure]
  package let balance: Money
  /// What invoices ask for that has not been paid.
  package let outstanding: Money
  package let creditsLeft: Money
  /// The newest payment that went through.
  package let lastPayment: LastPayment?
  package let budget: BudgetFigure?
  /// How many days the oldest unpaid invoice is late.
  package let pastDueDays: Int?
  /// The running month's, oldest first; only the latest open one has its drivers.
  package internal(set) var spikes: [Spike]
  package let flags: [GroupFlag]
  package let revision: Int

  /// Those that nobody has acknowledged.
  package var openSpikes: [Spike] { spikes.filter { $0.acknowledgement == nil } }
}
