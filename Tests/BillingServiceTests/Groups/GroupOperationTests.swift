import BillingCore
import BillingService
import Testing

@Suite struct GroupOperationTests {
  private let a = GroupReference.id(World.a)
  private let b = GroupReference.id(World.b)

  @Test func aGroupClosesOnlyWhenItsAccountsAreMoved() throws {
    let service = World.furnished().service()
    let close = CloseGroup(group: b)
    let message = refusal { () throws(BillingError) in try service.change(close, as: "olga") }
    #expect(message == "invalid: “Beta” has an account.")
    try service.change(AssignAccounts(accounts: [AccountID("b1")!], to: a), as: "olga")
    try service.change(close, as: "olga")
    let beta = try service.organization().group(World.b)!
    #expect(beta.state == .closed)
    #expect(beta.invoices.count == 1)
    #expect(beta.primaryAccount == nil)
    #expect(try service.organization().groupOf(AccountID("b1")!)?.id == World.a)
  }

  @Test func whatHappensWithOpenChargesIsSaidBefore() throws {
    let service = World.furnished().service()
    let operation = AssignAccounts(accounts: [AccountID("b1")!], to: a)
    let preview = try service.preview(operation, as: .named("olga"), at: World.moment)
    let open = preview.changes.first { $0.field == "Open charges of Account b1" }
    #expect(open?.before == "USD 25.00 in 2026-11 so far stays on the invoice of Beta")
    #expect(open?.after == "usage imported from now on is billed by Alpha in EUR")
    #expect(try service.organization().groupOf(AccountID("b1")!)?.id == World.b)
  }

  @Test func aNewGroupHasANameOfItsOwn() throws {
    let service = World.furnished().service()
    let id = BillingGroupID("commerce_billingprofile_NEW000111222")!
    let create = { (name: String) in
      CreateGroup(
        id: id, name: name, currency: "chf",
        billingAddress: PostalAddress(name: "Acme", country: "ch"))
    }
    #expect(throws: BillingError.self) { try service.change(create("Alpha"), as: .named("olga")) }
    let receipt = try service.change(create(" Swiss "), as: "olga")
    #expect(receipt.reference == id.masked)
    let group = try service.organization().group(id)!
    #expect(group.name == "Swiss")
    #expect(group.currency.code == "CHF")
    #expect(group.country == "CH")
    #expect(try service.repository.entries(limit: 1)[0].groups == [id])
  }

  @Test func anAddressTellsACountryThatNobodyTold() throws {
    let service = World.furnished().service()
    let id = BillingGroupID("commerce_billingprofile_NEW000111222")!
    func move(to country: String) throws -> String? {
      var attributes = BillingAttributes()
      attributes.billingAddress = PostalAddress(name: "Acme", city: "Town", country: country)
      try service.change(
        UpdateBillingAttributes(group: .id(id), attributes: attributes), as: "olga")
      return try service.organization().group(id)?.country
    }
    let address = PostalAddress(name: "Acme", country: Country.unknown)
    #expect(throws: BillingError.self, "a person can't mean it") {
      try service.change(CreateGroup(id: id, name: "New", billingAddress: address), as: "olga")
    }
    try service.change(
      CreateGroup(id: id, name: "New", billingAddress: address, isImported: true), as: "olga")
    #expect(try service.organization().group(id)?.country == "ZZ")
    #expect(throws: BillingError.self) { try move(to: "ZZ") }
    #expect(try move(to: "AT") == "AT")
    #expect(try move(to: "DE") == "AT", "a country that is known stays")
    #expect(throws: BillingError.self) { try move(to: "EU") }
  }

  @Test func theAddressBookKeepsItsNamesApart() throws {
    let service = World.furnished().service()
    let plant = PostalAddress(name: "Plant", city: "Ulm", country: "DE")
    try service.change(AddAddress(address: plant), as: "olga")
    #expect(throws: BillingError.self) {
      try service.change(ReplaceAddress(name: "Office", address: plant), as: .named("olga"))
    }
    try service.change(RemoveAddress(name: "Office"), as: "olga")
    #expect(try service.read(ReadAddressBook(), as: "olga") == [plant])
  }

  @Test func aSubscriptionIsChangedCancelledAndResumed() throws {
    let service = World.furnished().service()
    let plan = { try service.organization().group(World.a)!.subscription! }
    let note = { (operation: any ChangeOperation, field: String) in
      try service.preview(operation, as: .named("gina"), at: World.moment)
        .changes.first { $0.field == field }?.after
    }
    try service.change(ResumeSubscription(group: a), as: "gina")
    #expect(try plan().state == .active)
    let upgrade = ChangeSubscription(group: a, plan: "plus")
    #expect(try note(upgrade, "Starts on") == "2026-11-20")
    #expect(try note(upgrade, "This month's invoice") == "+EUR 11.00")
    #expect(try note(upgrade, "Each month") == "EUR 60.00")
    try service.change(upgrade, as: "gina")
    let downgrade = ChangeSubscription(group: a, plan: "basic")
    #expect(try note(downgrade, "Starts on") == "2026-12-01")
    #expect(try note(downgrade, "This month's invoice") == "no change")
    try service.change(CancelSubscription(group: a), as: "gina")
    #expect(try plan().lastDay == Day("2026-11-30")!)
    #expect(throws: BillingError.self) {
      try service.change(CancelSubscription(group: a), as: .named("gina"))
    }
    let draft = try service.read(DraftInvoice(group: a, month: Month("2026-11")!), as: "gina")
    let charges = draft.invoice.lines.filter { $0.kind == .subscription }
    #expect(charges.map(\.amount.amount.text) == ["19", "22"])
  }
}
