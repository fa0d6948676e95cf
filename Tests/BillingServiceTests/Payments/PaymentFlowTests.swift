import BillingCore
import BillingService
import Synchronization
import Testing

/// A processor that remembers keys as a real one does, and answers as the test says.
private final class ScriptedProcessor: PaymentProcessor {
  private struct State {
    var answers: [ProcessorAnswer]
    var taken: [String: Money] = [:]
    var asked: [ChargeRequest] = []
  }

  private let state: Mutex<State>
  let name: String

  init(_ answers: [ProcessorAnswer], name: String = "till") {
    self.name = name
    state = Mutex(State(answers: answers))
  }

  var asked: [ChargeRequest] { state.withLock(\.asked) }
  var taken: [String: Money] { state.withLock(\.taken) }

  func charge(_ request: ChargeRequest) -> ProcessorAnswer {
    state.withLock { state in
      state.asked.append(request)
      let answer = state.answers.isEmpty ? .unknown(reason: "silent") : state.answers.removeFirst()
      if case .approved = answer { state.taken[request.key] = request.amount }
      return answer
    }
  }
}

private let approved = ProcessorAnswer.approved(reference: "ref-9")

@Suite struct PaymentFlowTests {
  private func flow(_ service: BillingService, _ processor: any PaymentProcessor) -> PaymentFlow {
    PaymentFlow(service, processor: processor) { World.moment }
  }

  private func group(_ service: BillingService) throws -> BillingGroup {
    try service.organization().group(World.a)!
  }

  private func addFunds(_ amount: String = "100", key: String = "key-12345678") -> AddFunds {
    AddFunds(group: .id(World.a), amount: amount, key: key)
  }

  @Test func anApprovedPaymentReachesTheBalance() throws {
    let service = World.furnished().service()
    let before = try group(service).balance
    let outcome = try flow(service, SandboxProcessor()).pay(addFunds(), as: .named("gina"))
    #expect(outcome.payment.state.name == "succeeded")
    #expect(outcome.pending == nil)
    let after = try group(service)
    #expect(after.balance - before == Money(Amount("100"), .eur))
    #expect(after.payments.last?.receipt == "RCT-2")
    let receipt = try service.read(ReadReceipt(number: "RCT-2"), as: "ines")
    #expect(receipt.document.text.contains("EUR 100.00"))
  }

  @Test func aDoublePressPaysOnce() throws {
    let service = World.furnished().service()
    let before = try group(service).balance
    let processor = ScriptedProcessor([approved, approved])
    let flow = flow(service, processor)
    for _ in 1...10 { _ = try flow.pay(addFunds(), as: .named("gina")) }
    #expect(processor.asked.count == 1)
    #expect(try group(service).balance - before == Money(Amount("100"), .eur))
    #expect(try group(service).payments.count == 2)
  }

  /// A cron job that forgets the configuration must not approve what a real processor was asked,
  /// whether or not the group ever paid through it.
  @Test(arguments: [true, false]) func nobodyAnswersForAnotherProcessor(hasPaid: Bool) throws {
    let service = World.furnished().service()
    let till = ScriptedProcessor(hasPaid ? [approved] : [])
    if hasPaid { _ = try flow(service, till).pay(addFunds(), as: .named("gina")) }
    let asked = try flow(service, till).pay(
      addFunds("70", key: "key-unclear-1"), as: .named("gina"))
    #expect(asked.payment.processor == "till")
    let before = try group(service).balance
    for other in ["sandbox", "kiosk"] {
      let stranger = ScriptedProcessor([approved], name: other)
      let found = try flow(service, stranger).reconcile(as: .named("gina"))
      #expect(
        found.map(\.pending) == [
          Obstacle(
            message: "till was asked for it, and \(other) is what is configured here",
            remedy: "Give the configuration's processor the name “till” if it is that one, then "
              + "run: billtop payments reconcile")
        ])
      #expect(stranger.asked.isEmpty)
    }
    #expect(try group(service).balance == before)
    let own = ScriptedProcessor([approved])
    #expect(try flow(service, own).reconcile(as: .named("gina")).map(\.pending) == [nil])
    #expect(try group(service).balance - before == Money(Amount("70"), .eur))
  }

  /// The same key with another processor is the same payment, and stays where it was asked for.
  @Test func aRetryWithAnotherProcessorAsksNobody() throws {
    let service = World.furnished().service()
    _ = try flow(service, ScriptedProcessor([])).pay(addFunds(), as: .named("gina"))
    let kiosk = ScriptedProcessor([approved], name: "kiosk")
    let again = try flow(service, kiosk).pay(addFunds(), as: .named("gina"))
    #expect(again.payment.isPending && again.payment.processor == "till")
    #expect(kiosk.asked.isEmpty)
    #expect(try group(service).payments.count == 2)
  }

  @Test func whatTheSandboxWasAskedNoProcessorTakes() throws {
    let service = World.furnished().service()
    _ = try flow(service, SandboxProcessor()).pay(addFunds("10.96"), as: .named("gina"))
    let till = ScriptedProcessor([approved])
    let found = try flow(service, till).reconcile(as: .named("gina"))
    #expect(found.first?.pending?.remedy.contains("Leave the processor out") == true)
    #expect(till.asked.isEmpty)
  }

  /// A group that pays for real is not given money by the sandbox: nothing is written down.
  @Test func withoutItsProcessorAGroupDoesNotPay() throws {
    let service = World.furnished().service()
    _ = try flow(service, ScriptedProcessor([approved])).pay(addFunds(), as: .named("gina"))
    let before = try group(service)
    let error = #expect(throws: BillingError.self) {
      try flow(service, SandboxProcessor()).pay(
        addFunds("5", key: "key-forgotten"), as: .named("gina"))
    }
    #expect(error?.message.contains("has paid through till") == true)
    #expect(try group(service) == before)
    let plan = BuyPlan(group: .id(World.a), plan: "basic", key: "key-forgotten")
    #expect(throws: BillingError.self) {
      try service.preview(
        plan, as: .named("gina"), at: World.moment, under: ChangeTerms(processor: "sandbox"))
    }
  }

  /// Payments of before processors were written down: the sandbox only where it answered before.
  @Test(arguments: [("sandbox-1", true), ("ch_1", false)])
  func anOldPaymentAsksAsBefore(reference: String, isAsked: Bool) throws {
    var world = World.furnished()
    world.organization.groups[0].payments[0].state = .succeeded(
      at: World.moment.now, reference: reference)
    let service = world.service()
    _ = try service.change(addFunds("9"), as: .named("gina"), at: World.moment)
    let found = try flow(service, SandboxProcessor()).reconcile(as: .named("gina"))
    #expect(found.map { $0.pending == nil } == [isAsked])
  }

  @Test func tenAtOncePayOnce() async throws {
    let service = World.furnished().service()
    let before = try group(service).balance
    let flow = flow(service, SandboxProcessor())
    let operation = addFunds()
    await withTaskGroup(of: Void.self) { tasks in
      for _ in 1...10 {
        tasks.addTask { _ = try? flow.pay(operation, as: .named("gina")) }
      }
    }
    #expect(try group(service).balance - before == Money(Amount("100"), .eur))
    #expect(try group(service).payments.count == 2)
  }

  @Test func theSameKeyForSomethingElseIsRefused() throws {
    let service = World.furnished().service()
    let flow = flow(service, SandboxProcessor())
    _ = try flow.pay(addFunds(), as: .named("gina"))
    #expect(throws: BillingError.keyReused("key-12345678")) {
      try flow.pay(addFunds("200"), as: .named("gina"))
    }
    #expect(throws: BillingError.self) {
      try flow.pay(addFunds("1", key: "key-earlier"), as: .named("gina"))
    }
  }

  @Test func aDeclinedCardMovesNothing() throws {
    let service = World.furnished().service()
    let before = try group(service).ledger
    let outcome = try flow(service, SandboxProcessor()).pay(addFunds("10.51"), as: .named("gina"))
    #expect(
      outcome.payment.state == .failed(at: World.moment.now, reason: "insufficient funds"))
    #expect(try group(service).ledger == before)
    #expect(outcome.payment.receipt == nil)
  }

  @Test func aTimeOutStaysPendingUntilItIsReconciled() throws {
    let service = World.furnished().service()
    let before = try group(service).balance
    let flow = flow(service, SandboxProcessor())
    let outcome = try flow.pay(addFunds("10.91"), as: .named("gina"))
    #expect(outcome.payment.isPending)
    #expect(outcome.pending?.message == "the processor did not answer")
    #expect(try group(service).balance == before)
    let settled = try flow.reconcile(as: .named("gina"))
    #expect(settled.map(\.payment.state.name) == ["succeeded"])
    #expect(try group(service).balance - before == Money(Amount("10.91"), .eur))
    #expect(try flow.reconcile(as: .named("gina")).isEmpty)
  }

  @Test func askingAgainUsesTheSameKey() throws {
    let service = World.furnished().service()
    let processor = ScriptedProcessor([
      .unknown(reason: "late"), .unknown(reason: "late"), approved,
    ])
    let flow = flow(service, processor)
    _ = try flow.pay(addFunds(), as: .named("gina"))
    _ = try flow.reconcile(as: .named("bill"))
    _ = try flow.reconcile([.id(World.a)], as: .named("olga"))
    #expect(processor.asked.map(\.key) == Array(repeating: "key-12345678", count: 3))
    #expect(processor.asked.map(\.asksAgain) == [false, true, true])
    #expect(processor.taken.count == 1)
    #expect(try group(service).payments.last?.state.name == "succeeded")
  }

  @Test func twoAnswersAtOnceAreOneAndAContradictionIsRefused() throws {
    let service = World.furnished().service()
    let flow = flow(service, ScriptedProcessor([]))
    let payment = try flow.pay(addFunds(), as: .named("gina")).payment.id
    let record = { (answer: ProcessorAnswer) in
      try service.change(
        RecordProcessorAnswer(group: .id(World.a), payment: payment, answer: answer), as: "gina")
    }
    _ = try record(approved)
    let once = try group(service).ledger
    _ = try record(.approved(reference: "another"))
    #expect(try group(service).ledger == once)
    #expect(throws: BillingError.self) { try record(.declined(reason: "no")) }
    #expect(try group(service).ledger == once)
  }

  @Test func anInvoiceIsPaidFailedAndPaidAgain() throws {
    let service = World.furnished().service()
    let processor = ScriptedProcessor([.declined(reason: "no"), approved])
    let flow = flow(service, processor)
    let pay = { (key: String) in
      PayInvoice(group: .id(World.a), number: World.invoiceNumber, key: key)
    }
    _ = try flow.pay(pay("key-invoice-1"), as: .named("gina"))
    #expect(try group(service).invoices[0].state.name == "failed")
    _ = try flow.pay(pay("key-invoice-2"), as: .named("gina"))
    #expect(try group(service).invoices[0].state.name == "paid")
    #expect(try group(service).outstanding.amount.isZero)
    #expect(try group(service).ledger.balance(of: .receivable, in: .eur).amount.isZero)
    #expect(throws: BillingError.self) { try flow.pay(pay("key-invoice-3"), as: .named("gina")) }
  }

  @Test func anInvoiceIsPaidFromTheBalanceAtOnce() throws {
    let service = World.furnished().service()
    let processor = ScriptedProcessor([])
    let operation = PayInvoice(
      group: .id(World.a), number: World.invoiceNumber, source: .balance, key: "key-invoice-1")
    let outcome = try flow(service, processor).pay(operation, as: .named("gina"))
    #expect(outcome.payment.state.name == "succeeded")
    #expect(processor.asked.isEmpty)
    #expect(try group(service).balance == Money(Amount("60"), .eur))
  }

  @Test func whilePendingAnInvoiceIsNeitherPaidAgainNorVoid() throws {
    let service = World.furnished().service()
    let flow = flow(service, ScriptedProcessor([]))
    let number = World.invoiceNumber
    let group = GroupReference.id(World.a)
    _ = try flow.pay(PayInvoice(group: group, number: number, key: "key-first"), as: .named("gina"))
    #expect(throws: BillingError.self) {
      try flow.pay(
        PayInvoice(group: group, number: number, source: .balance, key: "key-second"),
        as: .named("gina"))
    }
    #expect(throws: BillingError.self) {
      try service.change(VoidInvoice(group: group, number: number, reason: "Wrong"), as: "gina")
    }
  }

  @Test func autoRechargeRunsOnceForEachFall() throws {
    let service = World.furnished().service()
    let flow = flow(service, SandboxProcessor())
    // Balance 100, used and not billed 25 × 1.25 + 20 × 1.25, threshold 50: below it.
    #expect(try flow.recharge(as: .named("gina")).map(\.payment.amount.amount.text) == ["200"])
    #expect(try group(service).balance.amount.text == "300")
    #expect(try flow.recharge(as: .named("gina")).isEmpty)
  }

  @Test func aDeclinedRechargeIsNotTriedAgainAtOnce() throws {
    let service = World.furnished().service()
    let processor = ScriptedProcessor([.declined(reason: "no"), approved])
    let flow = flow(service, processor)
    _ = try flow.recharge([.id(World.a)], as: .named("gina"))
    _ = try flow.recharge([.id(World.a)], as: .named("gina"))
    #expect(processor.asked.count == 1)
    #expect(try group(service).balance.amount.text == "100")
  }

  @Test func theMonthlyCapHolds() throws {
    var world = World.furnished()
    world.organization.groups[0].autoRecharge?.threshold = Money(Amount("9999"), .eur)
    let service = world.service()
    let flow = flow(service, SandboxProcessor())
    for _ in 1...3 { _ = try flow.recharge([.id(World.a)], as: .named("gina")) }
    #expect(try group(service).balance.amount.text == "300", "nothing changed in between")
    for turn in 1...5 {
      let rule = SetAutoRecharge(
        group: .id(World.a), threshold: "\(9000 + turn)", amount: "200", monthlyCap: "500")
      try service.change(rule, as: "gina")
      _ = try flow.recharge([.id(World.a)], as: .named("gina"))
    }
    #expect(try group(service).balance.amount.text == "500")
    let decision = try service.read(RechargeDecisions(groups: [.id(World.a)]), as: "gina")[0]
    #expect(decision.decision.reason == "EUR 400.00 of the month's EUR 500.00 is used")
  }

  @Test func aPlanStartsWhenItIsPaid() throws {
    var world = World.furnished()
    world.organization.groups[0].subscription = nil
    let service = world.service()
    let processor = ScriptedProcessor([.unknown(reason: "late"), approved])
    let flow = flow(service, processor)
    let buy = BuyPlan(group: .id(World.a), plan: "basic", key: "key-plan-1")
    _ = try flow.pay(buy, as: .named("gina"))
    #expect(try group(service).subscription == nil)
    #expect(throws: BillingError.self) {
      try flow.pay(
        BuyPlan(group: .id(World.a), plan: "plus", key: "key-plan-2"), as: .named("gina"))
    }
    let paid = try flow.reconcile(as: .named("gina"))
    #expect(paid.map(\.payment.amount.amount.text) == ["11"])
    #expect(try group(service).subscription?.plan == "basic")
    #expect(try group(service).subscription?.paidThrough == Day("2026-11-30")!)
  }

  @Test func balancesAreTheSumsOfTheirPostings() throws {
    let service = World.furnished().service()
    let flow = flow(service, SandboxProcessor())
    for (number, amount) in ["100", "10.51", "33.33", "5.91", "7.96"].enumerated() {
      _ = try flow.pay(addFunds(amount, key: "key-number-\(number)"), as: .named("gina"))
    }
    _ = try flow.reconcile(as: .named("gina"))
    let group = try group(service)
    #expect(group.balance.amount.text == "239.24")
    for entry in group.ledger.entries { #expect(entry.balances) }
    var all = MoneyBag()
    for account in LedgerAccount.allCases { all.add(group.ledger.balance(of: account, in: .eur)) }
    #expect(all[.eur] == .zero)
  }
}
