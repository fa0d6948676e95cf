extension PriceList {
  package func price(category: String, unit: String) -> ProductPrice? {
    prices.first { $0.category == category && $0.unit == unit && !$0.tiers.isEmpty }
  }
}

extension ProductPrice {
  /// What so many units cost, unrounded; nil when it does not fit.
  ///
  /// Units below the lowest tier are included. Less than nothing gives back what as many cost.
  package func charge(for quantity: Amount) -> Amount? {
    if quantity.isNegative { return charge(for: -quantity).map { -$0 } }
    let tiers = tiers.sorted { $0.from < $1.from }
    return switch mode {
    case .volume: Self.volume(tiers, quantity)
    case .graduated: Self.graduated(tiers, quantity)
    }
  }

  private static func volume(_ tiers: [PriceTier], _ quantity: Amount) -> Amount? {
    guard let tier = tiers.last(where: { $0.from <= quantity }) else { return .zero }
    return tier.unitPrice.multiplied(by: quantity, .halfEven)
  }

  private static func graduated(_ tiers: [PriceTier], _ quantity: Amount) -> Amount? {
    var sum = Amount.zero
    for (index, tier) in tiers.enumerated() where tier.from < quantity {
      let end = index + 1 < tiers.count ? min(quantity, tiers[index + 1].from) : quantity
      guard let part = tier.unitPrice.multiplied(by: end - tier.from, .halfEven) else { return nil }
      sum += part
    }
    return sum
  }

  /// The average price of a unit at this quantity.
  package func averagePrice(for quantity: Amount) -> Amount? {
    guard !quantity.isZero, let charge = charge(for: quantity) else { return nil }
    return charge.scaled(by: Amount.nanosPerUnit, over: quantity.nanos, .halfEven)
  }
}
