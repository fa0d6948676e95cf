package import BillingCore
package import BillingService
import UsageEngine

extension DemoOrganization {
  /// The usage as questions are asked of it, with the revisions that the second import made.
  package var usage: any UsageSource {
    let fresh = organization.groups.map { ($0.id, today) }
    return UsageIndex(
      imports: imports.map { ($0.day, $0.records) },
      asOf: Dictionary(fresh, uniquingKeysWith: { first, _ in first }))
  }

  /// The organization in memory: every operation works, and nothing is written.
  package static func repository(
    seed: UInt64 = defaultSeed, today: Day, groups: Int = defaultGroups, days: Int = defaultDays
  ) -> MemoryRepository {
    let demo = make(seed: seed, today: today, groups: groups, days: days)
    return MemoryRepository(demo.organization, usage: demo.usage)
  }

  /// Who the demo is shown as unless somebody else is asked for.
  package var actor: Actor {
    let user = organization.users.first { $0.id.text == DemoPeople.presenter }
    return Actor(
      user: user?.id, name: user?.email ?? "\(DemoPeople.presenter)@\(DemoPeople.domain)",
      source: .demo)
  }
}
