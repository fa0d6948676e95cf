import BillingCore
import BillingService
import Testing

/// Every form with every kind of bad input: refused in words, with the field named, and nothing
/// changed.
@Suite struct BadInputTests {
  private static let a = GroupReference.id(World.a)
  private static let long = String(repeating: "x", count: 600)
  private static let card = "4242 4242 4242 4242"

  private static let badAmounts = [
    "", " ", "abc", "-1", "0", "1.001", "1e309", "USD 5", "1,000.00", "99999999999999999999",
  ]

  private static func amounts(_ make: (String) -> any ChangeOperation) -> [any ChangeOperation] {
    badAmounts.map(make)
  }

  private static let operations: [any ChangeOperation] =
    amounts { AddFunds(group: a, amount: $0, key: "key-bad-input") }
    + amounts { SetBudget(group: a, amount: $0) }
    + amounts { SetAutoRecharge(group: a, threshold: "10", amount: $0) }
    + amounts { AssignCredit(group: a, kind: .goodwill, value: $0, key: "key-bad-input") }
    + amounts { addTrigger($0) } + texts + methods + others

  private static func addTrigger(
    _ threshold: String, name: String = "New", channel: String = "ops", account: String? = nil
  ) -> AddTrigger {
    let definition = TriggerDefinition(
      basis: .price, account: account.flatMap { AccountID($0) }, threshold: threshold,
      recurrence: .daily)
    return AddTrigger(
      group: a, name: name, definition: definition, channel: channel, channels: ["ops"])
  }

  private static let texts: [any ChangeOperation] =
    ["", "  ", long, "a\u{1B}[2Jb", "a\u{202E}b", card].flatMap { text -> [any ChangeOperation] in
      [
        RenameGroup(group: a, name: text),
        VoidInvoice(group: a, number: World.invoiceNumber, reason: text),
        addTrigger("5", name: text), addTrigger("5", channel: text),
        AddAddress(address: PostalAddress(name: text, country: "DE")),
        AddMethod(
          group: a,
          instrument: .card(
            brand: "Visa", lastFour: "4242", expires: Month("2028-01")!, holder: text),
          token: "tok_x"),
        EditTrigger(group: a, trigger: "Watch", name: text),
      ]
    }

  private static let methods: [any ChangeOperation] = [
    AddMethod(group: a, instrument: newCard, token: ""),
    AddMethod(group: a, instrument: newCard, token: "4242424242424242"),
    AddMethod(
      group: a,
      instrument: .card(
        brand: "Visa", lastFour: "4242", expires: Month("2026-10")!, holder: "Acme"),
      token: "tok_x"),
    AddFunds(group: a, amount: "5", method: "method-9", key: "key-bad-input"),
    AddFunds(group: a, amount: "5", method: "method-b", key: "key-bad-input"),
    AddFunds(group: a, amount: "5", key: "short"),
    AddFunds(group: a, amount: "5", key: "key with blanks"),
    PayInvoice(group: a, number: "INV-999", key: "key-bad-input"),
    PayInvoice(group: a, number: World.invoiceNumber, source: .method("gone"), key: "key-bad"),
    MakePrimaryMethod(group: a, method: "method-1"),
    SetAutoRecharge(group: a, threshold: "10", amount: "50", monthlyCap: "20"),
    SetAutoRecharge(group: a, threshold: "10", amount: "50", method: "gone"),
  ]

  private static let others: [any ChangeOperation] = [
    RenameGroup(group: a, name: "Beta"),
    RenameGroup(group: a, name: "commerce_billingprofile_ABC"),
    AddTrigger(
      group: a, name: "Watch", definition: MoneySamples.definition, channel: "ops"),
    addTrigger("5", channel: "mail"), addTrigger("5", account: "b1"),
    addTrigger("5", channel: "rm -rf /"), addTrigger("5", channel: "https://x.example"),
    AssignAccounts(accounts: [], to: a), AssignAccounts(accounts: [AccountID("a1")!], to: a),
    AssignAccounts(accounts: [AccountID("zz")!], to: a),
    UpgradeTrialAccount(group: a, account: AccountID("b1")!),
    ChangeSubscription(group: a, plan: "none"), ChangeSubscription(group: a, plan: "basic"),
    IssueInvoice(group: a, month: Month("2026-11")!),
    IssueInvoice(group: a, month: Month("2026-09")!),
    AssignCredit(
      group: a, kind: .goodwill, value: "5", expiry: World.today - 1, key: "key-bad-input"),
    AcknowledgeSpike(group: a, day: World.today + 1, reason: .expected),
    AcknowledgeSpike(group: a, day: World.today, reason: .expected, note: card),
    SetSpikeSettings(group: a, sensitivity: "11"), SetSpikeSettings(group: a, sensitivity: "0"),
    UpdateBillingAttributes(group: a, attributes: BillingAttributes()),
    CreateGroup(
      id: World.b, name: "New", billingAddress: PostalAddress(name: "A", country: "DE")),
    CreateGroup(
      id: BillingGroupID("commerce_billingprofile_NEW")!, name: "New", currency: "EURO",
      billingAddress: PostalAddress(name: "A", country: "DE")),
    CloseGroup(group: a), RemoveAddress(name: "None"),
  ]

  @Test func everyBadInputIsRefusedInWords() throws {
    let world = World.furnished()
    let service = world.service()
    for operation in Self.operations {
      do throws(BillingError) {
        _ = try service.change(operation, as: "olga")
        Issue.record("done: \(operation)")
      } catch {
        #expect([.invalid, .notFound].contains(error.code), "\(error) of \(operation)")
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
        let text = error.message + error.remedy
        #expect(!text.contains("4242 4242") && !text.unicodeScalars.contains("\u{1B}"))
      }
    }
    #expect(try service.organization() == world.organization)
    print("refused \(Self.operations.count) bad inputs")
  }

  @Test func attributesAreCheckedOneByOne() throws {
    let changes: [(inout BillingAttributes) -> Void] = [
      { $0.billingAddress = PostalAddress(name: "", country: "DE") },
      { $0.taxAddress = PostalAddress(name: "A", country: "Germany") },
      { $0.shippingAddress = PostalAddress(name: "A", lines: [Self.card], country: "DE") },
      { $0.vatID = "=1+1" }, { $0.taxRate = "101" }, { $0.taxRate = "-1" },
      { $0.contacts = [BillingContact(name: "A", email: "nobody")] },
      { $0.contacts = [BillingContact(name: "", email: "a@example.com")] },
      { $0.invoiceText = Self.long }, { $0.invoiceText = Self.card },
      { $0.paymentTermDays = "-1" }, { $0.paymentTermDays = "999999999999999999999" },
    ]
    let service = World.furnished().service()
    for change in changes {
      var attributes = BillingAttributes()
      change(&attributes)
      let operation = UpdateBillingAttributes(group: Self.a, attributes: attributes)
      let message = refusal { () throws(BillingError) in
        try service.change(operation, as: "gina")
      }
      #expect(message?.hasPrefix("invalid: ") == true, "\(attributes)")
    }
  }

  @Test func aClosedGroupGetsNoNewBusiness() throws {
    var world = World.furnished()
    world.organization.groups[0].state = .closed
    let service = world.service()
    let operations: [any ChangeOperation] = [
      AddFunds(group: Self.a, amount: "5", key: "key-closed"),
      AddMethod(group: Self.a, instrument: newCard, token: "tok_x"),
      SetAutoRecharge(group: Self.a, threshold: "1", amount: "5"),
      SetBudget(group: Self.a, amount: "5"), Self.addTrigger("5"),
      BuyPlan(group: Self.a, plan: "plus", key: "key-closed"),
      ChangeSubscription(group: Self.a, plan: "plus"),
      AssignCredit(group: Self.a, kind: .goodwill, value: "5", key: "key-closed"),
      AssignAccounts(accounts: [AccountID("b1")!], to: Self.a),
      UpgradeTrialAccount(group: Self.a, account: AccountID("a1")!), CloseGroup(group: Self.a),
    ]
    for operation in operations {
      let message = refusal { () throws(BillingError) in
        try service.change(operation, as: "olga")
      }
      #expect(message == "invalid: The billing group “Alpha” is closed.", "\(operation)")
    }
    try service.change(
      PayInvoice(
        group: Self.a, number: World.invoiceNumber, source: .balance, key: "key-closed"),
      as: "gina")
  }

  /// What is not the actor's reads like what is not there.
  @Test func anotherGroupIsNotThere() {
    let service = World.furnished().service()
    let message = { (group: GroupReference) in
      refusal { () throws(BillingError) in
        try service.change(AddFunds(group: group, amount: "5", key: "key-foreign"), as: "gina")
      }
    }
    #expect(
      message(.name("Beta"))?.replacing("Beta", with: "X")
        == message(.name("Nothing"))?.replacing("Nothing", with: "X"))
    #expect(message(.id(World.b))?.hasPrefix("notFound") == true)
  }
}
