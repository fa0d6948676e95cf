import BillingCore
import BillingService

/// What a day was, compared with its usual.
enum DayWords {
  /// `Acknowledged as expected by Dana (campaign).`
  static func acknowledged(_ done: SpikeAcknowledgement, _ names: DisplayNames) -> String {
    let note = done.note.isEmpty || names.isPrivate ? "" : " (\(done.note))"
    return "Acknowledged as \(done.reason.rawValue) by \(names.person(done.by))\(note)."
  }

  /// `4×`, for a day that is an alarm; of nothing and of credits there are no multiples.
  static func multiple(_ verdict: DayVerdict) -> String? {
    guard verdict.isAlarm, let amount = verdict.amount else { return nil }
    if verdict.reading == .new { return "new" }
    guard verdict.expected > 0 else { return "" }
    return MultipleWords.text(amount / verdict.expected)
  }

  /// `usual for a Tuesday 95–130`.
  /// A day that still grows is held against the whole day.
  static func phrase(
    _ verdict: DayVerdict, _ currency: Currency, _ names: DisplayNames, isPartial: Bool = false
  ) -> String {
    switch verdict.reading {
    case .missing: return ""
    case .learning: return "too little history to say what is usual"
    case .new: return "new: nothing like it was spent before"
    case .monthly: return "as on the same day last month"
    case .normal, .spike, .drop:
      return usual(verdict, currency, names, isPartial: isPartial && !verdict.isAlarm)
    }
  }

  private static func usual(
    _ verdict: DayVerdict, _ currency: Currency, _ names: DisplayNames, isPartial: Bool
  ) -> String {
    let day = verdict.day.weekday.name
    if names.isPrivate {
      return verdict.isAlarm ? "more than usual for a \(day)" : "usual for a \(day)"
    }
    let low = Money(statistic: verdict.usualLow, currency).roundFigure
    let high = Money(statistic: verdict.usualHigh, currency).roundFigure
    return isPartial
      ? "a whole \(day) is usually \(low)–\(high)" : "usual for a \(day) \(low)–\(high)"
  }
}
