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
  package func sentence(_ words: SpikeWords = .plain) -> String {
    words.sentence(
      words.group(group, groupName), verdict, amount, usualLow, usualHigh,
      driver: drivers.first)
  }
}

extension DayReport {
  /// About this day of a group, whether it is a spike or not.
  package func sentence(
    _ name: String, _ group: BillingGroupID, _ words: SpikeWords = .plain
  ) -> String {
    words.sentence(
      words.group(group, name), verdict, amount ?? .zero(currency), usualLow, usualHigh,
      driver: drivers.first)
  }
}

extension SeriesSpike {
  package func sentence(_ words: SpikeWords = .plain) -> String {
    let group = key.group.map { words.group($0, groupName ?? "") }
    let account = key.account.map { id in
      id == nil ? "outside any account" : "account \(words.account(id, accountName ?? ""))"
    }
    let parts = [group, title, account].compactMap(\.self)
    return words.sentence(
      parts.isEmpty ? "All groups" : parts.joined(separator: ", "), verdict, amount, usualLow,
      usualHigh, cause: cause)
  }
}

extension SpikeWords {
  fileprivate func sentence(
    _ name: String, _ verdict: DayVerdict, _ amount: Money, _ low: Money, _ high: Money,
    driver: SpikeDriver? = nil, cause: SpikeCause? = nil
  ) -> String {
    SpikeSentence(
      name: name, verdict: verdict, amount: "\(amount.currency.code) \(figure(amount))",
      usualLow: usual(low), usualHigh: usual(high),
      driver: driver.map(sentenceDriver), cause: cause
    ).text
  }

  private func sentenceDriver(_ driver: SpikeDriver) -> SpikeSentence.Driver {
    let account = account(driver.account, driver.accountName)
    let place = driver.account == nil ? "outside any account" : "on account \(account)"
    return SpikeSentence.Driver(
      place: "\(driver.title) \(place)", share: driver.share, isNew: driver.isNew,
      cause: driver.cause)
  }
}
