package import BillingCore

/// A processor for demos and tests. It moves no money; the amount's last two digits (in the
/// smallest coins) decide:
///
/// - `51` is declined for insufficient funds, `54` for an expired card;
/// - `91` times out the first time and is approved when it is asked again;
/// - `96` times out every time;
/// - everything else is approved.
package struct SandboxProcessor: PaymentProcessor {
  package init() {}

  /// How the references of its approvals begin.
  static let mark = "sandbox-"

  package static let name = "sandbox"

  package var name: String { Self.name }

  package func charge(_ request: ChargeRequest) -> ProcessorAnswer {
    let coins = request.amount.amount.nanos / request.amount.currency.smallestCoin.nanos
    switch coins % 100 {
    case 51: return .declined(reason: "insufficient funds")
    case 54: return .declined(reason: "expired card")
    case 91 where !request.asksAgain, 96: return .unknown(reason: "the processor did not answer")
    default: return .approved(reference: "\(Self.mark)\(StableHash.text(of: request.key))")
    }
  }
}
