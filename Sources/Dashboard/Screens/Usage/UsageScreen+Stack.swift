import BillingCore
import BillingService
import TerminalUI

extension UsageScreen {
  /// How many parts the stack shows each for itself.
  func namedParts(_ content: Outcome, _ context: ScreenContext) -> Int {
    let bars = content.bars.filter { $0.amount != nil && !$0.isPartial }
    let parts = parts(content).prefix(StackMark.most(context)).map { part in
      bars.map { part.reading.total(in: $0.days).approximate }
    }
    let highest = bars.compactMap { $0.amount?.approximate }.max() ?? 0
    // Below the bars stand zero and the labels, above them the multiples.
    let rows = layout(content, context).chart.height - 3
    return StackMark.named(parts, top: (clips ? clipLimit(content) : nil) ?? highest, rows: rows)
  }

  func stack(_ bar: GroupUsage.Bar, named: Int, _ content: Outcome, _ context: ScreenContext)
    -> [Double]
  {
    let parts = parts(content).map { $0.reading.total(in: bar.days).approximate }
    return StackMark.values(parts, named: named, most: StackMark.most(context))
  }

  /// A spike would leave no rows for what the other days are made of.
  mutating func toggleStack(_ content: Outcome) {
    stacks.toggle()
    clips = stacks && content.bars.contains(where: \.isAlarm)
  }

  /// High enough for all but the spikes.
  func clipLimit(_ content: Outcome) -> Double? {
    let usual = content.bars.filter { !$0.isAlarm }
    let greatest = usual.compactMap { $0.amount?.approximate }.max() ?? 0
    return greatest > 0 ? greatest * 1.15 : nil
  }
}
