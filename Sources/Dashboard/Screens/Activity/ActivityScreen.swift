package import BillingCore
package import BillingService
package import TerminalUI

/// The journal as far as somebody may read it: who did what, as what role, when, what it changed;
/// and what was refused.
package struct ActivityScreen: Screen {
  /// Only what touched this group; nil for all in reach.
  package let group: BillingGroupID?
  /// By the entries' numbers: what is new does not move the cursor to another.
  package var list = ListState<Int>()
  package var showsDetails = false
  private var text = ""
  private var limit = Self.page
  private static let page = 500

  package init(group: BillingGroupID? = nil) {
    self.group = group
  }

  package var filter: String? {
    get { text }
    set { text = newValue ?? "" }
  }

  package var showsJournal: Bool { true }

  package func crumb(_ names: DisplayNames) -> String { "Activity" }

  package func load(from backend: any Backend) throws(BillingError) -> [ActivityLog.Entry] {
    try backend.read(
      ActivityLog(groups: group.map { [.id($0)] } ?? [], limit: limit))
  }

  /// The entries with the word that was typed.
  func shown(_ content: [ActivityLog.Entry], _ names: DisplayNames) -> [ActivityLog.Entry] {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return content }
    return content.filter { entry in
      ActivityWords(entry, names).all.contains { $0.lowercased().contains(wanted) }
    }
  }

  func selected(_ shown: [ActivityLog.Entry]) -> ActivityLog.Entry? {
    list.index(in: shown.map(\.entry.sequence)).map { shown[$0] }
  }

  package func position(_ content: [ActivityLog.Entry], _ context: ScreenContext) -> String {
    list.position(in: shown(content, context.names).map(\.entry.sequence))
  }

  package func availability(
    of command: AppCommand, _ content: [ActivityLog.Entry]?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case _ where AppCommand.movement.contains(command): return .available
    case .open: return content?.isEmpty == false ? .available : .hidden
    case .earlier:
      let isFull = (content?.count ?? 0) >= limit
      return isFull ? .available : .disabled("this is all there is")
    case .copy: return content?.isEmpty == false ? .available : .hidden
    case .activity: return .hidden
    default: return nil
    }
  }

  package mutating func run(
    _ command: AppCommand, _ content: [ActivityLog.Entry], _ context: ScreenContext
  ) -> [ScreenAction] {
    let shown = shown(content, context.names)
    let visible = max(1, ActivityLayout(context, showsDetails).list.height - 1)
    if list.run(command, in: shown.map(\.entry.sequence), visible: visible) { return [] }
    switch command {
    case .open: showsDetails.toggle()
    case .earlier:
      limit = min(limit * 4, 100_000)
      return [.reload]
    case .copy:
      guard let entry = selected(shown) else { return [] }
      let words = ActivityWords(entry, context.names).all
      return [.copy(words.joined(separator: " · "), what: "the entry")]
    default: break
    }
    return []
  }
}

/// Where the parts of the journal stand; ⏎ opens what an entry changed below the list.
struct ActivityLayout {
  let summary: Rect
  let list: Rect
  let detail: Rect

  init(_ context: ScreenContext, _ showsDetails: Bool) {
    let body = context.body.inset(left: 1, right: 1)
    let (top, rest) = body.splitTop(body.height >= 12 ? 2 : 1)
    summary = top
    let below = showsDetails ? max(3, rest.height / 2) : rest.height >= 12 ? 3 : 0
    (list, detail) = rest.splitBottom(below)
  }
}

/// A journal entry in words, as far as they may be shown.
struct ActivityWords {
  let when: String
  let who: String
  let role: String
  let what: String
  let groups: String
  /// The first of them and how many more there are.
  let shortGroups: String
  let summary: String
  let refusal: String?

  init(_ entry: ActivityLog.Entry, _ names: DisplayNames) {
    let journal = entry.entry
    when = "\(journal.at.day.text) \(journal.at.clockText)"
    who = names.person(journal.actor)
    role = Self.role(journal.role)
    what = entry.title
    let touched =
      names.isPrivate ? journal.groups.map { names.group("", id: $0) } : entry.groupNames
    groups = touched.joined(separator: ", ")
    shortGroups = (touched.first ?? "") + (touched.count > 1 ? " +\(touched.count - 1)" : "")
    summary = names.note(journal.summary)
    if case .refused(let reason) = journal.outcome {
      refusal = names.isPrivate ? "refused" : "refused: \(reason)"
    } else {
      refusal = nil
    }
  }

  /// The journal keeps roles by their keys, more than one with commas between.
  static func role(_ keys: String) -> String {
    keys.split(separator: ",").map { key in
      let key = key.drop { $0 == " " }
      if key == "dataOwner" { return "owner of the data" }
      return BillingCore.Role(rawValue: String(key))?.shortTitle ?? String(key)
    }.joined(separator: ", ")
  }

  /// What came of it in one line.
  var outcome: String { refusal ?? summary }

  var all: [String] { [when, who, role, what, groups, outcome] }
}
