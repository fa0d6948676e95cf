import BillingCore
import Glibc
import Synchronization
import UsageEngine

/// Watches a long reading: a bar on standard error where that is a terminal, and ^C.
struct ScanWatch: Sendable {
  private let bar: ProgressBar?

  init(_ invocation: borrowing Invocation) {
    let shows = invocation.console.errorIsTerminal && !invocation.isQuiet
    bar = shows ? ProgressBar(invocation.console, isPlain: invocation.arguments.has("ascii")) : nil
    Interrupt.listen()
  }

  var control: ScanControl {
    var control = ScanControl(isCancelled: { Interrupt.wasAsked })
    if let bar {
      control.copied = { done, total in bar.show(done, of: total, "copying") }
      control.progress = { done, total in bar.show(done, of: total, "reading") }
    }
    return control
  }

  /// Tells of what came from a pipe so far; stops it when that was asked for.
  func received(_ bytes: Int) throws(BillingError) {
    bar?.show(bytes, of: 0, "receiving")
    if Interrupt.wasAsked { throw Interrupt.error }
  }

  func end() { bar?.end() }
}

/// One line that is drawn over itself: how far, how fast, how long still.
final class ProgressBar: Sendable {
  private let console: Console
  private let isPlain: Bool
  private let state = Mutex(State())

  /// What is going on, since when, and when that was shown last.
  private struct State {
    var work = ""
    var start = 0
    var shown: Int?
  }

  init(_ console: Console, isPlain: Bool) {
    self.console = console
    self.isPlain = isPlain
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }

  /// At most ten times a second; each kind of work has a pace of its own.
  func show(_ done: Int, of total: Int, _ work: String) {
    let now = Self.milliseconds()
    let start = state.withLock { state -> Int? in
      if state.work != work { (state.work, state.start) = (work, now) }
      if let shown = state.shown, now - shown < 100 { return nil }
      state.shown = now
      return state.start
    }
    guard let start else { return }
    let text = Self.text(done, of: total, after: now - start, isPlain: isPlain)
    console.say(Array("\r\(work) \(text)\u{1B}[K".utf8))
  }

  func end() {
    if state.withLock({ $0.shown }) != nil { console.say(Array("\r\u{1B}[K".utf8)) }
  }

  /// `████······  42 %  1.2 GB/s  3 s left`; without a total only what is known.
  static func text(_ done: Int, of total: Int, after milliseconds: Int, isPlain: Bool) -> String {
    let rate = Int(Double(done) * 1000 / Double(max(milliseconds, 1)))
    guard total > 0 else { return "\(size(done)) read  \(size(rate))/s" }
    let share = min(Double(done) / Double(total), 1)
    let full = Int(share * 20)
    let bar =
      String(repeating: isPlain ? "#" : "█", count: full)
      + String(repeating: isPlain ? "." : "·", count: 20 - full)
    let left = rate > 0 ? "  \((total - min(done, total)) / rate + 1) s left" : ""
    return "\(bar)  \(Int(share * 100)) %  \(size(rate))/s\(left)"
  }

  private static func size(_ bytes: Int) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var tenths = bytes * 10
    var unit = 0
    while tenths >= 10_000, unit < units.count - 1 {
      tenths /= 1000
      unit += 1
    }
    return unit == 0 || tenths >= 1000
      ? "\(tenths / 10) \(units[unit])" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }
}
