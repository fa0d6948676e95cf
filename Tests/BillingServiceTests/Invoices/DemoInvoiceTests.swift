import BillingCore
import BillingDemo
import BillingService
import Testing

/// The demo's books and its usage tell the same story: next month's draft corrects little.
@Test func theDemosFrozenInvoicesFitItsUsage() throws {
  let today = Day("2026-11-20")!
  let demo = DemoOrganization.make(today: today, groups: 6, days: 120)
  let service = BillingService(MemoryRepository(demo.organization, usage: demo.usage))
  let moment = Moment(today: today, now: Timestamp(startOf: today))
  for group in demo.organization.groups {
    let page = try service.read(
      DraftInvoice(group: .id(group.id), month: today.month), as: .dataOwner, at: moment)
    let corrections = page.invoice.lines.filter { $0.kind == .correction }
    #expect(page.invoice.addsUp)
    #expect(
      corrections.count <= 3,
      "\(group.name): \(corrections.prefix(3).map { "\($0.text) \($0.amount.text)" })")
  }
}
