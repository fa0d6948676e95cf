import TerminalUI

/// What lies over the screen and takes the keys; at most one at a time.
enum Overlay: Sendable {
  case filter(FilterOverlay)
  case palette(PaletteOverlay)
  case help(HelpOverlay)
  case messages(MessagesOverlay)
  case actions(ActionsOverlay)
  case form(FormOverlay)
  case period(PeriodOverlay)
  case export(ExportOverlay)
}

/// What an overlay asks for after a key.
enum OverlayOutcome: Sendable {
  case stay
  case close
  case run(AppCommand)
  case act(ScreenAction)
  /// Asks what the form would do.
  case preview(ActionForm, values: [String: String], key: String)
  case submit(ActionForm, values: [String: String], key: String)
  /// The draft was taken or left: it is kept no longer.
  case forget(FormDraft, then: [OverlayOutcome])
  case save(name: String, text: String)
  case setPeriod(PeriodChoice)
}
