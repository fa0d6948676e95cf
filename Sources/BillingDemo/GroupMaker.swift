import BillingCore

/// Puts one billing group together from its plan, its usage and its books.
struct GroupMaker {
  let plan: GroupPlan
  let usage: MadeUsage
  let timeline: DemoTimeline

  private var shape: GroupShape { plan.shape }
  private var firstDay: Day { timeline.first + plan.span.lowerBound }

  func group() -> BillingGroup {
    let wallet = GroupWallet(plan, timeline: timeline)
    let books = GroupBooks(
      plan, usage, method: wallet.primary,
      recharge: shape.story == .prepaid ? wallet.recharge : nil, timeline: timeline)
    return BillingGroup(
      id: plan.id, name: shape.name, currency: shape.currency,
      country: shape.residence.country, state: shape.story == .closed ? .closed : .active,
      createdOn: firstDay, accounts: plan.accounts,
      primaryAccount: shape.primary.map { plan.accounts[$0] }, profile: profile,
      methods: wallet.methods, credits: books.credits.credits, autoRecharge: wallet.recharge,
      subscription: shape.plan.map { Subscription(plan: $0, since: timeline.firstWholeMonth) },
      priceList: priceList, budget: budget, triggers: triggers, invoices: books.invoices,
      payments: books.payments, ledger: books.ledger, acknowledgements: acknowledgements)
  }

  private var profile: BillingProfile {
    let place = shape.residence
    let address = PostalAddress(
      name: "Acme Telecom \(place.city)", lines: [place.street], city: place.city,
      postcode: place.postcode, country: place.country)
    return BillingProfile(
      billingAddress: address, taxAddress: place.vatID.isEmpty ? nil : address,
      vatID: place.vatID, taxRate: Amount(units: plan.taxPercent),
      contacts: [
        BillingContact(name: "Accounts payable", email: "payables@\(DemoPeople.domain)")
      ],
      invoiceText: "Order number \(shape.prefix)-4711")
  }

  private var priceList: PriceList {
    plan.agreed.isEmpty
      ? PriceList() : PriceList(name: "\(shape.name) agreement", prices: plan.agreed)
  }
}

extension GroupMaker {
  /// The one over its budget has spent it from the sixth day of a month on; before, it is sure to.
  private var budget: Money? {
    guard shape.story == .overBudget else { return shape.budget.map { plan.money(units: $0) } }
    let soFar = Int(usage.monthToDate(timeline) / 1_000_000_000)
    let month = Int(shape.dailyCents * 30 / 100)
    let spent = timeline.today.dayOfMonth >= 6 ? soFar * 93 / 100 : month * 6 / 10
    let step = max(1, GroupWallet.nice(max(spent, 1)) / 100)
    return plan.money(units: max(1, spent / step * step))
  }

  private var daily: Int { max(1, Int(shape.dailyCents / 100)) }

  private var triggers: [UsageTrigger] {
    switch shape.prefix {
    case "EU": [dayTrigger]
    case "AM": [monthTrigger("Month above plan", units: daily * 45), segmentsTrigger]
    case "MKT": [monthTrigger("Campaign money spent", units: daily * 40)]
    default: []
    }
  }

  private func trigger(_ place: Int) -> Identifier<UsageTrigger> {
    Identifier(known: "trigger-\(shape.prefix)-\(place)")
  }

  /// Twice an ordinary day: the volume spike has set it off.
  private var dayTrigger: UsageTrigger {
    let threshold = plan.money(units: daily * 2).amount
    let created = max(firstDay, timeline.ago(120))
    let firings = timeline.facts.indices.compactMap { index -> TriggerFiring? in
      let value = plan.money(nanos: usage.days[index]).amount
      let day = timeline.first + index
      guard value >= threshold, day >= created else { return nil }
      return TriggerFiring(
        period: DayRange(day), value: value,
        at: Timestamp(startOf: min(day + 1, timeline.today)))
    }
    return UsageTrigger(
      id: trigger(1), name: "A day at twice the usual", basis: .price,
      threshold: .absolute(threshold), recurrence: .daily, channel: "finance",
      createdOn: created, createdBy: "greta@\(DemoPeople.domain)", firings: firings)
  }

  private func monthTrigger(_ name: String, units: Int) -> UsageTrigger {
    UsageTrigger(
      id: trigger(1), name: name, basis: .price,
      threshold: .absolute(plan.money(units: units).amount), recurrence: .monthly,
      channel: "finance", createdOn: max(firstDay, timeline.ago(150)),
      createdBy: "dana@\(DemoPeople.domain)")
  }

  private var segmentsTrigger: UsageTrigger {
    UsageTrigger(
      id: trigger(2), name: "Outbound SMS of the US stores", basis: .usage,
      category: "united-states-outbound-lc-sms", account: plan.accounts[0], unit: "segments",
      threshold: .absolute(Amount(units: 5_000_000)), recurrence: .monthly, channel: "operations",
      createdOn: max(firstDay, timeline.ago(200)), createdBy: "marta@\(DemoPeople.domain)")
  }

  private var acknowledgements: [SpikeAcknowledgement] {
    plan.series.compactMap { series in
      guard case .earlier(let ago)? = series.shape.event, timeline.index(ago: ago) >= 0 else {
        return nil
      }
      let day = timeline.ago(ago)
      return SpikeAcknowledgement(
        day: day, reason: .expected, note: "Loyalty members were told of the new terms by e-mail.",
        by: "dana@\(DemoPeople.domain)",
        at: Timestamp(seconds: Timestamp(startOf: day + 1).seconds + 30_600))
    }
  }
}
