import BillingService

extension FuzzTarget {
  /// What a client sends through a forced command chooses neither who it is nor which data.
  static let forcedCommand = FuzzTarget(
    name: "command",
    seeds: ["groups --format json", "billtop usage 'a b' \"c\\\"d\"", "--as=olivia", "a\\ b"]
      .map(\.bytes)
  ) { bytes in
    let own = ["--as", "dana"]
    let text = String(decoding: bytes, as: UTF8.self)
    guard let words = try? ForcedCommandLine.arguments(own: own, original: text) else { return nil }
    guard words.starts(with: own) else { return "the own words are gone" }
    let theirs = words.dropFirst(own.count)
    for word in theirs {
      for kept in ["--as", "--data", "--config"] where word == kept || word.hasPrefix("\(kept)=") {
        return "\(kept) came through"
      }
    }
    return nil
  }
}
