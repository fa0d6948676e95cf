import BillingCore
import BillingService
import TerminalUI

/// What a month under the cursor is held against: the whole one before, and while it runs the days
/// that are over against as many.
struct LikeMonths {
  let now: DayRange
  let before: DayRange
  /// The month still runs.
  let isPart: Bool

  /// Nil where nothing is over yet, or where the data begins later.
  init?(_ bar: GroupUsage.Bar?, _ coverage: UsageCoverage?, today: Day) {
    guard let bar, let coverage else { return nil }
    let last = min(bar.days.last, coverage.asOf, bar.isPartial ? today - 1 : bar.days.last)
    guard last >= bar.days.first else { return nil }
    isPart = bar.isPartial
    now = DayRange(first: bar.days.first, last: last)
    before = LikePeriod.before(now)
    guard coverage.first <= before.first else { return nil }
  }

  /// Above a column: `OCT`, or `OCT 1–19`.
  static func title(_ days: DayRange, isPart: Bool) -> String {
    let month = days.last.month
    guard isPart else { return month.shortName.uppercased() }
    guard days.first.month == month else { return "DAYS BEFORE" }
    return "\(month.shortName.uppercased()) \(days.first.dayOfMonth)–\(days.last.dayOfMonth)"
  }
}

extension UsageScreen {
  func likeMonths(_ bar: GroupUsage.Bar?, _ content: Outcome, _ context: ScreenContext)
    -> LikeMonths?
  {
    aggregation == .monthly ? LikeMonths(bar, content.coverage, today: context.today) : nil
  }

  /// `Nov 1–19 against Oct 1–19 +22 %`, or `+5 % against September 2026`.
  func against(_ bar: GroupUsage.Bar, _ content: Outcome, _ context: ScreenContext) -> String {
    guard let like = likeMonths(bar, content, context), let whole = content.reading else {
      return ""
    }
    let change = PercentWords.change(
      from: whole.total(in: like.before), to: whole.total(in: like.now))
    let words = { PeriodWords.text($0, today: context.today) }
    guard !change.isEmpty else { return "" }
    return like.isPart
      ? "\(words(like.now)) against \(words(like.before)) \(change)"
      : "\(change) against \(words(like.before))"
  }
}
