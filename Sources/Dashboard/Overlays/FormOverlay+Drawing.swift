import BillingCore
import BillingService
import TerminalUI

extension FormOverlay {
  func draw(into surface: inout Surface, in area: Rect) -> Point? {
    let width = min(area.width, 92)
    let box = area.centred(width: width, height: height(surface, area, width: width - 4))
    surface.draw(Modal(action.title), in: box)
    let inner = Modal.content(of: box)
    switch stage {
    case .offering(let draft): return drawOffer(draft, into: &surface, in: inner)
    case .filling: return drawFields(into: &surface, in: inner)
    case .checking: surface.put("Checking …", in: inner.row(1), .dim)
    case .reviewing(let preview): return drawReview(preview, into: &surface, in: inner)
    case .submitting: surface.put("Submitting …", in: inner.row(1))
    case .done(let receipt):
      surface.draw(TextBlock(receipt.summary, .good), in: inner.inset(top: 1, bottom: 2))
      surface.put("Enter or Esc closes this", in: inner.row(-1), .dim)
    }
    return nil
  }

  /// The same height through all stages, so that nothing jumps.
  private func height(_ surface: Surface, _ area: Rect, width: Int) -> Int {
    var rows = form.height + 3 + problemLines(surface, width: width).count
    if case .reviewing(let preview) = stage {
      rows = max(rows, summary(preview, surface, width).count + preview.lines.count + 9)
    }
    return min(area.height, max(12, rows))
  }

  private func problemLines(_ surface: Surface, width: Int) -> [Line] {
    guard let problem else { return [] }
    let text = problem.remedy.isEmpty ? problem.message : "\(problem.message) \(problem.remedy)"
    return TextBlock(text, .danger).wrapped(to: width, glyphs: surface.glyphs) + [.empty]
  }

  private func drawFields(into surface: inout Surface, in area: Rect) -> Point? {
    let lines = problemLines(surface, width: area.width)
    let (top, rest) = area.inset(top: 1).splitTop(lines.count)
    surface.draw(TextBlock(lines), in: top)
    return form.render(&surface, rest)
  }

  private func summary(_ preview: FormPreview, _ surface: Surface, _ width: Int) -> [Line] {
    [Line("This is what Submit does; nothing has happened yet.", .dim), .empty]
      + TextBlock(preview.summary).wrapped(to: width, glyphs: surface.glyphs)
  }

  private func drawReview(_ preview: FormPreview, into surface: inout Surface, in area: Rect)
    -> Point?
  {
    let head = summary(preview, surface, area.width)
    let (body, foot) = area.splitBottom(confirmation?.height ?? 3)
    let (top, rest) = body.inset(top: 1).splitTop(head.count)
    surface.draw(TextBlock(head), in: top)
    let widest = preview.lines.map { surface.width(of: $0.label) }.max() ?? 0
    let label = min(area.width / 2, widest + 2)
    for (row, line) in preview.lines.enumerated() {
      let (left, right) = rest.inset(top: 1).row(row).splitLeft(label)
      surface.put(line.label, in: left.inset(right: 1), .dim)
      surface.put(line.value, in: right)
    }
    return confirmation?.render(&surface, foot)
  }
}
