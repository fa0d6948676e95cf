import BillingCore
import BillingService
import Testing

private let request = ChargeRequest(
  key: "key-1", amount: Money(Amount("10.50"), .eur), token: "tok_secret", methodKind: "card",
  purpose: "Funds added")

@Suite struct ProcessorTests {
  private static func reply(
    key: String = "key-1", status: String = "approved", amount: String = "10.5",
    currency: String = "EUR", reference: String = "ref", reason: String = ""
  ) -> ProcessorReply {
    ProcessorReply(
      key: key, status: status, amount: amount, currency: currency, reference: reference,
      reason: reason)
  }

  @Test(arguments: [
    (reply(), "approved"), (reply(amount: "10.50"), "approved"),
    (reply(status: "declined", reference: ""), "declined"),
    (reply(status: "refunded"), "refunded"), (reply(status: "pending"), "unknown"),
    (reply(status: "APPROVED"), "unknown"), (reply(status: ""), "unknown"),
    (reply(key: "key-2"), "unknown"), (reply(amount: "10.51"), "unknown"),
    (reply(amount: "10.5000000000001"), "unknown"), (reply(amount: "ten"), "unknown"),
    (reply(amount: "-10.5"), "unknown"), (reply(currency: "USD"), "unknown"),
    (reply(reference: ""), "unknown"),
  ])
  func onlyWhatFitsTheQuestionIsBelieved(_ reply: ProcessorReply, _ expected: String) {
    #expect("\(reply.answer(to: request))".hasPrefix(expected))
  }

  @Test func whatAProcessorWritesIsKeptHarmless() {
    let reason = "no\u{1B}[2J " + String(repeating: "x", count: 500)
    guard
      case .declined(let words) = Self.reply(status: "declined", reason: reason)
        .answer(to: request)
    else { return #expect(Bool(false)) }
    #expect(words.hasPrefix("no\\u{1B}[2J"))
    #expect(words.count < 150)
    let leak = Self.reply(reference: "4242 4242 4242 4242").answer(to: request)
    #expect(leak == .approved(reference: "(withheld)"))
  }

  @Test func tokensStandInNoDescription() {
    #expect(!"\(request)".contains("tok_secret"))
  }

  /// The documented rule of the sandbox, in coins of currencies with two, no and three decimals.
  @Test(arguments: [
    ("10.51", "EUR", "declined"), ("10.54", "EUR", "declined"), ("10.91", "EUR", "unknown"),
    ("10.96", "EUR", "unknown"), ("10.50", "EUR", "approved"), ("151", "JPY", "declined"),
    ("51", "EUR", "approved"), ("1.051", "KWD", "declined"), ("0.51", "EUR", "declined"),
  ])
  func sandbox(_ amount: String, _ currency: String, _ expected: String) throws {
    let money = Money(try Amount.parse(amount).amount, Currency(currency)!)
    let ask = { (again: Bool) in
      let request = ChargeRequest(
        key: "k", amount: money, token: "t", methodKind: "card", purpose: "x", asksAgain: again)
      return "\(SandboxProcessor().charge(request))"
    }
    #expect(ask(false).hasPrefix(expected))
    let again = amount == "10.91" ? "approved" : expected
    #expect(ask(true).hasPrefix(again))
  }

  private struct Runner: ProcessRunner {
    let result: ProcessResult

    func run(_ arguments: [String], input: [UInt8], seconds: Int, outputLimit: Int)
      -> ProcessResult
    { result }
  }

  private struct Wire: ProcessorWire {
    func request(_ request: ChargeRequest) -> [UInt8] { Array(request.key.utf8) }
    func reply(_ bytes: [UInt8]) -> ProcessorReply? {
      bytes == Array("yes".utf8) ? ProcessorTests.reply() : nil
    }
  }

  @Test(arguments: [
    ("yes", ProcessEnd.exited(status: 0), "approved"), ("yes", .exited(status: 1), "unknown"),
    ("yes", .killed(signal: 9), "unknown"), ("yes", .timedOut, "unknown"),
    ("yes", .wroteTooMuch, "unknown"), ("yes", .couldNotStart(reason: "not found"), "unknown"),
    ("garbage", .exited(status: 0), "unknown"), ("", .exited(status: 0), "unknown"),
  ])
  func whateverACommandDoesWrongIsUnknown(_ output: String, _ end: ProcessEnd, _ expected: String) {
    let result = ProcessResult(output: Array(output.utf8), end: end)
    let processor = CommandProcessor(
      name: "till", command: ["pay"], runner: Runner(result: result), wire: Wire())
    #expect("\(processor.charge(request))".hasPrefix(expected))
  }
}
