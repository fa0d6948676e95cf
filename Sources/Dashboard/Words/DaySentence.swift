package import BillingCore
package import BillingService

/// One sentence about a day of a group, whether it is a spike or not.
package struct DaySentence {
  package let text: String

  package init(_ name: String, _ id: BillingGroupID, _ report: DayReport, _ names: DisplayNames) {
    if let spike = report.spike {
      text = spike.sentence(names.sentenceWords)
      return
    }
    guard let amount = report.amount else {
      text = "\(report.day.weekdayText): no data for this day."
      return
    }
    let head = "\(names.group(name, id: id)), \(report.day.weekdayText): \(names.money(amount))"
    switch report.reading {
    case .normal where report.state == .partial:
      let day = report.day.weekday.name
      text = "\(head) so far; nothing unusual for a \(day) up to now."
    case .learning: text = "\(head). There is too little history to say what is usual."
    case .monthly: text = "\(head), as on the same day of the month before."
    case .drop: text = "\(head), less than usual: perhaps the data is late."
    default: text = "\(head), as usual for a \(report.day.weekday.name)."
    }
  }
}
