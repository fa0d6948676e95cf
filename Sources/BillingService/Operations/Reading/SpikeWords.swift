package import BillingCore

/// How a sentence about spend names things: as they are, or hidden and under stand-in names.
package struct SpikeWords: Sendable {
  package var group: @Sendable (BillingGroupID, String) -> String
  package var account: @Sendable (AccountID?, String) -> String
  /// An amount without its currency.
  package var figure: @Sendable (Money) -> String
  /// A usual amount, without decimals where they say nothing.
  package var usual: @Sendable (Money) -> String

  package init(
    group: @escaping @Sendable (BillingGroupID, String) -> String,
    account: @escaping @Sendable (AccountID?, String) -> String,
    figure: @escaping @Sendable (Money) -> String, usual: @escaping @Sendable (Money) -> String
  ) {
    self.group = group
    self.account = account
    self.figure = figure
    self.usual = usual
  }

  /// Everything by its own name.
  package static let plain = SpikeWords(
    group: { $1 }, account: { $1 }, figure: { $0.figure },
    usual: { $0.amount.magnitude >= Amount(units: 10) ? $0.roundFigure : $0.figure })
}

extension Spike {
  /// `Europe production, Tue Nov 18: EUR 412.50, usual for a Tuesday 95–130. 83 % of the excess is
  /// US outbound SMS on account Retail-7 (new).`
  package func sentence(_ words: SpikeWords = .plain) -> String {
    ([head(words)] + [driverSentence(words)].compactMap(\.self)).joined(separator: " ")
  }

  private func head(_ words: SpikeWords) -> String {
    let name = words.group(group, groupName)
    let so = isProvisional ? " so far" : ""
    let said = "\(name), \(day.weekdayText): \(currency.code) \(words.figure(amount))\(so)"
    if reading == .new { return "\(said), where there was nothing before." }
    let (low, high) = (words.usual(usualLow), words.usual(usualHigh))
    let range = low == high ? low : "\(low)–\(high)"
    return "\(said), usual for a \(day.weekday.name) \(range)."
  }

  private func driverSentence(_ words: SpikeWords) -> String? {
    guard let first = drivers.first, first.share > 0 else { return nil }
    let percent = Int((first.share * 100).rounded())
    let account = words.account(first.account, first.accountName)
    let place = first.account == nil ? "outside any account" : "on account \(account)"
    let whole = percent == 100 ? "All" : "\(percent) %"
    return "\(whole) of the excess is \(first.title) \(place)\(first.isNew ? " (new)" : "")."
  }
}
