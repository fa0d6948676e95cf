internal import BillingCore
internal import Glibc

/// Made-up usage records of any number, the same for the same numbers: weekdays and spikes.
///
/// An account uses three or four of sixty products, the first of them more often. Ten million
/// records are a year of 8,000 accounts in 200 groups, a million one of 800 accounts in 50.
struct BenchData {
  var groups: Int
  var accountsPerGroup: Int
  var days: Int
  let firstDay = Day(number: 20_089)

  /// About so many records over a year.
  init(records: Int) {
    days = 365
    accountsPerGroup = records < 5_000_000 ? 16 : 40
    let accounts = records * 100 / (days * 343)
    groups = max(1, (accounts + accountsPerGroup / 2) / accountsPerGroup)
  }

  /// A product that many series are of.
  static let product = BenchProduct(0).name

  func group(_ number: Int) -> BillingGroupID? {
    BillingGroupID(BillingGroupID.prefix + "BENCH\(number)")
  }

  func account(_ number: Int) -> AccountID? {
    let halves = [2, 3].map { Self.mix(UInt64(number * 2 + $0)) | 1 << 63 }
    return AccountID("AC" + halves.map { String($0, radix: 16) }.joined())
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
    return (series.account, series.product.category)
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
      let account = account(number)?.text ?? ""
      return Self.products(of: number).map { BenchSeries(account: account, number, $0) }
    }
  }

  /// Three products, or four of 43 accounts in a hundred; the square of a die favours the first.
  private static func products(of account: Int) -> [Int] {
    let seed = mix(UInt64(account) &+ 5555)
    let wanted = 3 + (seed % 100 < 43 ? 1 : 0)
    var found: [Int] = []
    var roll = seed
    while found.count < wanted {
      roll = mix(roll)
      let die = (roll >> 40) & 0xFFF
      let product = Int((die * die * 60) >> 24)
      if !found.contains(product) { found.append(product) }
    }
    return found.sorted()
  }
}
/// One account's use of one product, day after day.
struct BenchSeries {
  let account: String
  let product: BenchProduct
  private let base: UInt64
  /// A line up to its first date.
  private let start: String

  init(account: String, _ number: Int, _ product: Int) {
    self.account = account
    self.product = BenchProduct(product)
    // As often between 50 and 100 as between 3200 and 6400.
    let dice = BenchData.mix(UInt64(number * 60 + product))
    base = (50 << (dice % 7)) * (100 + (dice >> 32) % 100) / 100
    start = Self.start(self.product.name, self.product, account)
  }

  private static func start(
    _ name: String, _ product: BenchProduct, _ account: String, _ more: String = ""
  ) -> String {
    #"{"productName":"\#(name)","productCategory":"\#(product.category)",\#(more)"accountSid":""#
      + #"\#(account)","startDate":""#
  }

  /// Prices have five decimals, so that peers that count in binary can add them as whole numbers.
  private func values(_ day: Int) -> (amount: UInt64, cost: UInt64) {
    let dice = BenchData.mix(base &* 1000 &+ UInt64(day))
    let week: UInt64 = day % 7 == 3 || day % 7 == 4 ? 50 : 100
    let spike: UInt64 = dice % 500 == 0 ? 12 : 1
    let amount = base * week / 100 * (80 + dice % 40) / 100 * spike + 1
    return (amount, amount * product.price)
  }

  /// As systems write it: no zeros at the end.
  private func decimal(_ cost: UInt64) -> String {
    var digits = String(100_000 + cost % 100_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "\(cost / 100_000)" : "\(cost / 100_000).\(digits)"
  }

  func line(_ date: String, _ day: Int) -> String {
    let (amount, cost) = values(day)
    return record(start, date, amount, decimal(cost))
  }

  private func record(_ start: String, _ date: String, _ amount: UInt64, _ price: String)
    -> String
  {
    start + date + #"","endDate":""# + date
      + #"","usage":{"amount":"\#(amount)","unit":"\#(product.unit)"},"#
      + #""price":{"amount":\#(price),"currency":"USD"}}"# + "\n"
  }

  /// The same record in another order, with white space, an unknown key, an exponent, an escape or
  /// the other line end.
  func oddLine(_ date: String, _ day: Int, form: UInt64) -> String {
    let (amount, cost) = values(day)
    let plain = decimal(cost)
    switch form % 6 {
    case 0:
      return #"{ "price": {"currency":"USD", "amount": \#(plain)}, "usage":{"unit":""#
        + #"\#(product.unit)","amount":"\#(amount)"},"endDate":"\#(date)","startDate":"\#(date)","#
        + #""accountSid":"\#(account)","productCategory":"\#(product.category)","#
        + #""productName":"\#(product.name)"}"# + "\n"
    case 1:
      let extra = ##""extra":{"tags":[1,2,{"a":"}"}],"s":"q\"\\"},"##
      return record(Self.start(product.name, product, account, extra), date, amount, plain)
    case 2: return record(start, date, amount, "\(cost)e-5")
    case 3:
      let code = String(product.name.utf8.first ?? 0x41, radix: 16)
      let name = #"\u00"# + code + product.name.dropFirst()
      return record(Self.start(name, product, account), date, amount, plain)
    case 4: return record(start, date, amount, plain).dropLast() + "\r\n"
    default:
      return record(Self.start(product.name, product, account, " "), date, amount, " \(plain) ")
    }
  }
}
