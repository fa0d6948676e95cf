import BillingCore
import BillingService
package import TerminalUI

extension TransitionScreen {
  package func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let (top, rest) = context.body.inset(left: 1, right: 1).splitTop(3)
    let plan = content.plan
    surface.put(headline(plan), in: top.row(0), .heading)
    surface.put(
      "Only a simulation: a, then “Make the move”, does it, all or nothing.", in: top.row(1), .dim)
    let all = entries(plan)
    let table = Table(
      columns: [
        TableColumn("WHAT", from: 13, to: 25, rank: 9),
        TableColumn("WHO", from: 12, to: 24, rank: 8),
        TableColumn("GROUP", from: 12, to: 64, rank: 6), TableColumn("BECAUSE", from: 14, rank: 6),
      ], ids: shown(content, context.names), state: list,
      emptyText: "Nobody has an account role that the move is about."
    ) { index in
      let texts = texts(all[index], content, context.names)
      let (sign, style) = look(all[index].kind)
      return TableRow(
        index, marker: Span(sign, style),
        [.text(texts[0], style), .text(texts[1]), .text(texts[2]), .text(texts[3], .dim)])
    }
    surface.draw(table, in: rest)
  }

  private func headline(_ plan: Transition) -> String {
    let people = Set(plan.uplifts.map(\.user)).count
    let groups = Set(plan.uplifts.map(\.group)).count
    let manual = Set(plan.manual.map(\.user)).count
    if plan.uplifts.isEmpty, plan.manual.isEmpty { return "The move is done." }
    let move =
      "\(Self.count(people, "person becomes", "people become")) Billing Group Admin on "
      + Self.count(groups, "group", "groups")
    return manual == 0
      ? move : "\(move); \(Self.count(manual, "person needs", "people need")) a grant by hand"
  }

  private func look(_ kind: Entry.Kind) -> (String, Style) {
    switch kind {
    case .uplift: ("+", .good)
    case .manual, .unknown, .withoutPrimary: ("?", .warning)
    case .administrator: ("!", .warning)
    case .already: (" ", .dim)
    }
  }

  package func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let all = entries(content.plan)
    return ScreenTable(
      title: "move from account roles", columns: ["what", "who", "group", "because"],
      rows: shown(content, context.names).map { texts(all[$0], content, context.names) })
  }
}
