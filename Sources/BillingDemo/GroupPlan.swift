import BillingCore

/// A group's shape with its ids and days: what usage, invoices and people are made from.
struct GroupPlan {
  /// One series with its price.
  struct Series {
    let shape: SeriesShape
    let account: AccountID
    let product: DemoProduct
    /// Billionths of the currency for one unit.
    let unitPrice: Int64
  }

  let shape: GroupShape
  let id: BillingGroupID
  let series: [Series]
  let accounts: [AccountID]
  /// The places of the group's first and last day in the timeline; empty after a closing that lies
  /// before the demo begins.
  let span: Range<Int>
  /// The group's own prices for its largest products; the same that its records have.
  let agreed: [ProductPrice]

  init(_ shape: GroupShape, id: BillingGroupID, timeline: DemoTimeline) {
    self.shape = shape
    self.id = id
    accounts = shape.accounts.map { AccountID(known: $0.id) }
    series = zip(shape.accounts, accounts).flatMap { account, id in
      account.series.map { series in
        let product = DemoCatalog.product(series.category)
        return Series(
          shape: series, account: id, product: product,
          unitPrice: product.price(
            in: shape.currency, discountPerMille: shape.discountPerMille))
      }
    }
    let start = shape.startedAgo.map { max(0, timeline.index(ago: $0)) } ?? 0
    let end = shape.stoppedAgo.map { timeline.index(ago: $0) } ?? timeline.facts.count
    span = start..<max(start, end)
    agreed = shape.discountPerMille > 0 ? Self.agreed(series) : []
  }

  private static func agreed(_ series: [Series]) -> [ProductPrice] {
    var seen: Set<String> = []
    let largest = series.filter { $0.shape.dailyCents > 0 && !$0.shape.hasEvent }
      .sorted { $0.shape.cents > $1.shape.cents }
      .filter { seen.insert($0.shape.category).inserted }.prefix(6)
    return largest.map { series in
      let price = Amount(nanos: Int128(series.unitPrice))
      return ProductPrice(
        category: series.product.category, unit: series.product.unit,
        tiers: [PriceTier(from: .zero, unitPrice: price)])
    }
  }

  var currency: Currency { shape.currency }
  /// Trials are not taxed.
  var taxPercent: Int { shape.story == .trial ? 0 : shape.residence.tax }

  func money(nanos: Int64) -> Money { Money(Amount(nanos: Int128(nanos)), currency) }
  func money(units: Int) -> Money { Money(Amount(units: units), currency) }
}

extension Identifier {
  /// An id that the demo writes itself.
  init(known text: String) {
    guard let id = Identifier(text) else { preconditionFailure("\(text) is not an id") }
    self = id
  }
}
