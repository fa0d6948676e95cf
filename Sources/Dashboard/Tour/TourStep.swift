import TerminalUI

/// One stop of the tour: what is said, and the keys that lead there.
struct TourStep: Sendable {
  let caption: String
  let keys: [Key]

  init(_ caption: String, _ keys: String) {
    self.caption = caption
    self.keys = Key.script(keys) ?? []
  }

  /// A finance lead's morning, and what lies around it.
  static let all: [TourStep] = [
    TourStep(
      "Every billing group, the ones that need attention first. Nothing is hidden in a menu.", ""),
    TourStep("▲ A group spent far more than it usually does. The reason is one key away.", "Down"),
    TourStep(
      "The chart stands on the day. Dots are the usual, outlines what is still to come.", "Enter"),
    TourStep("Why: which category, on which account, and how much of the excess it is.", "Enter"),
    TourStep(
      "The imported records behind the figure. Esc goes back to exactly where you were.", "Enter"),
    TourStep("The same group by month …", "Esc Esc M"),
    TourStep("… and with the parts of each bar.", "D B"),
    TourStep("Invoices, from the estimate of the running month to what was paid.", "B 3"),
    TourStep("What this role may do here, and nothing else.", "a"),
    TourStep("Every spike in reach, from newest to oldest.", "Esc Esc S"),
    TourStep("Insights: where the month's money goes, what moved, what is new.", "Esc I"),
    TourStep("Anything can be found by name.", "Esc : text:sms"),
    TourStep("Help lists the keys that work right now. That was the tour: q ends it.", "Esc ?"),
  ]
}
