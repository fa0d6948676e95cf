import BillingCore
import BillingService
@testable import Dashboard
import TerminalUI

/// Numbers that are the same for the same seed.
struct FuzzNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The dashboard under keys that nobody would press, one event at a time, without a terminal.
struct FuzzDesk {
  let desk: ShellDesktop
  private(set) var app: App
  private(set) var environment: Environment
  private(set) var copies = 0

  init(_ desk: ShellDesktop) {
    self.desk = desk
    app = desk.app()
    environment = Environment(size: desk.size)
    start()
  }

  private mutating func start() {
    app = desk.app()
    let effects = app.start(in: environment)
    carryOut(effects)
  }

  mutating func press(_ key: Key) { send(.key(key)) }

  mutating func resize(_ size: Size) {
    environment.size = size
    send(.resized)
  }

  /// How much the dashboard wants to read when there is news.
  func wishes(after news: AppServices.News) -> Int {
    var app = app
    return app.update(.message(AppMessage(content: .news(news))), in: environment).count
  }

  private mutating func send(_ event: Event<AppMessage>) {
    let effects = app.update(event, in: environment)
    carryOut(effects)
  }

  /// Effects run at once; a program that quits begins anew.
  private mutating func carryOut(_ effects: [Effect<AppMessage>]) {
    for effect in effects {
      switch effect {
      case .run(_, let work):
        let inbox = FuzzInbox()
        work(EffectContext(send: { inbox.messages.append($0) }, isCancelled: { false }))
        for message in inbox.messages { send(.message(message)) }
      case .copy: copies += 1
      case .quit: start()
      default: break
      }
    }
  }

  var frame: Frame { app.view(in: environment) }

  /// The same place, read afresh; the line of the last notice is gone from both.
  /// Nil while something lies over the screen and takes the keys.
  func fresh() -> (now: Frame, fresh: Frame)? {
    guard app.overlay == nil else { return nil }
    var now = self
    now.press(.function(24))
    var again = now
    again.press(.character("r"))
    return (now.frame, again.frame)
  }
}

/// Messages on their way; everything runs on one thread.
private final class FuzzInbox: @unchecked Sendable {
  var messages: [AppMessage] = []
}

extension Key {
  private static let common: [Key] = [
    .up, .down, .left, .right, .enter, .enter, .escape, .tab, .backTab, .home, .end, .pageUp,
    .pageDown, .backspace, .delete, .insert, .control("c"), .control("l"), .control("z"),
    .control("f"), .control("b"), .function(1), .paste("pasted\u{1b}[31m\u{202e}text"),
    .character("/"), .character(":"), .character("?"), .character("a"), .character("é"),
    .character("漢"), .character("👍🏽"), .character("\u{301}"),
  ]

  /// Movement as often as letters, and now and then what no keyboard has.
  static func random(using numbers: inout FuzzNumbers) -> Key {
    if Bool.random(using: &numbers) {
      return common[Int.random(in: 0..<common.count, using: &numbers)]
    }
    let letter = Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &numbers))
    return .character(Character(letter))
  }
}
