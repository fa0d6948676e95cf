import BillingCore
import BillingService
import TerminalUI

/// What a list says below it of the spike under its cursor, and its row does not.
///
/// The words stand in the same places for every spike: from row to row the eye meets only what
/// differs, and no more than that goes over the line.
struct SpikeBrief {
  let spike: Spike
  let names: DisplayNames

  /// `USD 54,993.77   usual for the weekday 37,050–40,829`.
  var amount: String {
    let amount = TextRuler().pad(names.money(spike.amount), to: 17)
    return "\(amount)\(spike.isProvisional ? "so far   " : "")\(usual)"
  }

  private var usual: String {
    let since = spike.verdict.newNormalSince.map { ", the new normal since \($0.weekdayText)" }
    if spike.reading == .new { return "where there was nothing before\(since ?? "")" }
    let words = names.sentenceWords
    let (low, high) = (words.usual(spike.usualLow), words.usual(spike.usualHigh))
    return "usual for the weekday \(low == high ? low : "\(low)–\(high)")\(since ?? "")"
  }

  /// `83 % of the excess is more volume`.
  var share: String { excess.map { $0 + (cause.isEmpty ? "in one place" : cause) } ?? "" }

  /// `83 % of the excess is more volume on account Retail-7: US outbound SMS`.
  func who(width: Int) -> String {
    guard let driver = spike.drivers.first, let excess else { return "" }
    let ruler = TextRuler()
    let account = names.account(of: driver)
    let brief = ruler.fit(account, to: 24, .middle)
    let isPlaced = driver.account != nil
    let forms = [
      "\(cause) \(isPlaced ? "on account \(account)" : "outside any account")",
      "\(cause) \(isPlaced ? "on \(brief)" : "outside accounts")",
      isPlaced ? "on \(brief)" : "outside accounts",
    ].map { "\(excess)\($0.drop { $0 == " " }): \(driver.title)" }
    return forms.first { ruler.width(of: $0) <= width } ?? forms[2]
  }

  /// `Wed Dec 17   1.4×   83 % of the excess is more volume on account Retail-7: US outbound SMS`.
  func whole(width: Int) -> String {
    let ruler = TextRuler()
    let multiple = spike.multiple.map(MultipleWords.text) ?? "new"
    return ruler.pad(spike.day.weekdayText, to: 13) + ruler.pad(multiple, to: 7)
      + who(width: width - 20)
  }

  private var excess: String? {
    guard let driver = spike.drivers.first, driver.share >= 0.005 else { return nil }
    let percent = Int((min(driver.share, 1) * 100).rounded())
    return "\(percent == 100 ? "All" : "\(percent) %") of the excess is "
  }

  private var cause: String {
    guard let driver = spike.drivers.first else { return "" }
    return driver.isNew ? "new" : driver.cause?.text ?? ""
  }
}

extension DisplayNames {
  /// An account without a name of its own by its id's two ends: nobody reads what is between.
  func account(of driver: SpikeDriver) -> String {
    let name = sentenceWords.account(driver.account, driver.accountName)
    guard name == driver.account?.text else { return name }
    return TextRuler().fit(name, to: 11, .middle)
  }
}
