import BillingCore
import BillingService
import StrictJSON

/// How payments stand after they were asked for, ready to be printed.
struct PaymentPage {
  let outcomes: [PaymentOutcome]
  let disclosure: Disclosure

  /// Done only when every payment went through; the rest is said on standard error.
  var status: ExitStatus {
    outcomes.allSatisfy { $0.payment.went } ? .done : .failed
  }

  var report: Report {
    let rows = outcomes.map { outcome -> [Report.Cell] in
      let payment = outcome.payment
      return [
        Report.Cell(disclosure.number(payment.id.text)),
        Report.Cell(disclosure.words(outcome.groupName)),
        Report.Cell(payment.state.name), Report.Cell(disclosure.method(payment.methodTitle)),
        Report.Cell(disclosure.number(payment.receipt ?? "")),
      ] + disclosure.cells(payment.amount)
    }
    let objects = outcomes.map(json)
    return Report(
      columns: [
        TextTable.Column("PAYMENT"), TextTable.Column("GROUP"), TextTable.Column("STATE"),
        TextTable.Column("METHOD"), TextTable.Column("RECEIPT"),
        TextTable.Column("AMOUNT", .right), TextTable.Column("", key: "currency"),
      ], rows: rows, json: ["done": true, "payments": .array(objects)], jsonRows: objects)
  }

  private func json(_ outcome: PaymentOutcome) -> JSONValue {
    let payment = PaymentsCommand.json(outcome.payment, outcome.groupName, nil, disclosure)
    guard let pending = outcome.pending else { return payment }
    return .object(
      (payment.members ?? []) + [JSONMember("pendingReason", .string(pending.message))])
  }

  /// Every payment in a sentence.
  var sentences: [String] {
    let paid = outcomes.filter(\.payment.went).map { outcome in
      let group = disclosure.words(outcome.groupName)
      return "“\(group)” was recharged with \(disclosure.money(outcome.payment.amount))."
    }
    return paid + warnings
  }

  /// What people must know of those that did not go through.
  var warnings: [String] {
    outcomes.compactMap { outcome in
      let id = disclosure.number(outcome.payment.id.text)
      switch outcome.payment.state {
      case .succeeded: return nil
      case .failed(_, let reason): return "Payment \(id) failed: \(reason). Nothing was taken."
      case .refunded: return "Payment \(id) was refunded."
      case .pending:
        let pending = outcome.pending ?? .unanswered
        return "Payment \(id) is pending: \(pending.message). \(pending.remedy)"
      }
    }
  }
}

extension Payment {
  fileprivate var went: Bool {
    if case .succeeded = state { true } else { false }
  }
}

extension Invocation {
  /// Pays in three steps, or says what it would do, as the words ask for it.
  func pay(_ operation: some PaymentOperation, in session: Session) throws(BillingError)
    -> ExitStatus
  {
    if isPreview { return try perform(operation, in: session) }
    let outcome = try session.payments.pay(
      operation, as: session.actor, expecting: try arguments.revision())
    return present([outcome], in: session)
  }

  func present(_ outcomes: [PaymentOutcome], in session: Session) -> ExitStatus {
    let page = PaymentPage(outcomes: outcomes, disclosure: session.disclosure(arguments))
    if !outcomes.isEmpty || format != .table { present(page.report) }
    page.warnings.forEach { console.note(SafeText.line($0, glyphs: glyphs)) }
    if session.paysInSandbox, session.place != .demo, !outcomes.isEmpty {
      note("No processor is configured: the sandbox answered, and no money moved.")
    }
    noteState(true, session)
    return page.status
  }
}
