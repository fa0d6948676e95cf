import TerminalUI

/// Where the parts of the day stand: the figure, the sentence, the table of who made it.
struct DayLayout {
  let figure: Rect
  let sentence: Rect
  let list: Rect

  init(_ body: Rect) {
    let inner = body.inset(left: 1, right: 1)
    (figure, sentence, list) = {
      let isLow = inner.height < 12
      let (top, rest) = inner.splitTop(isLow ? 1 : 2)
      let (middle, bottom) = rest.splitTop(isLow ? 2 : 4)
      return (top, middle, bottom)
    }()
  }
}
