import BillingCore
package import BillingService

/// What is to say of a group in a few words.
package enum GroupWords {
  /// The most pressing first.
  package static func flags(_ group: GroupOverview) -> [String] {
    var words: [String] = []
    if let days = group.pastDueDays {
      words.append("past due \(days) \(days == 1 ? "day" : "days")")
    }
    if let spike = group.openSpikes.last { words.append(spikeNote(spike)) }
    if let budget = group.budget { words += budgetNote(budget) }
    if group.state == .closed { words.append("closed") }
    if group.asOf == nil { words.append("no data yet") }
    return words
  }

  /// `4.1× usual on Tue 18`.
  private static func spikeNote(_ spike: Spike) -> String {
    let day = "\(spike.day.weekday.shortName) \(spike.day.dayOfMonth)"
    if spike.reading == .new { return "new spend on \(day)" }
    guard let multiple = spike.multiple else { return "spike on \(day)" }
    return "\(MultipleWords.text(multiple)) usual on \(day)"
  }

  private static func budgetNote(_ budget: BudgetFigure) -> [String] {
    let percent = Int(min(budget.percent, 99_999).rounded())
    switch budget.status {
    case .exceeded: return ["\(percent) % of budget"]
    case .atRisk(let day): return ["budget risk \(day.shortText)"]
    default: return percent >= 80 ? ["\(percent) % of budget"] : []
    }
  }

  /// What is wrong with a document, after the name of the group that it hides.
  static func problem(_ problem: DataProblem, _ names: DisplayNames) -> String {
    let name = problem.group.map { names.group(problem.groupName ?? $0.masked, id: $0) + ": " }
    return (name ?? "") + (names.isPrivate ? "It can't be read." : Notice(problem.error).text)
  }

  /// One sentence for a group without an open spike; its name stands in the row it explains.
  static func sentence(_ group: GroupOverview, _ context: ScreenContext) -> String {
    var parts = flags(group)
    let acknowledged = group.spikes.count
    if acknowledged > 0 {
      let spikes = acknowledged == 1 ? "spike" : "spikes"
      parts.append("\(acknowledged) acknowledged \(spikes) this month")
    }
    if !group.outstanding.amount.isZero {
      parts.insert("\(context.names.money(group.outstanding)) unpaid", at: 0)
    }
    if parts.isEmpty { parts.append("nothing unusual this month") }
    let text = "\(parts.joined(separator: ", ")); balance \(context.names.money(group.balance))."
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
