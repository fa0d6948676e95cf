import BillingCore
import BillingDemo
import BillingService
import Dashboard
import Synchronization
import TerminalUI
import Testing

/// What the dashboard asked for, in order.
private final class ReadLog: Sendable {
  private let asked = Mutex<[String]>([])

  var all: [String] { asked.withLock { $0 } }
  func note(_ name: String) { asked.withLock { $0.append(name) } }
}

/// A backend that keeps book of what is read.
private struct CountingBackend: ForwardingBackend {
  let own: LocalBackend
  let log: ReadLog

  func read<O: ReadOperation>(_ operation: O) throws(BillingError) -> O.Outcome {
    let isGlance =
      (operation as? GroupsOverview)?.isGlance ?? (operation as? ReachIndex)?.isGlance ?? false
    log.note(O.info.name + (isGlance ? " at a glance" : ""))
    return try own.read(operation)
  }
}

/// Alarms that stay from one start to the next.
private final class KeepingShelf: SpikeShelf {
  private let kept = Mutex<[String: [KeptSpikes]]>([:])

  var names: [String] { kept.withLock { $0.keys.sorted() } }
  func kept(_ name: String, on days: DayRange?) -> [KeptSpikes] {
    kept.withLock { $0[name] ?? [] }
  }
  func keep(_ spikes: [KeptSpikes], as name: String) { kept.withLock { $0[name] = spikes } }
}

/// What is read by a start and by keys.
private func reads(
  _ script: String = "", _ spikes: any SpikeShelf = EmptySpikeShelf(),
  size: Size = Size(120, 40)
) -> [String] {
  let log = ReadLog()
  let demo = ShellDesktop.demo
  let repository = MemoryRepository(
    demo.organization, usage: ShellDesktop.usage, spikes: spikes)
  let own = ShellDesktop("olivia", repository).backend
  let services = AppServices(save: { name, _ in .success(name) }, newKey: { "key" })
  let app = App(
    home: GroupsScreen(), backend: CountingBackend(own: own, log: log), services: services,
    preferences: Preferences())
  _ = app.rehearse(
    in: Environment(size: size),
    steps: (Key.script(script) ?? []).map { .key($0) })
  return log.all
}

/// The first start looks for what drove each spike; the next one finds it kept, and reads once.
@Test func aGlanceThatShowsAllIsNotReadAgain() {
  let shelf = KeepingShelf()
  let first = reads("", shelf).filter { $0.hasPrefix("overview.groups") }
  #expect(first == ["overview.groups at a glance", "overview.groups"])
  let second = reads("", shelf).filter { $0.hasPrefix("overview.groups") }
  #expect(second == ["overview.groups at a glance"])
}

/// The header's part of what is in reach is asked for first, the rest once, after the first screen.
@Test func whatIsInReachComesInTwoSteps() {
  let asked = reads("Down Enter M Esc").filter { $0.hasPrefix("overview.index") }
  #expect(asked == ["overview.index at a glance", "overview.index"])
}

/// A key that only moves, sorts or looks otherwise at what is there reads nothing.
@Test func keysThatLookOtherwiseReadNothing() {
  let start = reads("Enter")
  #expect(reads("Enter Left Right t t o o c c B B b Tab Down Up") == start)
}

/// Access needs its table, its warnings and the plan of the move, and not the organization again.
@Test func accessReadsNothingTwice() {
  let start = reads()
  #expect(
    Array(reads("A").dropFirst(start.count))
      == ["access.matrix", "access.warnings", "access.transition-plan"])
}

/// The day beside the inbox is read once for each row that the cursor comes to, and only where
/// there is room for it.
@Test func aFollowUpIsReadOnce() {
  func days(_ script: String, _ size: Size = Size(120, 40)) -> Int {
    reads(script, size: size).count { $0 == "reading.explain" }
  }
  #expect(days("S") == 1)
  #expect(days("S s s P P o") == 1)
  #expect(days("S Down") == 2)
  #expect(days("S", Size(80, 24)) == 0)
  #expect(days("S Enter Esc") == 3)
}

/// A backend that explains no day but the newest.
private struct ForgetfulBackend: ForwardingBackend {
  let own: LocalBackend

  func read<O: ReadOperation>(_ operation: O) throws(BillingError) -> O.Outcome {
    if let question = operation as? ExplainDay, question.day != Day("2026-11-18") {
      throw BillingError(.damaged, "The day can't be read.", remedy: "Look at another.")
    }
    return try own.read(operation)
  }
}

/// Below the row under the cursor nothing stands that is of another.
@Test func whatCannotBeReadLeavesTheListAlone() {
  let desk = ShellDesktop("olivia", at: "spikes")
  let services = AppServices(save: { name, _ in .success(name) }, newKey: { "key" })
  let app = App(
    home: desk.home, backend: ForgetfulBackend(own: desk.backend), services: services,
    preferences: Preferences())
  func shows(_ text: String, after script: String) -> Bool {
    let steps = (Key.script(script) ?? []).map { ScriptStep.key($0) }
    let frames = app.rehearse(in: Environment(size: Size(120, 40)), steps: steps).frames
    return frames.last?.surface.lines.shows(text) ?? false
  }
  #expect(shows("Europe production, Wed Nov 18: EUR", after: ""))
  #expect(shows("UK contact centre", after: "Down"))
  #expect(!shows("Europe production, Wed Nov 18: EUR", after: "Down"))
  #expect(shows("Europe production, Wed Nov 18: EUR", after: "Down Up"))
}
