import TerminalUI

/// One stop of the tour: what is said, and the keys that lead there.
struct TourStep: Sendable {
  let caption: String
  let keys: [Key]

  init(_ caption: String, _ keys: String) {
    self.caption = caption
    self.keys = Key.script(keys) ?? []
  }

  /// A finance lead's morning, and what lies around it; each caption stands whole at 80 columns.
  static let all: [TourStep] = [
    TourStep("Every billing group, those that need attention first.", ""),
    TourStep("▲ Far more was spent here than usual. The reason is one key away.", "Down"),
    TourStep("The chart stands on that day. Outlines are what is still to come.", "Enter"),
    TourStep("Why: which category, which account, how much of the excess.", "Enter"),
    TourStep("The records behind the figure. Esc goes back to where you were.", "Enter"),
    TourStep("The same group by month …", "Esc Esc M"),
    TourStep("… and with the parts of each bar.", "D B"),
    TourStep("Invoices, from the running month's estimate to what was paid.", "B 3"),
    TourStep("What this role may do here, and nothing else.", "a"),
    TourStep("Every spike in reach, from newest to oldest.", "Esc Esc S"),
    TourStep("Insights: where the month's money goes, what moved, what is new.", "Esc I"),
    TourStep("Anything can be found by name.", "Esc : text:sms"),
    TourStep("Help lists the keys that work now. That was the tour: q ends it.", "Esc ?"),
  ]
}
