import BillingCore
import StrictJSON

extension Payment: Documented {
  static let shape = DocumentShape.object(
    Payment(
      id: .blank, key: "", amount: .zero(.usd), purpose: .funds, method: nil, methodTitle: "",
      createdAt: Timestamp(seconds: 0), createdBy: ""),
    [
      .required("id", \.id, .id(), "Unique in the group."),
      .required("key", \.key, .text, "The same key never pays twice."),
      .required("amount", \.amount, Money.shape, "What moves."),
      .required("purpose", \.purpose, PaymentPurpose.shape, "What it is for."),
      .optional("method", \.method, .id(), "The payment method's id; none is the balance."),
      .defaulted("methodTitle", \.methodTitle, .text, "", "What a receipt calls it."),
      .optional("processor", \.processor, .text, "Who is asked for the money, and nobody else."),
      .required("state", \.state, PaymentState.shape, "How far it got."),
      .required("createdAt", \.createdAt, .moment, "When it was asked for."),
      .defaulted("createdBy", \.createdBy, .text, "", "Who asked."),
      .optional("receipt", \.receipt, .text, "The receipt's number."),
    ])
}

extension PaymentPurpose: Documented {
  static let shape = DocumentShape<PaymentPurpose>.either(
    "for",
    [
      .word("funds", .funds), .word("recharge", .recharge),
      .fields(
        "invoice", Named(),
        [.required("number", \.name, .text, "The invoice's number.")],
        make: { .invoice(number: $0.name) },
        parts: { if case .invoice(let number) = $0 { Named(name: number) } else { nil } }),
      .fields(
        "plan", Named(), [.required("id", \.name, .text, "The plan's id.")],
        make: { .plan(id: $0.name) },
        parts: { if case .plan(let id) = $0 { Named(name: id) } else { nil } }),
    ])

  /// What is paid, by number or id.
  private struct Named: Sendable {
    var name = ""
  }
}

extension PaymentState: Documented {
  static let shape = DocumentShape<PaymentState>.either(
    "is",
    [
      .word("pending", .pending),
      .outcome(
        "succeeded", "reference", "The processor's reference.",
        make: { .succeeded(at: $0.at, reference: $0.text) },
        parts: { if case .succeeded(let at, let text) = $0 { (at, text) } else { nil } }),
      .outcome(
        "failed", "reason", "The processor's reason.",
        make: { .failed(at: $0.at, reason: $0.text) },
        parts: { if case .failed(let at, let text) = $0 { (at, text) } else { nil } }),
      .outcome(
        "refunded", "reference", "The processor's reference.",
        make: { .refunded(at: $0.at, reference: $0.text) },
        parts: { if case .refunded(let at, let text) = $0 { (at, text) } else { nil } }),
    ])
}

/// When something ended, and one word about it.
struct Outcome: Sendable {
  var at = Timestamp(seconds: 0)
  var text = ""
}

extension DocumentCase {
  /// A state that holds a moment and a text.
  static func outcome(
    _ word: String, _ name: String, _ about: String,
    make: @escaping @Sendable (Outcome) -> Whole,
    parts: @escaping @Sendable (Whole) -> (Timestamp, String)?
  ) -> DocumentCase {
    .fields(
      word, Outcome(),
      [
        .required("at", \.at, .moment, "Since when."),
        .required(name, \.text, .text, about),
      ],
      make: make, parts: { parts($0).map { Outcome(at: $0.0, text: $0.1) } })
  }
}

extension Posting: Documented {
  static let shape = DocumentShape.object(
    Posting(account: .balance, amount: .zero(.usd)),
    [
      .required("account", \.account, .word(), "Which side."),
      .required("amount", \.amount, Money.shape, "Debits are positive."),
    ])
}

extension LedgerEntry: Documented {
  static let shape = DocumentShape.object(
    LedgerEntry(id: 0, at: Timestamp(seconds: 0), memo: "", postings: []),
    [
      .required("id", \.id, .count, "Counted up in the group."),
      .required("at", \.at, .moment, "When."),
      .defaulted("memo", \.memo, .text, "", "What happened."),
      .list("postings", \.postings, Posting.shape, "They add up to zero."),
    ])
}
