import BillingCore
import BillingService
import TerminalUI

/// The facts of the details tab, as they may be shown.
struct DetailsFacts {
  typealias Fact = DetailsPage.Fact
  typealias Section = DetailsPage.Section

  let content: DetailsScreen.Content
  let context: ScreenContext

  private var group: BillingGroup { content.details.group }
  private var names: DisplayNames { context.names }

  var sections: [Section] {
    [identity, budget, spikes, subscription, addresses, tax, contacts, prices]
  }

  /// The id directly below the name.
  private var identity: Section {
    Section(
      "Billing group",
      [
        Fact(label: "Name", value: names.group(group)),
        Fact(label: "Id", value: names.id(group.id, revealed: context.revealsID), style: .dim),
        Fact(
          label: "State", value: group.state.rawValue,
          style: group.state == .closed ? .warning : .text),
        Fact(
          label: "Currency", value: "\(group.currency.code), billed in \(group.country)"),
        Fact(label: "Since", value: group.createdOn.text),
        Fact(label: "Your role", value: content.details.roles.map(\.title).joined(separator: ", ")),
      ])
  }

  private var budget: Section {
    guard let figure = content.details.overview.budget else {
      return Section("Budget", [Fact(label: "Monthly", value: "none", style: .dim)])
    }
    let percent = "\(Int(min(figure.percent, 99_999).rounded())) %"
    let (words, style) = Self.status(figure.status)
    return Section(
      "Budget",
      [
        Fact(label: "Monthly", value: names.money(figure.budget)),
        Fact(label: "Spent", value: "\(names.money(figure.spent)), \(percent)", style: style),
        Fact(label: "Status", value: words, style: style),
      ])
  }

  private static func status(_ status: BudgetStatus) -> (String, Style) {
    switch status {
    case .onTrack: ("on track", .good)
    case .atRisk(let day): ("at risk: passes it on \(day.shortText)", .warning)
    case .exceeded(let day): ("exceeded on \(day.shortText)", .danger)
    case .tooEarly: ("too little history to look ahead", .dim)
    }
  }

  /// The settings, and what they find.
  private var spikes: Section {
    let settings = group.spikes
    let done = content.spikes.filter { $0.acknowledgement != nil }.count
    let found = content.spikes.count
    return Section(
      "Spikes",
      [
        Fact(label: "Sensitivity", value: "\(settings.sensitivity.text) (1 is usual)"),
        Fact(label: "Smallest excess", value: settings.minimum.map(names.money) ?? "none"),
        Fact(
          label: "Effect",
          value: "\(found) in the last \(DetailsScreen.spikeDays) days, \(done) acknowledged"),
      ])
  }

  private var subscription: Section {
    guard let subscription = group.subscription?.settled(on: context.today) else {
      return Section("Subscription", [Fact(label: "Plan", value: "none", style: .dim)])
    }
    let next = subscription.next.map { "\(title($0.plan)) from \($0.startsOn.text)" } ?? ""
    return Section(
      "Subscription",
      [
        Fact(label: "Plan", value: title(subscription.plan)),
        Fact(label: "Each month", value: price(subscription.plan)),
        Fact(label: "Since", value: subscription.since.text),
        Fact(label: "State", value: Self.state(subscription)),
        Fact(label: "Next", value: next),
        Fact(label: "Paid through", value: subscription.paidThrough?.text ?? ""),
      ])
  }

  private static func state(_ subscription: Subscription) -> String {
    switch subscription.state {
    case .active: "active"
    case .cancelling(let day): "ends on \(day.text); can be resumed until then"
    case .cancelled(let day): "ended on \(day.text)"
    }
  }

  private func title(_ plan: String) -> String {
    content.plans.first { $0.id == plan }?.title ?? plan
  }

  private func price(_ plan: String) -> String {
    let known = content.plans.first { $0.id == plan }?.monthly
    return known?.first { $0.currency == group.currency }.map(names.money) ?? ""
  }

  private var addresses: Section {
    let profile = group.profile
    return Section(
      "Addresses",
      [
        Fact(label: "Billing", value: names.note(profile.billingAddress.oneLine)),
        Fact(label: "Shipping", value: optional(profile.shippingAddress)),
      ])
  }

  private func optional(_ address: PostalAddress?) -> String {
    address.map { names.note($0.oneLine) } ?? "as billing"
  }

  private var tax: Section {
    let profile = group.profile
    return Section(
      "Tax and invoices",
      [
        Fact(label: "Tax address", value: optional(profile.taxAddress)),
        Fact(label: "VAT id", value: profile.vatID.isEmpty ? "none" : names.note(profile.vatID)),
        Fact(label: "Tax rate", value: "\(profile.taxRate.text) %"),
        Fact(label: "Days to pay", value: String(profile.paymentTermDays)),
        Fact(
          label: "Invoice text",
          value: profile.invoiceText.isEmpty ? "" : names.note(profile.invoiceText)),
      ])
  }

  private var contacts: Section {
    let contacts = group.profile.contacts.map { contact in
      Fact(label: names.person(contact.name), value: names.email(contact.email))
    }
    return Section(
      "Billing contacts",
      contacts.isEmpty ? [Fact(label: "Contacts", value: "none", style: .dim)] : contacts)
  }

  private var prices: Section {
    let list = group.priceList
    guard !list.prices.isEmpty else {
      return Section("Price list", [Fact(label: list.name, value: "as recorded", style: .dim)])
    }
    return Section(
      "Price list: \(names.isPrivate ? "own prices" : list.name)",
      list.prices.map { Fact(label: $0.category, value: text($0)) })
  }

  /// `0.0075 per segment; from 10,000: 0.0070 (each unit at its own tier)`.
  private func text(_ price: ProductPrice) -> String {
    guard !names.isPrivate else { return "•••" }
    let tiers = price.tiers.map { tier in
      tier.from.isZero
        ? tier.unitPrice.text
        : "from \(MoneyText.grouped(tier.from, digits: 0)): \(tier.unitPrice.text)"
    }
    let mode =
      price.tiers.count < 2
      ? "" : price.mode == .volume ? " (all units at one tier)" : " (each unit at its own tier)"
    return "\(tiers.joined(separator: "; ")) per \(Self.single(price.unit))\(mode)"
  }

  /// Units are written in the plural where they are plain words.
  private static func single(_ unit: String) -> String {
    unit.hasSuffix("s") && !unit.hasSuffix("ss") ? String(unit.dropLast()) : unit
  }
}
