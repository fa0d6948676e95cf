import BillingCore
import BillingDemo
import Testing

/// The demo is sound on every day, at every size, and always the same.
struct DemoOrganizationTests {
  @Test func isTheSameForTheSameSeed() {
    let first = DemoOrganization.make(today: Days.ordinary)
    let again = DemoOrganization.make(today: Days.ordinary)
    #expect(first.organization == again.organization)
    #expect(first.imports == again.imports)
    let other = DemoOrganization.make(seed: 21, today: Days.ordinary)
    #expect(first.imports != other.imports)
    #expect(first.organization.groups[0].id != other.organization.groups[0].id)
  }

  @Test(arguments: Days.odd + Days.far, [0, 40, 426])
  func isSoundOnEveryDay(today: Day, days: Int) throws {
    let demo = DemoOrganization.make(today: today, days: days)
    try demo.organization.checkInvariants()
    check(membershipIn: demo)
  }

  @Test(arguments: [-1, 0, 1, 2, 3, 8, 9, 10, 37, 200])
  func isSoundAtEverySize(groups: Int) throws {
    let demo = DemoOrganization.make(today: Days.ordinary, groups: groups, days: 60)
    try demo.organization.checkInvariants()
    #expect(demo.organization.groups.count == max(groups, 1))
    #expect(demo.spikes.count == min(max(groups, 1), 3))
    check(membershipIn: demo)
  }

  private func check(membershipIn demo: DemoOrganization) {
    var homes: [AccountID: BillingGroupID] = [:]
    for group in demo.organization.groups {
      for account in group.accounts { homes[account] = group.id }
    }
    #expect(homes.count == demo.organization.accounts.count)
    let records = demo.imports.flatMap(\.records)
    #expect(records.allSatisfy { $0.account.flatMap { homes[$0] } == $0.group })
    #expect(records.allSatisfy { $0.days.first <= demo.today && $0.days.count == 1 })
    let currencies = Dictionary(
      uniqueKeysWithValues: demo.organization.groups.map { ($0.id, $0.currency) })
    #expect(records.allSatisfy { $0.price.currency == currencies[$0.group] })
    check(treeOf: demo.organization)
  }

  private func check(treeOf organization: Organization) {
    let units = Set(organization.units.map(\.id))
    #expect(organization.units.allSatisfy { $0.parent.map(units.contains) ?? true })
    #expect(organization.accounts.allSatisfy { $0.unit.map(units.contains) ?? false })
    let accounts = Set(organization.accounts.map(\.id))
    #expect(organization.accounts.allSatisfy { $0.parent.map(accounts.contains) ?? true })
    let users = Set(organization.users.map(\.id))
    let members = organization.accounts.flatMap(\.members).map(\.user)
    #expect(members.allSatisfy(users.contains))
  }

  @Test func hasTheSizeItPromises() {
    let demo = DemoOrganization.make(today: Days.ordinary)
    let organization = demo.organization
    #expect(organization.groups.count == 9)
    #expect(organization.accounts.count >= 30)
    #expect(organization.accounts.contains { $0.parent != nil })
    #expect(organization.catalog.products.count >= 40)
    #expect(
      Set(organization.catalog.products.map(\.category)).count
        == organization.catalog.products.count)
    #expect(Set(organization.groups.map(\.currency)).isSuperset(of: [.usd, .eur, .gbp, .jpy]))
    #expect(demo.records.map(\.days.first).min() == Days.ordinary - 426)
    #expect(demo.records.map(\.days.first).max() == Days.ordinary)
  }

  @Test func revisesSomeDays() {
    let demo = DemoOrganization.make(today: Days.ordinary)
    let (first, second) = (demo.imports[0], demo.imports[1])
    #expect(first.day < second.day)
    let revised = second.records.filter { $0.days.first < first.day }
    #expect(revised.count == 6)
    for record in revised {
      let before = first.records.filter {
        $0.account == record.account && $0.category == record.category && $0.days == record.days
      }
      #expect(before.count == 1)
      #expect(before.allSatisfy { $0.price != record.price && $0.product == record.product })
    }
    #expect(demo.records.count == first.records.count + second.records.count - revised.count)
  }

  @Test func usesWhatTheCatalogHasAndHasMoreThanIsUsed() {
    let demo = DemoOrganization.make(today: Days.ordinary)
    let units = Dictionary(
      uniqueKeysWithValues: demo.organization.catalog.products.map { ($0.category, $0.unit) })
    let used = Set(demo.records.map(\.category))
    #expect(used.subtracting(units.keys) == ["adjustments"])
    #expect(used.count < units.count)
    #expect(demo.records.allSatisfy { units[$0.category] ?? "credits" == $0.usage.unit })
  }

  @Test func productsComeAndGo() {
    let records = DemoOrganization.make(today: Days.ordinary).records
    let first = Dictionary(records.map { ($0.category, $0.days.first) }, uniquingKeysWith: min)
    let last = Dictionary(records.map { ($0.category, $0.days.last) }, uniquingKeysWith: max)
    #expect(first.values.contains { $0 > Days.ordinary - 200 })
    #expect(last.values.contains { $0 < Days.ordinary - 60 })
    #expect(records.contains { $0.price.amount.isNegative })
  }
}
