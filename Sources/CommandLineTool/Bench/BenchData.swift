internal import BillingCore
internal import Glibc

/// Made-up usage records of any number, the same for the same numbers: weekdays, growth, spikes.
struct BenchData {
  var groups: Int
  var accountsPerGroup: Int
  var days: Int
  let firstDay = Day(number: 20_089)

  /// About so many records over a year.
  init(records: Int) {
    days = 365
    accountsPerGroup = 16
    groups = max(1, records / (days * accountsPerGroup * 7 / 2))
  }

  /// A product that some series are of.
  static let product = "United States-Outbound-SMS-0"

  func group(_ number: Int) -> BillingGroupID? {
    BillingGroupID(BillingGroupID.prefix + "BENCH\(number)")
  }

  func account(_ number: Int) -> AccountID? {
    let digits = String(Self.mix(UInt64(number)) | 1 << 63, radix: 16)
    return AccountID("AC\(digits)\(digits)")
  }

  var mapping: [AccountID: BillingGroupID] {
    var mapping: [AccountID: BillingGroupID] = [:]
    for number in 0..<groups * accountsPerGroup {
      if let account = account(number) { mapping[account] = group(number / accountsPerGroup) }
    }
    return mapping
  }

  static func mix(_ seed: UInt64) -> UInt64 {
    var z = seed &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Writes the days' records as JSON lines; says how many.
  func write(_ days: Range<Int>, to path: String) -> Int? {
    guard let file = fopen(path, "w") else { return nil }
    defer { fclose(file) }
    let series = allSeries
    var count = 0
    for day in days {
      let date = (firstDay + day).text
      var text = ""
      for one in series {
        text += one.line(date, day)
        count += 1
      }
      guard fputs(text, file) >= 0 else { return nil }
    }
    return count
  }

  private var allSeries: [BenchSeries] {
    (0..<groups * accountsPerGroup).flatMap { number in
      let seed = Self.mix(UInt64(number) &+ 5555)
      let categories = 3 + Int(seed % 2)
      return (0..<categories).map { place in
        let category = Int((seed >> 8) % 15) * 4 + place
        return BenchSeries(account: account(number)?.text ?? "", category: category, seed: seed)
      }
    }
  }
}

/// One account's use of one product, day after day.
struct BenchSeries {
  private static let countries = ["United States", "Canada", "Côte d'Ivoire", "Japan", "Brazil"]
  private static let kinds = ["Outbound-SMS", "Inbound-SMS", "Voice"]

  private let head: String
  private let tail: String
  private let base: UInt64
  private let price: UInt64

  init(account: String, category: Int, seed: UInt64) {
    let country = Self.countries[category / 3 % 5]
    let name = "\(country)-\(Self.kinds[category % 3])-\(category)"
    let unit = category % 3 == 2 ? "minutes" : "segments"
    head =
      #"{"productName":"\#(name)","productCategory":"category-\#(category)","#
      + #""accountSid":"\#(account)","startDate":""#
    tail = #"","unit":"\#(unit)"},"price":{"amount":"#
    base = BenchData.mix(seed &+ UInt64(category)) % 5000 + 50
    price = BenchData.mix(UInt64(category)) % 20_000 + 300
  }

  /// Prices have five decimals, so that peers that count in binary can add them as whole numbers.
  func line(_ date: String, _ day: Int) -> String {
    let dice = BenchData.mix(base &* 1000 &+ UInt64(day))
    let week: UInt64 = day % 7 == 3 || day % 7 == 4 ? 50 : 100
    let spike: UInt64 = dice % 500 == 0 ? 12 : 1
    let amount = base * week / 100 * (80 + dice % 40) / 100 * spike + 1
    let cost = amount * price
    let decimals = String(100_000 + cost % 100_000).dropFirst()
    return head + date + #"","endDate":""# + date + #"","usage":{"amount":""# + String(amount)
      + tail + "\(cost / 100_000).\(decimals)" + #","currency":"USD"}}"# + "\n"
  }
}
