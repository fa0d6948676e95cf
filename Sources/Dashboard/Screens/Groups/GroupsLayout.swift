import BillingService
import TerminalUI

/// Where the parts of the home screen stand; the list has what is left.
struct GroupsLayout {
  let summary: Rect
  /// What is wrong with the data: groups that can't be shown among it.
  let problems: Rect
  let list: Rect
  let sentence: Rect
  /// This month of the group under the cursor, where the whole list leaves room for it.
  let usage: Rect?
  /// Two lines a group where somebody wants them and there is room for some; then also for what is
  /// to know of one.
  let rowHeight: Int

  /// What a chart and a few rows of its breakdown need.
  private static let leastUsage = 14
  /// Up to here a step in the list costs no more on the wire than its rows: no chart follows it.
  private static let usualHeight = 40

  init(_ context: ScreenContext, _ content: GroupsContent, count: Int) {
    let problems = content.problems
    let width = context.body.width - 2
    let ruler = TextRuler(context.environment.capabilities.glyphs)
    // One alone is read to its end.
    let told =
      problems.count == 1
      ? ruler.wrap(GroupWords.problem(problems[0], context.names), to: width - 3).count
      : problems.count
    let body = context.body.inset(left: 1, right: 1)
    let isLow = body.height < 12
    let (top, rest) = body.splitTop(isLow ? 1 : 3)
    summary = top
    let (above, below) = rest.splitTop(min(told, max(1, rest.height / 4)))
    self.problems = told > 0 ? above : rest.splitTop(0).top
    let room = told > 0 ? below : rest
    rowHeight = context.preferences.twoLineRows && room.height >= 12 ? 2 : 1
    let said = isLow ? 0 : rowHeight + 1
    let high = 1 + count * rowHeight
    let isRoomy = count == 1 || body.height > Self.usualHeight
    guard count > 0, isRoomy, room.height - high - said >= Self.leastUsage else {
      (list, sentence) = room.splitBottom(said)
      usage = nil
      return
    }
    list = room.splitTop(high).top
    // The chart's own line tells the rest.
    sentence = room.inset(top: high).splitTop(2).top
    let free = room.inset(top: high + 2)
    usage = free.inset(left: -1, right: -1)
  }
}
