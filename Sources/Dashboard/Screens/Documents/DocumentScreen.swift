import BillingCore
import BillingService
import TerminalUI

/// What the screens of documents share: they scroll, and are saved as they stand on paper.
protocol DocumentScreen: Screen {
  var group: BillingGroupID { get }
  var list: ListState<Int> { get set }
  /// The document as it may be shown.
  func document(_ content: Content, _ names: DisplayNames) -> BillingDocument
}

extension DocumentScreen {
  func availability(of command: AppCommand, _ content: Content?, _ context: ScreenContext)
    -> Availability?
  {
    switch command {
    case .up, .down, .pageUp, .pageDown, .top, .bottom, .copy, .reveal: .available
    default: nil
    }
  }

  mutating func run(_ command: AppCommand, _ content: Content, _ context: ScreenContext)
    -> [ScreenAction]
  {
    let document = document(content, context.names)
    switch command {
    case .reveal: return [.toggleReveal]
    case .copy: return [.copy(document.text, what: "the document")]
    default:
      let page = DocumentPage(document, state: list)
      _ = list.run(
        command, in: Array(document.rows.indices), visible: page.visibleRows(in: context.body))
      return []
    }
  }

  func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    let document = document(content, context.names)
    surface.draw(DocumentPage(document, state: list), in: context.body)
  }

  func position(_ content: Content, _ context: ScreenContext) -> String {
    let rows = Array(document(content, context.names).rows.indices)
    return list.index(in: rows).map { "\($0 + 1)/\(rows.count)" } ?? ""
  }

  func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    ScreenTable(document(content, context.names))
  }
}

extension ScreenTable {
  /// A document's rows; as text it is saved as it stands on paper.
  init(_ document: BillingDocument) {
    self.init(
      title: document.title, columns: document.columns.map(\.key),
      rows: document.rows.map { $0.map(\.words) })
    paper = document
  }
}
