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

  /// The account and the category of a filter that is as narrow as one can be.
  static var filter: (account: String, category: String) {
    let data = BenchData(records: 1)
    let series = data.allSeries[0]
    return (series.account, series.category)
  }

  /// Writes the days' records as JSON lines, one of so many in an unusual form; says how many.
  func write(_ days: Range<Int>, to path: String, irregular: Int? = nil) -> Int? {
    guard let file = fopen(path, "w") else { return nil }
    defer { fclose(file) }
    let series = allSeries
    var count = 0
    for day in days {
      let date = (firstDay + day).text
      var text = ""
      for one in series {
        let isOdd = irregular.map { count % $0 == 0 } ?? false
        text += isOdd ? one.oddLine(date, day, form: Self.mix(UInt64(count))) : one.line(date, day)
        count += 1
      }
      guard fputs(text, file) >= 0 else { return nil }
    }
    return count
  }

  /// So many days that reading them in any form takes a moment only.
  var fewDays: Range<Int> { 0..<max(1, min(days, 1_000_000 / max(1, allSeries.count))) }

  /// Writes those days' lines in an order that has no rule, the same each time. They lie in one
  /// piece of memory, which goes back to the system before anything is measured.
  func writeShuffled(_ path: String) -> Bool {
    var bytes: [UInt8] = []
    var ends = [0]
    let all = allSeries
    for day in fewDays {
      let date = (firstDay + day).text
      for series in all {
        bytes += series.line(date, day).utf8
        ends.append(bytes.count)
      }
    }
    var order = Array(0..<ends.count - 1)
    for index in order.indices.dropFirst() {
      order.swapAt(index, Int(Self.mix(UInt64(index)) % UInt64(index + 1)))
    }
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    return bytes.withUnsafeBytes { bytes in
      order.allSatisfy { line in
        let range = ends[line]..<ends[line + 1]
        return fwrite(bytes.baseAddress! + range.lowerBound, 1, range.count, file) == range.count
      }
    }
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

  let account: String
  let category: String
  private let product: String
  private let unit: String
  private let base: UInt64
  private let price: UInt64

  init(account: String, category: Int, seed: UInt64) {
    self.account = account
    self.category = "category-\(category)"
    product = "\(Self.countries[category / 3 % 5])-\(Self.kinds[category % 3])-\(category)"
    unit = category % 3 == 2 ? "minutes" : "segments"
    base = BenchData.mix(seed &+ UInt64(category)) % 5000 + 50
    price = BenchData.mix(UInt64(category)) % 20_000 + 300
  }

  /// Prices have five decimals, so that peers that count in binary can add them as whole numbers.
  private func values(_ day: Int) -> (amount: UInt64, cost: UInt64) {
    let dice = BenchData.mix(base &* 1000 &+ UInt64(day))
    let week: UInt64 = day % 7 == 3 || day % 7 == 4 ? 50 : 100
    let spike: UInt64 = dice % 500 == 0 ? 12 : 1
    let amount = base * week / 100 * (80 + dice % 40) / 100 * spike + 1
    return (amount, amount * price)
  }

  private func decimal(_ cost: UInt64) -> String {
    "\(cost / 100_000).\(String(100_000 + cost % 100_000).dropFirst())"
  }

  func line(_ date: String, _ day: Int) -> String {
    let (amount, cost) = values(day)
    return record(product, date, "", amount, decimal(cost))
  }

  private func record(
    _ product: String, _ date: String, _ more: String, _ amount: UInt64, _ price: String
  ) -> String {
    #"{"productName":"\#(product)","productCategory":"\#(category)",\#(more)"accountSid":""#
      + #"\#(account)","startDate":"\#(date)","endDate":"\#(date)","usage":{"amount":""#
      + #"\#(amount)","unit":"\#(unit)"},"price":{"amount":\#(price),"currency":"USD"}}"# + "\n"
  }

  /// The same record in another order, with white space, an unknown key, an exponent, an escape or
  /// the other line end.
  func oddLine(_ date: String, _ day: Int, form: UInt64) -> String {
    let (amount, cost) = values(day)
    let plain = decimal(cost)
    switch form % 6 {
    case 0:
      return #"{ "price": {"currency":"USD", "amount": \#(plain)}, "usage":{"unit":"\#(unit)","#
        + #""amount":"\#(amount)"},"endDate":"\#(date)","startDate":"\#(date)","#
        + #""accountSid":"\#(account)","productCategory":"\#(category)","#
        + #""productName":"\#(product)"}"# + "\n"
    case 1:
      let extra = ##""extra":{"tags":[1,2,{"a":"}"}],"s":"q\"\\"},"##
      return record(product, date, extra, amount, plain)
    case 2: return record(product, date, "", amount, "\(cost)e-5")
    case 3:
      let code = String(product.utf8.first ?? 0x41, radix: 16)
      return record(#"\u00"# + code + product.dropFirst(), date, "", amount, plain)
    case 4: return record(product, date, "", amount, plain).dropLast() + "\r\n"
    default: return record(product, date, " ", amount, " " + plain + " ")
    }
  }
}
