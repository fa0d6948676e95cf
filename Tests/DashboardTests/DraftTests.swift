import BillingCore
import BillingService
import Dashboard
import Synchronization
import TerminalUI
import Testing

/// Forms that a lost terminal left behind: offered again, and done once.
struct DraftTests {
  private static let open = "/ text:Europe Enter Enter"
  private static let half = "\(open) 4 a Enter Tab Tab text:50.20 Enter"
  private static let filled =
    "\(half) Enter Tab Enter Tab Tab Tab text:50.20 Enter Tab Tab"
  private static let environment = Environment(size: Size(120, 40))

  private let desktop = GroupDesktop()
  private let shelf = Shelf()

  /// What stands on the screen after the keys; the terminal goes away then.
  private func lose(_ keys: String, as user: String? = nil, isPlain: Bool = false) -> String {
    let desk = user.map { GroupDesktop(as: $0, desktop.repository) } ?? desktop
    let steps = (Key.script(keys) ?? []).map { ScriptStep.key($0) }
    let driver = HeadlessDriver<AppMessage>(Self.environment, steps: steps)
    var loop = ProgramLoop(desk.app(isPlain: isPlain, drafts: shelf.own), driver: driver)
    _ = loop.run()
    if let draft = loop.program.lostDraft { shelf.own.keep(draft) }
    return driver.frames.last?.surface.text ?? ""
  }

  private func payments() throws -> Int { try desktop.group("Europe production").payments.count }

  @Test func whatWasEnteredIsOfferedAndTakenUp() throws {
    _ = lose(Self.half)
    let key = try #require(shelf.drafts.first?.key)
    let start = lose("")
    let told = "Not finished when the terminal was lost: “Add funds"
    #expect(missing([told], in: start) == [], "\(start)")
    let offer = lose("\(Self.open) 4 a Enter")
    let wanted = [
      "left unfinished", "on 2026-11-20 at 00:00 UTC", "50.20", "[ Cancel ]", "Leave it",
      "Take it up",
    ]
    #expect(missing(wanted, in: offer) == [], "\(offer)")
    #expect(shelf.drafts.count == 1, "only looked at, and it is still there")
    let rest = "Tab Tab Enter Tab Enter Tab Tab Tab text:50.20 Enter Tab Tab Enter"
    let taken = lose("\(Self.open) 4 a Enter Tab Tab Enter")
    #expect(missing(["[50.20", "Review"], in: taken) == [], "\(taken)")
    #expect(shelf.drafts.map(\.key) == [key], "lost once more")
    let paid = lose("\(Self.open) 4 a Enter \(rest)")
    #expect(missing(["Funds added: EUR 50.20"], in: paid) == [], "\(paid)")
    #expect(shelf.drafts.isEmpty)
    let group = try desktop.group("Europe production")
    #expect(group.payments.last?.key == key)
  }

  /// A screen reader is told what the eye sees: what became of it, when, and what it held.
  @Test func anOfferIsReadInLines() {
    _ = lose(Self.half)
    let heard = lose("\(Self.open) 4 a Enter", isPlain: true)
    let wanted = [
      "Form: Add funds", "left unfinished when the terminal went away, on 2026-11-20 at 00:00 UTC",
      "It held:", "- Amount", ": 50.20", "At: the button Cancel.",
      "Buttons: Cancel, Leave it, Take it up.",
    ]
    #expect(missing(wanted, in: heard) == [], "\(heard)")
    #expect(!heard.contains("│"), "\(heard)")
  }

  @Test func whatIsLeftIsGone() throws {
    _ = lose(Self.half)
    let left = lose("\(Self.open) 4 a Enter Tab Enter")
    #expect(missing(["Review"], in: left) == [] && !left.contains("50.20"), "\(left)")
    #expect(shelf.drafts.isEmpty)
    #expect(!lose("\(Self.open) 4 a Enter").contains("unfinished"))
  }

  @Test func cancelDecidesNothing() {
    _ = lose(Self.half)
    _ = lose("\(Self.open) 4 a Enter Enter q")
    #expect(shelf.drafts.count == 1)
  }

  @Test func whatWasNotTouchedOrIsDoneIsNotKept() throws {
    _ = lose("\(Self.open) 4 a Enter Tab Tab")
    #expect(shelf.drafts.isEmpty)
    _ = lose("\(Self.filled) Enter")
    #expect(try payments() == 15)
    #expect(shelf.drafts.isEmpty)
  }

  /// The link dies with the submission: whether it was written down or not, it happens once.
  @Test(arguments: [true, false]) func aLostSubmissionShowsItsResult(isCommitted: Bool) throws {
    var app = desktop.app(drafts: shelf.own)
    let pump = EffectPump()
    pump.run(app.start(in: Self.environment), on: &app, Self.environment)
    for key in Key.script(Self.filled) ?? [] {
      pump.run(app.update(.key(key), in: Self.environment), on: &app, Self.environment)
    }
    let effects = app.update(.key(.enter), in: Self.environment)
    let draft = try #require(app.lostDraft)
    #expect(draft.isSubmitted)
    shelf.own.keep(draft)
    if isCommitted { pump.run(effects, on: &app, Self.environment) }
    #expect(try payments() == (isCommitted ? 15 : 14))
    let offer = lose("\(Self.open) 4 a Enter")
    #expect(missing(["was submitted when"], in: offer) == [], "\(offer)")
    let heard = lose("\(Self.open) 4 a Enter", isPlain: true)
    #expect(missing(["was submitted when", "nothing is done a second"], in: heard) == [])
    let taken = lose("\(Self.open) 4 a Enter Tab Tab Enter")
    let wanted = isCommitted ? "Funds added: EUR 50.20" : "nothing has happened yet"
    #expect(missing([wanted], in: taken) == [], "\(taken)")
    #expect(try payments() == (isCommitted ? 15 : 14))
  }

  /// Tokens are never kept, nor what may become a card's number.
  @Test func noSecretIsKept() throws {
    let form =
      "\(Self.open) 4 a Down Enter Tab Tab Tab text:Visa Tab text:4242 Tab text:11/30 Tab "
      + "text:42424242-4242 Tab text:tok_secret"
    let shown = lose(form)
    #expect(shown.contains("tok_secret") && shown.contains("42424242-4242"), "\(shown)")
    let draft = try #require(shelf.drafts.first)
    #expect(draft.entries.contains { $0.value == "Visa" })
    #expect(!"\(draft)".contains("tok_secret") && !"\(draft)".contains("42424242"))
  }
}

/// A shelf in memory.
private final class Shelf: Sendable {
  private let kept = Mutex<[FormDraft]>([])
  var drafts: [FormDraft] { kept.withLock(\.self) }
  var own: DraftShelf {
    DraftShelf(
      all: { self.drafts }, keep: { draft in self.kept.withLock { $0.append(draft) } },
      remove: { key in self.kept.withLock { $0.removeAll { $0.key == key } } })
  }
}
