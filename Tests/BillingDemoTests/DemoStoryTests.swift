import BillingCore
import BillingDemo
import Testing

/// Every group tells its story, and every role has somebody.
struct DemoStoryTests {
  private let demo = DemoOrganization.make(today: Days.ordinary)

  private func group(_ name: String) throws -> BillingGroup {
    try #require(demo.organization.groups.first { $0.name == name })
  }

  @Test func legacyCardIsPastDue() throws {
    let group = try group("Legacy card")
    #expect(group.accounts.count == 1)
    let unpaid = group.invoices.filter { $0.isPastDue(today: Days.ordinary) }
    #expect(unpaid.map(\.state.name) == ["failed"])
    #expect(group.payments.contains { $0.state.name == "failed" })
    #expect((group.methods.first?.instrument.expires ?? Days.ordinary) < Days.ordinary)
  }

  @Test(arguments: Days.odd)
  func oneGroupIsPastDueOnEveryDay(today: Day) {
    let groups = DemoOrganization.make(today: today).organization.groups
    let late = groups.filter { $0.invoices.contains { $0.isPastDue(today: today) } }
    #expect(late.map(\.name) == ["Legacy card"])
  }

  @Test func trialIsPaidByItsCredit() throws {
    let group = try group("Partner trial")
    let plans = group.accounts.compactMap { demo.organization.account($0)?.plan }
    #expect(plans == [.trial, .trial])
    #expect(group.methods.isEmpty)
    #expect(group.credits.map(\.kind) == [.trial])
    #expect(group.invoices.allSatisfy { $0.state == .draft || $0.total.amount.isZero })
  }

  @Test func labsCreditsRunOut() throws {
    let credits = try group("Labs and research").credits
    let value = credits.reduce(0) { $0 + $1.value.amount.approximate }
    let left = credits.reduce(0) { $0 + $1.remaining.amount.approximate }
    #expect(left > 0)
    #expect(left / value < 0.05)
  }

  @Test(arguments: [6, 10, 20, 31])
  func marketingIsOverBudget(dayOfMonth: Int) throws {
    let today = try #require(Day(year: 2026, month: 10, day: dayOfMonth))
    let demo = DemoOrganization.make(today: today)
    let over = demo.organization.groups.filter { group in
      guard let budget = group.budget else { return false }
      return MonthTotals(demo.records).total(group.id, today.month) > budget.amount
    }
    #expect(over.map(\.name) == ["Marketing campaigns"])
  }

  @Test func oneIsClosedAndKeepsItsInvoices() throws {
    let closed = demo.organization.groups.filter { $0.state == .closed }
    #expect(closed.map(\.name) == ["Old messaging hub"])
    #expect(closed.allSatisfy { !$0.invoices.isEmpty })
    #expect(
      !demo.records.contains { $0.group == closed[0].id && $0.days.first > Days.ordinary - 130 })
  }

  @Test func japanIsPaidFromABalanceThatRechargesItself() throws {
    let group = try group("Japan platform")
    #expect(group.autoRecharge?.isEnabled == true)
    #expect(group.payments.contains { $0.purpose == .recharge })
    #expect(group.ledger.balance(of: .balance, in: .jpy).amount > .zero)
  }

  @Test func everyRoleHasSomebody() {
    let organization = demo.organization
    let working = organization.grants.filter { organization.validity(of: $0).isValid }
    #expect(Set(working.map(\.role)) == Set(Role.allCases))
    let outside = organization.grants.filter { !organization.validity(of: $0).isValid }
    #expect(outside.map(\.user.text) == ["ines"])
  }

  @Test func theDeveloperHasNoBillingAccess() throws {
    let organization = demo.organization
    let devon = try #require(organization.user(UserID("devon")!))
    let roles = organization.accounts.flatMap(\.members).filter { $0.user == devon.id }
    #expect(!roles.isEmpty && roles.allSatisfy { $0.role == .developer })
    let access = Access(Actor(user: devon.id, name: devon.email, source: .demo), in: organization)
    #expect(!access.hasAnyRole)
  }
}
