import BillingCore
import BillingService
import TerminalUI
import Testing

@testable import Dashboard

/// Changes made in the dashboard: forms, reviews, typed amounts, and what is stored afterwards.
struct GroupFormsTests {
  private static let open = "/ text:Europe Enter Enter"

  /// The form for funds, filled in and reviewed, the amount typed, the focus on Submit.
  private static func funds(_ amount: String) -> String {
    "\(open) 4 a Enter Tab Tab text:\(amount) Enter Enter Tab Enter "
      + "Tab Tab Tab text:\(amount) Enter Tab Tab"
  }

  @Test func startsOnCancelAndEnterNeverSubmits() throws {
    let desktop = GroupDesktop()
    #expect(desktop.picture("\(Self.open) 4 a Enter").contains("[ Cancel ]"))
    let filled = desktop.picture("\(Self.open) 4 a Enter Tab Tab text:50 Enter*9")
    #expect(!filled.contains("Submit"), "\(filled)")
    #expect(try desktop.group("Europe production").payments.count == 14)
  }

  @Test func saysWhatWillHappenBeforeItDoes() throws {
    let desktop = GroupDesktop()
    let review = desktop.picture("\(Self.open) 4 a Enter Tab Tab text:50.20 Enter Enter Tab Enter")
    let wanted = [
      "nothing has happened yet", "EUR 0.00 → EUR 50.20", "Type EUR 50.20", "[ Cancel ]",
    ]
    #expect(missing(wanted, in: review) == [], "\(review)")
    #expect(try desktop.group("Europe production").payments.count == 14)
  }

  @Test func twoPressesOfSubmitPayOnce() throws {
    let desktop = GroupDesktop()
    let keys = (Key.script("\(Self.funds("50.20")) Enter Enter") ?? []).map { ScriptStep.key($0) }
    let pictures = desktop.pictures(keys)
    #expect(pictures.contains { $0.contains("Enter or Esc closes this") })
    let last = pictures.last ?? ""
    #expect(!last.contains("closes this"), "the second press dismisses the answer")
    #expect(last.contains("Funds added: EUR 50.20"), "and still it can be read: \(last)")
    let group = try desktop.group("Europe production")
    #expect(group.payments.count == 15)
    #expect(group.balance.text == "EUR 50.20")
  }

  /// On a slow link both presses arrive before the first is answered.
  @Test func aSecondPressWhileOneIsUnderWayDoesNothing() {
    var app = GroupDesktop().app()
    let environment = Environment(size: Size(120, 40))
    let keys = Key.script(Self.funds("50.20")) ?? []
    let pump = EffectPump()
    pump.run(app.start(in: environment), on: &app, environment)
    for key in keys { pump.run(app.update(.key(key), in: environment), on: &app, environment) }
    let first = app.update(.key(.enter), in: environment)
    let second = app.update(.key(.enter), in: environment)
    #expect(first.count == 1)
    #expect(second.isEmpty)
  }

  @Test func aDeclinedPaymentSaysSoAndKeepsTheForm() throws {
    let desktop = GroupDesktop()
    let picture = desktop.picture("\(Self.funds("50.51")) Enter Enter")
    let wanted = ["declined: insufficient funds", "Nothing was taken", "[50.51", "Review"]
    #expect(missing(wanted, in: picture) == [], "\(picture)")
    #expect(try desktop.group("Europe production").balance.amount.isZero)
  }

  /// The next attempt is another payment, not the same one again.
  @Test func afterADeclineAnotherAmountIsPaid() throws {
    let desktop = GroupDesktop()
    let again =
      "C-u text:60 Enter Enter Tab Enter Tab Tab Tab text:60.00 Enter Tab Tab Enter"
    let picture = desktop.picture("\(Self.funds("50.51")) Enter \(again)")
    #expect(picture.contains("Funds added: EUR 60.00"), "\(picture)")
    #expect(try desktop.group("Europe production").balance.text == "EUR 60.00")
  }

  /// Somebody else changes the group while the form is open: it says so, keeps what was entered,
  /// and the next review is of how things are now.
  @Test func anotherOperatorsChangeIsShownFirst() throws {
    let desktop = GroupDesktop()
    var open = OpenDesktop(desktop)
    _ = open.press("\(Self.open) 4 a Enter Tab Tab text:50")
    _ = GroupDesktop(as: "dana", desktop.repository).picture("\(Self.funds("20")) Enter")
    let told = open.press("Enter Enter Tab Enter")
    #expect(missing(["changed", "[50 ", "EUR 20.00"], in: told) == [], "\(told)")
    let review = open.press("Enter Enter Tab Enter")
    #expect(review.contains("EUR 20.00 → EUR 70.00"), "\(review)")
  }

  /// Two operators at the same method: what the first did is shown, and only what the second then
  /// reads in a new review is done.
  @Test func theSecondReplacementOfAMethodIsAskedAgain() throws {
    let desktop = GroupDesktop()
    var open = OpenDesktop(desktop)
    let review = open.press("\(Self.open) 4 a Down Down Down Enter Tab Tab Right Enter Tab Enter")
    #expect(review.contains("Removed Visa ending 4821"), "\(review)")
    let dana = Actor(user: UserID("dana"), name: "dana", source: .demo)
    let europe = GroupReference.name("Europe production")
    _ = try BillingService(desktop.repository).change(
      ReplaceMethod(
        group: europe, method: "method-EU-2",
        instrument: .bankTransfer(bank: "Sparbank", lastFour: "7733", holder: "Acme"),
        token: "tok_new"), as: dana, at: desktop.moment)
    let told = open.press("Tab Tab Enter")
    #expect(missing(["changed by dana", "Sparbank ending 7733"], in: told) == [], "\(told)")
    #expect(try desktop.group("Europe production").methods.count == 2)
    let again = open.press("Tab Tab Enter")
    #expect(again.contains("Removed Sparbank ending 7733"), "\(again)")
    #expect(try desktop.group("Europe production").methods.count == 2, "not before Submit")
  }

  @Test func aTimeOutStaysPendingUntilItIsAskedAgain() throws {
    let desktop = GroupDesktop()
    let pending = desktop.picture("\(Self.funds("50.91")) Enter")
    #expect(pending.contains("is pending: the processor did not answer"), "\(pending)")
    #expect(try desktop.group("Europe production").balance.amount.isZero)
    _ = desktop.picture("\(Self.open) 4 a End Enter")
    #expect(try desktop.group("Europe production").balance.text == "EUR 50.91")
    let wanted = ["no payment is pending"]
    #expect(missing(wanted, in: desktop.picture("\(Self.open) 4 a")) == [])
  }

  @Test func theTypedAmountMustBeTheAmount() throws {
    let desktop = GroupDesktop()
    let typed =
      "\(Self.open) 4 a Enter Tab Tab text:50 Enter Enter Tab Enter "
      + "Tab Tab Tab text:500 Enter Tab Tab Enter"
    #expect(desktop.picture(typed).contains("this is not EUR 50.00"))
    #expect(try desktop.group("Europe production").payments.count == 14)
  }

  /// Commas only where thousands end.
  private static let typedAmounts = [
    ("1,000.00", true), ("1000", true), ("EUR 1,000", true), ("1,00", false), ("10,00", false),
    ("1,000,00", false), ("1,,000", false), (",1000", false), ("1000.0,0", false), ("", false),
    ("USD 1,000", false),
  ]

  @Test(arguments: typedAmounts) func aCommaIsNoPoint(_ typed: String, _ isSame: Bool) {
    #expect(TypedAmount.isSame(typed, as: "EUR 1,000.00") == isSame)
    #expect(!TypedAmount.isSame("1,00", as: "EUR 100.00"))
  }

  /// What was typed, and the words for what is wrong with it.
  private static let wrongAmounts = [
    ("", "is empty"), ("0", "must be more than 0"), ("-5", "less than nothing"),
    ("1.005", "EUR has 2 decimals"), ("1e309", "is too large"), ("5USD", "is not a number"),
    ("99999999999", "is too large"),
  ]

  @Test(arguments: wrongAmounts) func saysWhatIsWrongInTheField(_ amount: String, _ words: String) {
    let typed = amount.isEmpty ? "" : "text:\(amount)"
    let picture = GroupDesktop().picture(
      "\(Self.open) 4 a Enter Tab Tab \(typed) Enter Enter Tab Enter")
    #expect(picture.contains(words), "\(picture)")
    #expect(!picture.contains("Submit"))
  }

  @Test func acknowledgingASpikeChangesTheFlags() throws {
    let desktop = GroupDesktop()
    #expect(desktop.picture("/ text:Europe").contains("▲ ▌Europe production"))
    let done = desktop.picture(
      "\(Self.open) x Tab Tab Tab text:campaign Enter Tab Enter Tab Tab Enter Esc")
    #expect(done.contains("Acknowledged as expected by"), "\(done)")
    #expect(!desktop.picture("/ text:Europe").contains("▲ ▌Europe production"))
    let menu = desktop.picture("\(Self.open) 1 End a")
    #expect(!menu.contains("Withdraw an acknowledgement"), "another day")
    let journal = desktop.picture("\(Self.open) 7")
    #expect(journal.contains("expected, campaign"), "\(journal)")
  }

  @Test func aTriggerIsTriedBeforeItIsMade() throws {
    let desktop = GroupDesktop(as: "viktor")
    let filled =
      "\(Self.open) 6 a Enter Tab Tab text:Dear Enter Enter text:60 Enter Right "
      + "Enter Enter Enter text:finance Enter Tab Enter"
    let review = desktop.picture(filled)
    #expect(missing(["Would have fired", "in the last 90 days"], in: review) == [], "\(review)")
    _ = desktop.picture("\(filled) Tab Tab Enter")
    #expect(try desktop.group("Europe production").triggers.map(\.name).contains("Dear"))
  }
}

/// Runs effects at once, as a driver does, so that a test can stop between two keys.
struct EffectPump {
  /// The answers on their way.
  private final class Inbox: @unchecked Sendable {
    var messages: [AppMessage] = []
  }

  func run(_ effects: [Effect<AppMessage>], on app: inout App, _ environment: Environment) {
    let inbox = Inbox()
    for case .run(_, let work) in effects {
      work(EffectContext(send: { inbox.messages.append($0) }, isCancelled: { false }))
    }
    for message in inbox.messages {
      run(app.update(.message(message), in: environment), on: &app, environment)
    }
  }
}
