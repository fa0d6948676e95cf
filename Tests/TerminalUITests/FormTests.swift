import Testing

@testable import TerminalUI

@Suite struct FormTests {
  private var form: Form<String> {
    Form(
      "Pay",
      fields: [
        FormField("amount", "Amount", .text(TextField()), hint: "like 12.50"),
        FormField("card", "Card", .choice(["Visa", "Debit"], selected: 0)),
        FormField("owed", "Owed", .fixed("EUR 20")),
      ], buttons: ["Submit"])
  }

  /// The outcome of each key, starting on a field, or on Cancel.
  private func press(_ keys: [Key], from field: String? = nil) -> (
    Form<String>, [FormOutcome<String>]
  ) {
    var form = form
    if let field { form.setFocus(on: field) }
    let outcomes = keys.map { form.handle($0) }
    return (form, outcomes)
  }

  @Test func theFocusStartsOnCancelAndEnterInAFieldNeverSubmits() {
    #expect(press([.enter]).1 == [.pressed(0)])
    let (form, outcomes) = press([.character("7"), .enter, .enter, .enter], from: "amount")
    #expect(form["amount"]?.value == "7")
    #expect(
      outcomes == [.changed("amount"), .none, .none, .pressed(0)], "Cancel follows the fields")
  }

  @Test func whatIsTypedOnAButtonGoesToTheFirstEmptyField() {
    let (form, outcomes) = press([.character("7"), .character("5")])
    #expect(outcomes == [.changed("amount"), .changed("amount")])
    #expect(form["amount"]?.value == "75")
    #expect(form.focusedField?.id == "amount")
  }

  @Test func pastedTextIsTextAndNeverKeys() {
    let (form, outcomes) = press([.paste("q\na\u{1b}\n")], from: "amount")
    #expect(outcomes == [.changed("amount")])
    #expect(form["amount"]?.value == "q a ")
    #expect(form.focusedField?.id == "amount")
  }

  @Test func choicesTurnAndFixedFieldsAreSkipped() {
    let (form, outcomes) = press([.right, .tab, .right, .enter, .escape], from: "card")
    #expect(outcomes == [.changed("card"), .none, .none, .pressed(1), .cancelled])
    #expect(form["card"]?.value == "Debit")
  }

  @Test func theFormShowsWhatIsWrong() {
    var form = form
    form.setFocus(on: "amount")
    form.setProblem("must be above zero", of: "amount")
    check(
      form, 32, 7,
      """
      Amount  [                      ]
              ▲ must be above zero
      Card    < Visa >
      Owed    EUR 20

      like 12.50
        Cancel      Submit
      """)
  }

  @Test(arguments: [
    ("abc", "Left BSpace", "ac", 1), ("one two", "C-w", "one ", 4), ("abc", "Home Delete", "bc", 0),
    ("abc", "Home C-k", "", 0), ("abc", "C-u x", "x", 1), ("日e\u{301}", "BSpace", "日", 1),
  ])
  func editing(text: String, keys: String, expected: String, cursor: Int) {
    var field = TextField(text)
    let taken = (Key.script(keys) ?? []).map { field.handle($0) }
    #expect(!taken.contains(false))
    #expect(field.text == expected)
    #expect(field.cursor == cursor)
  }
}
