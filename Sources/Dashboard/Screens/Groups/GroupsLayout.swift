import BillingService
import TerminalUI

/// Where the parts of the home screen stand; the list has what is left.
struct GroupsLayout {
  let summary: Rect
  /// What is wrong with the data: groups that can't be shown among it.
  let problems: Rect
  let list: Rect
  let sentence: Rect
  /// Two lines a group where somebody wants them and there is room for some; then also for what is
  /// to know of one.
  let rowHeight: Int

  init(_ context: ScreenContext, _ content: GroupsOverview.Outcome) {
    let problems = content.problems
    let width = context.body.width - 2
    let ruler = TextRuler(context.environment.capabilities.glyphs)
    // One alone is read to its end.
    let count =
      problems.count == 1
      ? ruler.wrap(GroupWords.problem(problems[0], context.names), to: width - 3).count
      : problems.count
    let body = context.body.inset(left: 1, right: 1)
    let isLow = body.height < 12
    let (top, rest) = body.splitTop(isLow ? 1 : 3)
    summary = top
    let (above, below) = rest.splitTop(min(count, max(1, rest.height / 4)))
    self.problems = count > 0 ? above : rest.splitTop(0).top
    let room = count > 0 ? below : rest
    rowHeight = context.preferences.twoLineRows && room.height >= 12 ? 2 : 1
    (list, sentence) = room.splitBottom(isLow ? 0 : rowHeight + 1)
  }
}
