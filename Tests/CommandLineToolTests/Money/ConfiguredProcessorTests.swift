import BillingCore
import BillingService
import Testing

@testable import CommandLineTool

/// A configured processor: whatever it does wrong leaves the payment pending.
struct ConfiguredProcessorTests {
  private let folder = ScriptFolder()
  private let request = ChargeRequest(
    key: "k-00001", amount: Money(Amount("120.5"), .eur), token: "tok_secret",
    methodKind: "card", purpose: "Funds added")

  private func charge(_ body: String, seconds: Int = 20) -> ProcessorAnswer {
    let processor = CommandProcessor(
      name: "till", command: [folder.script("processor", body)], seconds: seconds,
      runner: SpawnRunner(),
      wire: ProcessorJSON())
    return processor.charge(request)
  }

  /// A processor that reads its question and prints an answer.
  private func answer(_ json: String) -> ProcessorAnswer {
    charge("cat >/dev/null; printf '%s' '\(json)'")
  }

  private func isUnknown(_ answer: ProcessorAnswer) -> Bool {
    if case .unknown = answer { true } else { false }
  }

  @Test func requestIsOneJSONLine() {
    _ = charge("cat > \(folder.path)/request")
    #expect(
      folder.text("request") == """
        {"version":1,"key":"k-00001","amount":"120.5","currency":"EUR","method":"card",\
        "token":"tok_secret","purpose":"Funds added","asksAgain":false}

        """)
  }

  @Test func secretsAreInNoArgumentAndNoVariable() {
    _ = charge("tr '\\0' ' ' < /proc/$$/cmdline > \(folder.path)/seen; env >> \(folder.path)/seen")
    let seen = folder.text("seen")
    #expect(seen?.contains("processor") == true)
    #expect(seen?.contains("tok_secret") == false)
  }

  @Test func goodOnesAreBelieved() {
    #expect(
      answer(
        #"{"key":"k-00001","status":"approved","amount":"120.50","currency":"EUR","reference":"r"}"#
      ) == .approved(reference: "r"))
    #expect(
      answer(
        #"{"key":"k-00001","status":"declined","amount":"120.5","currency":"EUR","reason":"no"}"#)
        == .declined(reason: "no"))
  }

  @Test(arguments: [
    "", "approved", "{}", "[]", "null",
    #"{"key":"k-00002","status":"approved","amount":"120.5","currency":"EUR","reference":"r"}"#,
    #"{"key":"k-00001","status":"approved","amount":"12050","currency":"EUR","reference":"r"}"#,
    #"{"key":"k-00001","status":"approved","amount":120.5,"currency":"EUR","reference":"r"}"#,
    #"{"key":"k-00001","status":"approved","amount":"120.5","currency":"USD","reference":"r"}"#,
    #"{"key":"k-00001","status":"approved","amount":"120.5","currency":"EUR"}"#,
    #"{"key":"k-00001","status":"splendid","amount":"120.5","currency":"EUR","reference":"r"}"#,
    #"{"key":"k-00001","status":"pending","amount":"120.5","currency":"EUR"}"#,
    #"{"key":"k-00001","key":"k-00001","status":"approved","amount":"120.5","currency":"EUR"}"#,
    #"{"key":"k-00001","status":"approved","amount":"120.5","currency":"EUR","reference":"r"} {}"#,
    #"{"x":1,"key":"k-00001","status":"declined","amount":"120.5","currency":"EUR"}"#,
  ])
  func liesAndNoiseLeaveItPending(_ json: String) {
    #expect(isUnknown(answer(json)))
  }

  @Test func crashesAndDelaysLeaveItPending() {
    let good =
      #"{"key":"k-00001","status":"approved","amount":"120.5","currency":"EUR","reference":"r"}"#
    #expect(isUnknown(charge("printf '%s' '\(good)'; exit 1")))
    #expect(isUnknown(charge("printf '%s' '\(good)'; kill -9 $$")))
    #expect(isUnknown(charge("printf '%s' '\(good)'; sleep 30", seconds: 1)))
    #expect(isUnknown(charge("while :; do printf '%s' '\(good)'; done")))
  }
}
