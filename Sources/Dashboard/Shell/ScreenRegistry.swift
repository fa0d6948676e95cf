import BillingService
import TerminalUI

/// The screens that a command or a name opens from anywhere.
enum ScreenRegistry {
  static func screen(for command: AppCommand) -> (any Screen)? {
    switch command {
    default: nil
    }
  }

  /// Groups, accounts and categories by name.
  static func places(in index: ReachIndex.Outcome, _ names: DisplayNames)
    -> [PaletteOverlay.Entry]
  {
    []
  }
}
