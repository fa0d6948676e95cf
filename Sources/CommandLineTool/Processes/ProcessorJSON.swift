import BillingCore
import BillingService
import StrictJSON

/// What a configured processor reads and writes: one JSON object each way.
struct ProcessorJSON: ProcessorWire {
  static let version = 1

  func request(_ request: ChargeRequest) -> [UInt8] {
    let body: JSONValue = [
      "version": .integer(Self.version), "key": .string(request.key),
      "amount": .string(request.amount.amount.text),
      "currency": .string(request.amount.currency.code), "method": .string(request.methodKind),
      "token": .string(request.token), "purpose": .string(request.purpose),
      "asksAgain": .bool(request.asksAgain),
    ]
    return body.compactBytes + [0x0A]
  }

  /// Nil unless it is one object with just the members of a reply, each of the right kind.
  func reply(_ bytes: [UInt8]) -> ProcessorReply? {
    guard let root = try? JSONValue.parse(bytes) else { return nil }
    let issues = JSONIssues()
    let object = JSONField(root, issues: issues).object()
    let reply = ProcessorReply(
      key: object["key"].string(), status: object["status"].string(),
      amount: object["amount"].string(), currency: object["currency"].string(),
      reference: object["reference"].string(default: ""),
      reason: object["reason"].string(default: ""))
    object.refuseUnknown()
    return issues.all.isEmpty ? reply : nil
  }
}
