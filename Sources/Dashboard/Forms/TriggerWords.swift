import BillingCore
import BillingService

/// Triggers in words.
enum TriggerWords {
  /// `3 times in 90 days, last on Tue Nov 18`.
  static func hits(_ test: TriggerBacktest) -> String {
    let days = "in the last \(test.range.count) days"
    guard let last = test.hits.last else { return "never \(days)" }
    let times = test.hits.count == 1 ? "once" : "\(test.hits.count) times"
    return "\(times) \(days), last on \(last.day.weekdayText)"
  }
}
