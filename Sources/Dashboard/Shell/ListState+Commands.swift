import BillingCore
import TerminalUI

extension AppCommand {
  /// What moves in every list.
  static let movement: Set<AppCommand> = [.up, .down, .pageUp, .pageDown, .top, .bottom]
}

extension ListState {
  /// Moves as the command says; false leaves the command to others.
  mutating func run(_ command: AppCommand, in ids: [ID], visible: Int) -> Bool {
    switch command {
    case .up: move(by: -1, in: ids, visible: visible)
    case .down: move(by: 1, in: ids, visible: visible)
    case .pageUp: move(by: -max(1, visible - 1), in: ids, visible: visible)
    case .pageDown: move(by: max(1, visible - 1), in: ids, visible: visible)
    case .top: select(0, in: ids, visible: visible)
    case .bottom: select(.max, in: ids, visible: visible)
    default: return false
    }
    return true
  }

  /// `3/12`, or nothing of nothing.
  func position(in ids: [ID]) -> String {
    guard let index = index(in: ids) else { return "0/0" }
    return "\(index + 1)/\(ids.count)"
  }
}

/// Whether a row has what was typed into the filter, in any of its words.
enum ListFilter {
  static func matches(_ wanted: String, _ words: String...) -> Bool {
    wanted.isEmpty || words.contains { FuzzyMatch.score(wanted, in: $0) != nil }
  }
}
