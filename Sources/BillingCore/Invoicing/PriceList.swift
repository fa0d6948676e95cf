/// How tiers apply: all units at the tier reached, or each unit at its own tier.
package enum TierMode: String, CaseIterable, Sendable {
  case volume, graduated
}

/// A unit price from a quantity on.
package struct PriceTier: Hashable, Sendable {
  package var from: Amount
  package var unitPrice: Amount

  package init(from: Amount, unitPrice: Amount) {
    self.from = from
    self.unitPrice = unitPrice
  }
}

/// What one product costs this group, instead of what the usage record says.
package struct ProductPrice: Hashable, Sendable {
  package var category: String
  package var unit: String
  package var mode: TierMode
  package var tiers: [PriceTier]

  package init(category: String, unit: String, mode: TierMode = .graduated, tiers: [PriceTier]) {
    self.category = category
    self.unit = unit
    self.mode = mode
    self.tiers = tiers
  }
}

/// A group's own prices, shared by all its accounts.
package struct PriceList: Hashable, Sendable {
  package var name: String
  package var prices: [ProductPrice]

  package init(name: String = "List prices", prices: [ProductPrice] = []) {
    self.name = name
    self.prices = prices
  }
}
