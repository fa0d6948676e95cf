import BillingCore
import BillingDemo
import BillingService
import Testing

/// The demo in memory answers questions from the same records that its invoices are made of.
struct DemoRepositoryTests {
  private let demo = DemoOrganization.make(today: Days.ordinary)

  @Test func answersWithTheRecords() throws {
    let snapshot = try DemoOrganization.repository(today: Days.ordinary).snapshot()
    #expect(snapshot.organization == demo.organization)
    let totals = MonthTotals(demo.records)
    for group in demo.organization.groups {
      for month in totals.months(of: group.id) {
        let table = try snapshot.usage.opened().table(
          UsageQuestion(
            range: month.days, aggregation: .daily, by: [.group],
            filter: UsageFilter(groups: [group.id])))
        #expect(table.totals[group.currency] == totals.total(group.id, month), "\(group.name)")
      }
    }
  }

  @Test func isFreshUntilToday() throws {
    let usage = demo.usage
    let live = demo.organization.groups.filter { $0.state == .active }
    for group in live { #expect(usage.coverage(of: group.id)?.asOf == Days.ordinary) }
  }

  @Test func showsWhatWasRevised() throws {
    let usage = demo.usage
    let range = DayRange(first: Days.ordinary - 30, last: Days.ordinary)
    let revisions = demo.organization.groups.flatMap { usage.revisions(of: $0.id, in: range) }
    #expect(revisions.count == 6)
    #expect(revisions.allSatisfy { $0.before.price != $0.after.price })
  }

  @Test func isShownAsTheBillingAdmin() {
    let access = Access(demo.actor, in: demo.organization)
    #expect(access.organizationRoles == [.organizationBillingAdmin])
    #expect(demo.actor.source == .demo)
  }
}
