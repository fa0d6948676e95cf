import Dashboard
import TerminalUI

/// The dashboard without a screen: each picture as plain lines, keys typed as words and Enter.
///
/// For screen readers, for terminals that can't address a cell, and for pipes.
final class LineDriver: TerminalDriver {
  typealias Message = AppMessage

  let environment: Environment
  private let console: Console
  private let nextLine: () -> String?
  private var queue: [DriverEvent<AppMessage>] = []
  private var frame: Frame?
  private let inbox = Inbox()

  /// Messages on their way; work runs on the loop's own thread.
  private final class Inbox: @unchecked Sendable {
    var events: [DriverEvent<AppMessage>] = []
  }

  init(_ console: Console, nextLine: @escaping () -> String?) {
    self.console = console
    self.nextLine = nextLine
    environment = Environment(
      size: Size(100, 50), capabilities: Capabilities(colours: .none, glyphs: .ascii))
  }

  var hasEvent: Bool { !inbox.events.isEmpty || !queue.isEmpty }

  func nextEvent() -> DriverEvent<AppMessage> {
    while true {
      if !inbox.events.isEmpty { return inbox.events.removeFirst() }
      if !queue.isEmpty { return queue.removeFirst() }
      printFrame()
      guard let line = nextLine() else { return .ended(.inputEnded) }
      read(line)
    }
  }

  /// `Down Down Enter`, `text:abc`, or `q`; what is no key is told. While a field has the focus,
  /// everything but names of keys goes into it as it is.
  private func read(_ line: String) {
    if frame?.cursor != nil, !Self.namesKeys(line) {
      queue = [.key(.paste(line))]
    } else if let keys = Key.script(line) {
      queue = keys.map { .key($0) }
    } else {
      console.note(
        "“\(SafeText.line(line))” holds a word that is no key. Write keys like: Down Enter q")
    }
  }

  /// Names, not single letters: those are text.
  private static func namesKeys(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.allSatisfy { $0.count > 1 && Key.script(String($0)) != nil }
  }

  private func printFrame() {
    guard let frame else { return }
    for line in frame.surface.lines where !Self.isDecoration(line) { console.print(line) }
    console.print("")
  }

  /// Rules and empty lines say nothing when they are read aloud.
  private static func isDecoration(_ line: String) -> Bool {
    line.utf8.allSatisfy { [0x20, 0x2D, 0x3D, 0x7C, 0x2B].contains($0) }
  }

  func present(_ frame: Frame) { self.frame = frame }

  func start(
    _ work: @escaping @Sendable (EffectContext<AppMessage>) -> Void, ticket: Int, endless: Bool
  ) {
    guard !endless else { return }
    let inbox = inbox
    work(
      EffectContext(
        send: { inbox.events.append(.answer($0, ticket: ticket)) }, isCancelled: { false }))
    inbox.events.append(.finished(ticket: ticket))
  }

  func send(_ message: AppMessage, afterMilliseconds delay: Int, ticket: Int) {}
  func cancel(ticket: Int) {}
  func copy(_ text: String) { console.print("copied: \(SafeText.line(text))") }
  func bell() {}
  func repaint() {}
  func suspend() {}
}
