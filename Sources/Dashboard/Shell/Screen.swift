package import BillingCore
package import BillingService
package import TerminalUI

/// What a screen may know while it draws or decides: nothing of the data itself.
package struct ScreenContext: Sendable {
  package let access: Access
  package let moment: Moment
  package let preferences: Preferences
  package let environment: Environment
  /// Where the screen's own content stands, below the header and above the hints.
  package var body: Rect
  package let names: DisplayNames
  /// The screen's id was asked for until it is left.
  package let revealsID: Bool
  /// The notification channels of the configuration; nil where it is not known.
  package var channels: [String]? = nil
  /// It was opened from another screen.
  package var canGoBack = false

  package var today: Day { moment.today }

  /// An id that was asked for stands whole in the rule below, where no column is too narrow for it.
  func tellID(_ id: BillingGroupID, below surface: inout Surface) {
    if revealsID, !names.isPrivate { surface.unabridged = [names.id(id, revealed: true)] }
  }

  /// For a screen that stands within another one.
  func within(_ area: Rect) -> ScreenContext {
    var part = self
    part.body = area
    return part
  }
}

/// One screen: parameters that say what it shows, never the data it shows.
///
/// The data is loaded by `load`, belongs to one snapshot, and is dropped when the screen is left.
package protocol Screen: Sendable {
  associatedtype Content: Sendable
  /// Reads, quicker than `load`, content that the first picture can do with.
  typealias Glance = @Sendable (any Backend) throws(BillingError) -> Content

  /// The breadcrumb; what comes from data goes through `names`.
  func crumb(_ names: DisplayNames) -> String

  /// The screen as it starts for somebody with these preferences.
  func opened(with preferences: Preferences) -> Self

  /// Reads what the screen shows. Runs off the drawing thread.
  func load(from backend: any Backend) throws(BillingError) -> Content

  /// For a screen that somebody starts from; nil where `load` is as quick.
  var glance: Glance? { get }

  /// Whether a glance left nothing out.
  func isWhole(_ content: Content) -> Bool

  /// What the row under the cursor wants to be read beside the list; nil where there is no room.
  func followUp(_ content: Content, _ context: ScreenContext) -> FollowUp<Content>?

  /// Whether it shows what was refused, too; other screens need not be read again for that.
  var showsJournal: Bool { get }

  /// Whether a command makes sense here; nil leaves it to the dashboard.
  func availability(of command: AppCommand, _ content: Content?, _ context: ScreenContext)
    -> Availability?

  /// Carries a command out. What reaches beyond the screen is returned.
  mutating func run(_ command: AppCommand, _ content: Content, _ context: ScreenContext)
    -> [ScreenAction]

  func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext)

  /// What stands before the first figure is there: what the screen knows without data, each thing
  /// in its later place.
  func drawFrame(into surface: inout Surface, _ context: ScreenContext)

  /// What a person may do here; the dashboard leaves out what the role does not have.
  func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem]

  /// What the filter line holds; nil where there is nothing to filter.
  var filter: String? { get set }

  /// Takes another period over, where the screen has one.
  mutating func setPeriod(_ choice: PeriodChoice, _ context: ScreenContext) -> [ScreenAction]

  /// What Enter does here, in the line of keys.
  var openWord: String? { get }

  /// Position at the right of the hints: `2/37`.
  func position(_ content: Content, _ context: ScreenContext) -> String

  /// The screen as a table, for export and the plain form.
  func table(_ content: Content, _ context: ScreenContext) -> ScreenTable
}

extension Screen {
  package var filter: String? {
    get { nil }
    set {}
  }

  package var openWord: String? { nil }
  package var glance: Glance? { nil }
  package var showsJournal: Bool { false }

  package func isWhole(_ content: Content) -> Bool { false }

  package func followUp(_ content: Content, _ context: ScreenContext) -> FollowUp<Content>? { nil }

  package func drawFrame(into surface: inout Surface, _ context: ScreenContext) {
    surface.put("Reading …", in: context.body.row(0).inset(left: 2), .dim)
  }

  package func opened(with preferences: Preferences) -> Self { self }

  package mutating func setPeriod(_ choice: PeriodChoice, _ context: ScreenContext)
    -> [ScreenAction]
  { [] }

  package func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] { [] }
  package func position(_ content: Content, _ context: ScreenContext) -> String { "" }
}

/// The rows behind a screen: what is exported, and read aloud.
package struct ScreenTable: Hashable, Sendable {
  package var title: String
  package var columns: [String]
  package var rows: [[String]]
  /// The same on paper, where it is a document.
  package var paper: BillingDocument?

  package init(title: String, columns: [String], rows: [[String]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}
