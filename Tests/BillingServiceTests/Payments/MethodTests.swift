import BillingCore
import BillingService
import Testing

@Suite struct MethodTests {
  private let a = GroupReference.id(World.a)

  private func group(_ service: BillingService) throws -> BillingGroup {
    try service.organization().group(World.a)!
  }

  @Test func aMethodInUseStaysUntilAnotherTakesItsPlace() throws {
    let service = World.furnished().service()
    let remove = { (method: String) in
      refusal { () throws(BillingError) in
        try service.change(RemoveMethod(group: a, method: method), as: "gina")
      }
    }
    #expect(remove("method-1") == "invalid: Visa ending 4242 is the primary payment method.")
    #expect(remove("method-3") == "invalid: Visa ending 0005 is used by auto-recharge.")
    #expect(remove("method-2") == nil)
    #expect(remove("method-2")?.hasPrefix("notFound") == true)
    try service.change(MakePrimaryMethod(group: a, method: "method-3"), as: "gina")
    #expect(remove("method-1") == nil)
    #expect(try group(service).methods.map(\.id.text) == ["method-3"])
  }

  @Test func aPendingPaymentKeepsItsMethod() throws {
    let service = World.furnished().service()
    let funds = AddFunds(group: a, amount: "10.96", method: "method-2", key: "key-pending")
    _ = try PaymentFlow(service, processor: SandboxProcessor()) { World.moment }
      .pay(funds, as: .named("gina"))
    for change in [
      RemoveMethod(group: a, method: "method-2"),
      ReplaceMethod(group: a, method: "method-2", instrument: newCard, token: "tok_new"),
    ] as [any ChangeOperation] {
      let message = refusal { () throws(BillingError) in try service.change(change, as: "gina") }
      #expect(message?.contains("is still pending") == true)
    }
  }

  @Test func theFirstMethodIsPrimaryAndAReplacementKeepsItsPlace() throws {
    var world = World.furnished()
    world.organization.groups[0].methods = []
    world.organization.groups[0].autoRecharge = nil
    let service = world.service()
    try service.change(AddMethod(group: a, instrument: newCard, token: "tok_1"), as: "gina")
    #expect(try group(service).methods.map(\.isPrimary) == [true])
    try service.change(
      ReplaceMethod(group: a, method: "method-1", instrument: newCard, token: "tok_2"),
      as: "gina")
    #expect(try group(service).primaryMethod?.token == "tok_2")
    let twice = refusal { () throws(BillingError) in
      try service.change(AddMethod(group: a, instrument: newCard, token: "tok_2"), as: "gina")
    }
    #expect(twice == "invalid: “Alpha” has this payment method already.")
  }

  @Test func anExpiredMethodPaysNothing() throws {
    var world = World.furnished()
    world.organization.groups[0].methods[0].instrument = .card(
      brand: "Visa", lastFour: "4242", expires: Month("2026-10")!, holder: "Acme")
    let message = refusal { () throws(BillingError) in
      try world.service().change(
        AddFunds(group: a, amount: "5", key: "key-expired"), as: "gina")
    }
    #expect(message == "invalid: Visa ending 4242 expired on 2026-10-31.")
  }

  @Test func theSecondOperatorIsToldOfTheChange() throws {
    let service = World.furnished().service()
    let opened = try group(service).revision
    try service.change(
      MakePrimaryMethod(group: a, method: "method-2", expectedRevision: opened), as: "gina")
    let message = refusal { () throws(BillingError) in
      try service.change(
        RemoveMethod(group: a, method: "method-3", expectedRevision: opened), as: "bill")
    }
    #expect(
      message == "changedMeanwhile: “Alpha” was changed by gina meanwhile: "
        + "Visa ending 1881 is primary for “Alpha”. "
        + "(Primary: Visa ending 4242 → Visa ending 1881)")
    #expect(try group(service).methods.count == 3)
  }

  /// No token in the journal, in receipts or previews; no whole id either.
  @Test func tokensAndIdsAreWrittenNowhere() throws {
    let service = World.furnished().service()
    let operations: [any ChangeOperation] = [
      AddMethod(group: a, instrument: newCard, token: "tok_secret_new"),
      ReplaceMethod(
        group: a, method: "method-2", instrument: newCard, token: "tok_secret_other"),
      MakePrimaryMethod(group: a, method: "method-2"),
      AddFunds(group: a, amount: "10", key: "key-secrets"),
    ]
    for operation in operations {
      let preview = try service.preview(operation, as: .named("gina"), at: World.moment)
      #expect(!"\(preview)".contains("tok_secret"))
      let receipt = try service.change(operation, as: "gina")
      #expect(!"\(receipt)".contains("tok_secret"))
    }
    let journal = try service.repository.entries(limit: 100).map { "\($0)" }.joined()
    #expect(journal.contains("Visa ending 9999"))
    for secret in ["tok_secret", World.a.revealed] { #expect(!journal.contains(secret)) }
  }

  @Test func aPreviewSaysWhatHappensAndChangesNothing() throws {
    let service = World.furnished().service()
    let before = try service.organization()
    let funds = AddFunds(group: a, amount: "100", key: "key-preview")
    let preview = try service.preview(funds, as: .named("gina"), at: World.moment)
    #expect(
      preview.changes.map { "\($0.field): \($0.before) → \($0.after)" } == [
        "Amount:  → EUR 100.00", "Method:  → Visa ending 4242",
        "Balance: EUR 100.00 → EUR 200.00",
      ])
    #expect(try service.organization() == before)
    #expect(throws: BillingError.self) {
      try service.preview(funds, as: .named("ines"), at: World.moment)
    }
  }
}

@Test func menusSayWhyNotNow() throws {
  func offers(_ world: World) throws -> [String] {
    let snapshot = try world.repository().snapshot()
    let view = OrganizationView(
      snapshot.organization, access: Access(.named("gina"), in: snapshot.organization))
    return MoneySamples.all.compactMap { sample in
      sample.make(.id(World.a)).obstacle(in: view).map { "\(sample.name): \($0)" }
    }.sorted()
  }
  #expect(
    try offers(.furnished()) == [
      "groups.close: its accounts are to be moved first",
      "plans.buy: there is a subscription already",
      "subscription.cancel: the subscription ends already",
    ])
  #expect(
    try offers(World()) == [
      "budgets.clear: there is no budget", "groups.close: its accounts are to be moved first",
      "invoices.pay: no invoice is due", "invoices.void: no invoice is due",
      "methods.make-primary: there is no second payment method",
      "methods.remove: there is no second payment method",
      "methods.replace: there is no payment method",
      "payments.add-funds: there is no payment method",
      "payments.clear-auto-recharge: auto-recharge is off",
      "payments.run-auto-recharge: auto-recharge is off",
      "payments.set-auto-recharge: there is no payment method",
      "payments.upgrade-trial: no account is on trial",
      "spikes.withdraw: no spike is acknowledged",
      "subscription.cancel: there is no subscription",
      "subscription.change: there is no subscription",
      "subscription.resume: there is no subscription", "triggers.check: there is no trigger",
      "triggers.edit: there is no trigger", "triggers.remove: there is no trigger",
    ])
}
