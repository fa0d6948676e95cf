import BillingCore
import BillingService
import TerminalUI

/// What was done in a group, newest first, as far as the actor may read the journal.
struct GroupActivityScreen: GroupListTab {
  /// The group, and its entries.
  struct Content: Sendable {
    let group: BillingGroup
    let entries: [ActivityLog.Entry]

    func entry(_ number: Int) -> ActivityLog.Entry? {
      entries.first { $0.entry.sequence == number }
    }
  }

  static let tab = GroupTab.activity
  let group: BillingGroupID
  let groupName: String
  /// By the entries' numbers: what is new does not move the cursor to another.
  var list = ListState<Int>()
  var showsJournal: Bool { true }
  private var text = ""
  private static let limit = 500

  init(group: BillingGroupID, name: String) {
    self.group = group
    groupName = name
  }

  var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  func load(from backend: any Backend) throws(BillingError) -> Content {
    Content(
      group: try backend.read(GroupDetails(.id(group))).group,
      entries: try backend.read(ActivityLog(groups: [.id(group)], limit: Self.limit)))
  }

  func rowIDs(_ content: Content, _ context: ScreenContext) -> [Int] {
    content.entries
      .filter { text.isEmpty || FuzzyMatch.score(text, in: what($0, context)) != nil }
      .map(\.entry.sequence)
  }

  func listArea(_ content: Content, _ context: ScreenContext) -> Rect {
    split(context).list
  }

  /// The list, and what the entry under the cursor changed.
  private func split(_ context: ScreenContext) -> (list: Rect, detail: Rect) {
    let rest = context.body.inset(left: 1, top: 2, right: 1)
    if rest.width >= 118 {
      let (left, right) = rest.splitLeft(rest.width * 60 / 100, gap: 3)
      return (left, right)
    }
    let (upper, lower) = rest.splitBottom(rest.height >= 12 ? max(5, rest.height / 3) : 0)
    return (upper, lower)
  }

  func availability(of command: AppCommand, _ content: Content?, _ context: ScreenContext)
    -> Availability?
  {
    switch command {
    case .copy:
      content?.entries.isEmpty == false ? .available : .disabled("there is no entry")
    default: commonAvailability(of: command)
    }
  }

  mutating func run(_ command: AppCommand, _ content: Content, _ context: ScreenContext)
    -> [ScreenAction]
  {
    guard command == .copy else { return runCommon(command, content, context) }
    guard let entry = selectedEntry(content, context) else { return [] }
    return [.copy(what(entry, context), what: "the entry")]
  }

  private func selectedEntry(_ content: Content, _ context: ScreenContext) -> ActivityLog.Entry? {
    selected(content, context).flatMap(content.entry)
  }

  /// The entry's sentence; only the operation's name under stand-ins.
  private func what(_ entry: ActivityLog.Entry, _ context: ScreenContext) -> String {
    context.names.isPrivate ? entry.title : entry.entry.summary
  }

  func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    _ = GroupHeader.draw(.activity, of: content.group, into: &surface, context)
    let (area, detail) = split(context)
    let table = Table(
      columns: [
        TableColumn("WHEN (UTC)", width: 16, rank: 8),
        TableColumn("WHO", from: 6, to: 28, rank: 7),
        TableColumn("WHAT", from: 24, rank: 9),
      ], ids: rowIDs(content, context), state: list,
      emptyText: text.isEmpty
        ? "Nothing was done in this group yet." : "No entry fits the filter “\(text)”."
    ) { number in
      TableRow(number, content.entry(number).map { cells($0, context) } ?? [])
    }
    surface.draw(table, in: area)
    guard let entry = selectedEntry(content, context), detail.height >= 3 else { return }
    let lines = detailLines(entry, context, first: detail.height)
    if detail.y > area.y { surface.drawRuleBelowList(in: detail.row(0)) }
    surface.draw(TextBlock(lines), in: detail.inset(top: 1))
  }

  private func cells(_ entry: ActivityLog.Entry, _ context: ScreenContext) -> [TableCell] {
    let at = entry.entry.at
    let isRefused = entry.entry.outcome != .done
    return [
      .text("\(at.day.text) \(at.clockText)", .dim),
      .text(context.names.person(entry.entry.actor)),
      .text(
        isRefused ? "refused: \(what(entry, context))" : what(entry, context),
        isRefused ? .danger : .text),
    ]
  }

  /// Who, as what, and the first fields from what to what.
  private func detailLines(
    _ entry: ActivityLog.Entry, _ context: ScreenContext, first count: Int
  ) -> [Line] {
    let names = context.names
    let journal = entry.entry
    let role = journal.role.isEmpty ? "" : ", \(ActivityWords.role(journal.role))"
    var lines = [
      Line(entry.title, .heading), Line("\(names.person(journal.actor))\(role)", .dim),
      Line(what(entry, context)),
    ]
    if case .refused(let reason) = journal.outcome {
      lines.append(Line("Refused: \(names.note(reason))", .danger))
    }
    if !journal.changes.isEmpty { lines.append(.empty) }
    for change in journal.changes.prefix(count) {
      lines.append(Line("\(change.field): \(names.note(change.words))"))
    }
    return lines
  }

  func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    let rows = rowIDs(content, context).compactMap(content.entry).map { entry -> [String] in
      let changes = entry.entry.changes.map { "\($0.field): \(names.note($0.words))" }
      return [
        entry.entry.at.text, names.person(entry.entry.actor), entry.entry.role, entry.title,
        what(entry, context), changes.joined(separator: "; "),
        entry.entry.outcome == .done ? "done" : "refused",
      ]
    }
    return ScreenTable(
      title: "activity \(names.group(groupName, id: group))",
      columns: ["when", "who", "role", "operation", "what", "changes", "outcome"], rows: rows)
  }
}
