package import BillingCore

/// A made-up organization with its usage: the same for the same seed, day and size.
package struct DemoOrganization: Sendable {
  package let today: Day
  package let organization: Organization
  /// In the order they came in: the second one revises some days of the first.
  package let imports: [DemoImport]
  package let spikes: [DemoSpike]

  package static let defaultSeed: UInt64 = 20
  package static let defaultGroups = 9
  /// Fourteen months.
  package static let defaultDays = 426

  /// `days` is how far the usage reaches back from today, which is there in part.
  package static func make(
    seed: UInt64 = defaultSeed, today: Day, groups: Int = defaultGroups, days: Int = defaultDays
  ) -> DemoOrganization {
    let timeline = DemoTimeline(today: today, days: days)
    var generator = SeededGenerator(seed: seed)
    let plans = GroupShape.shapes(groups, generator: &generator).map { shape in
      GroupPlan(shape, id: id(&generator), timeline: timeline)
    }
    var maker = UsageMaker(
      timeline: timeline, seed: generator.next(), series: plans.reduce(0) { $0 + $1.series.count })
    let made = plans.enumerated().map { number, plan in
      GroupMaker(plan: plan, usage: maker.add(plan, number: number), timeline: timeline).group()
    }
    return DemoOrganization(
      today: timeline.today, organization: organization(made, plans, timeline),
      imports: [
        DemoImport(
          day: max(timeline.ago(timeline.firstImportEndsAgo - 1), timeline.first),
          records: maker.earlier),
        DemoImport(day: timeline.today, records: maker.latest),
      ],
      spikes: plans.flatMap { spikes(of: $0, timeline) })
  }

  private static func id(_ generator: inout SeededGenerator) -> BillingGroupID {
    let text = BillingGroupID.prefix + generator.letters(20)
    guard let id = BillingGroupID(text) else { preconditionFailure("letters and digits only") }
    return id
  }

  private static func organization(
    _ groups: [BillingGroup], _ plans: [GroupPlan], _ timeline: DemoTimeline
  ) -> Organization {
    let people = DemoPeople(groups: groups.map { ($0.name, $0.id) })
    return Organization(
      id: "acme-telecom", name: "Acme Telecom",
      domain: VerifiedDomain(
        name: DemoPeople.domain, proof: .dnsRecord, verifiedOn: timeline.first),
      currency: .usd, units: DemoUnits.all, accounts: plans.flatMap(accounts(of:)),
      users: people.users, grants: people.grants, groups: groups,
      addressBook: groups.first.map { [$0.profile.billingAddress] } ?? [],
      catalog: DemoCatalog.catalog)
  }

  private static func accounts(of plan: GroupPlan) -> [Account] {
    plan.shape.accounts.enumerated().map { place, shape in
      Account(
        id: plan.accounts[place], name: shape.name, unit: UnitID(known: shape.unit),
        parent: shape.parent.map { AccountID(known: $0) },
        plan: plan.shape.story == .trial ? .trial : .payAsYouGo,
        members: DemoPeople.members(place: place, isPrimary: place == 0))
    }
  }

  private static func spikes(of plan: GroupPlan, _ timeline: DemoTimeline) -> [DemoSpike] {
    let ago = timeline.spikesAgo
    return plan.series.compactMap { series in
      let (cause, days): (DemoSpike.Cause, Int)
      switch series.shape.event {
      case .volume: (cause, days) = (.volume, ago.volume)
      case .unitPrice: (cause, days) = (.unitPrice, ago.price)
      case .newAccount: (cause, days) = (.newAccount, ago.newAccount)
      case .earlier, nil: return nil
      }
      guard timeline.index(ago: days) >= 0 else { return nil }
      return DemoSpike(
        cause: cause, day: timeline.ago(days), group: plan.id, account: series.account,
        category: series.shape.category)
    }
  }
}

extension DemoOrganization {
  /// Every record as it is now: what was revised is left out of the first import.
  package var records: [UsageRecord] {
    guard let latest = imports.last, imports.count > 1 else { return imports.flatMap(\.records) }
    let revised = Set(latest.records.map(Key.init))
    return imports[0].records.filter { !revised.contains(Key($0)) } + latest.records
  }

  /// What tells two records apart.
  private struct Key: Hashable {
    let group: BillingGroupID
    let account: AccountID?
    let category: String
    let days: DayRange

    init(_ record: UsageRecord) {
      group = record.group
      account = record.account
      category = record.category
      days = record.days
    }
  }
}
