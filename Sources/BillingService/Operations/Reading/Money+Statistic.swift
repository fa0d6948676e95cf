package import BillingCore

extension Money {
  /// A statistic as money, rounded once to the currency's coins; 0 for what is no number.
  package init(statistic value: Double, _ currency: Currency) {
    let limit = 1e27
    let nanos = value.isFinite ? min(max(value * 1e9, -limit), limit).rounded() : 0
    self = Money(Amount(nanos: Int128(nanos)), currency).rounded()
  }
}

extension SpikeSettings {
  /// What the detector is told: the group's own settings over the currency's coins.
  func detector(_ currency: Currency) -> DetectorSettings {
    var settings = DetectorSettings(currency: currency, sensitivity: sensitivity.approximate)
    if let minimum, minimum.currency == currency {
      settings.floor = max(settings.floor, minimum.amount.approximate)
    }
    return settings
  }
}
