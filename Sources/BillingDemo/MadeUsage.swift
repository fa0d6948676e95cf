import BillingCore

/// What a group used, summed while its records are made: invoices need no second look at them.
struct MadeUsage {
  /// One series' month.
  struct Sum {
    var nanos: Int64 = 0
    var thousandths: Int64 = 0
    var isEmpty: Bool { nanos == 0 && thousandths == 0 }
  }

  /// By series, then by month of the timeline.
  var months: [[Sum]]
  /// Billionths by day of the timeline.
  var days: [Int64]

  init(_ plan: GroupPlan, timeline: DemoTimeline) {
    let count = timeline.months.count
    months = Array(repeating: Array(repeating: Sum(), count: count), count: plan.series.count)
    days = Array(repeating: 0, count: timeline.facts.count)
  }

  mutating func add(_ cell: UsageCell, series: Int, facts: DemoTimeline.Facts) {
    months[series][facts.month].nanos += cell.nanos
    months[series][facts.month].thousandths += cell.thousandths
    days[cell.index] += cell.nanos
  }

  /// What the running month came to so far.
  func monthToDate(_ timeline: DemoTimeline) -> Int64 {
    days.suffix(timeline.today.dayOfMonth).reduce(0, +)
  }
}

/// One series' day: a volume in thousandths and its price in billionths.
struct UsageCell {
  let index: Int
  var thousandths: Int64
  var nanos: Int64

  /// The price that the volume has at a unit price, to the nearest billionth.
  init(index: Int, thousandths: Int64, unitPrice: Int64) {
    self.index = index
    self.thousandths = thousandths
    nanos = (thousandths * unitPrice + (thousandths < 0 ? -500 : 500)) / 1000
  }
}
