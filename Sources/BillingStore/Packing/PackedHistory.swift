import BillingCore
import BillingService
import Synchronization

/// A group's history in the cache, unpacked when somebody asks for it.
final class PackedHistory: HistoryKeeper {
  /// What is there of it.
  private enum Content {
    case packed(PackedSlice)
    case told(GroupHistory)
  }

  private let content: Mutex<Content>
  private let doubt: CacheDoubt

  init(_ slice: PackedSlice, _ doubt: CacheDoubt) {
    content = Mutex(.packed(slice))
    self.doubt = doubt
  }

  /// Whether nobody has asked yet.
  var isPacked: Bool {
    content.withLock { if case .packed = $0 { true } else { false } }
  }

  /// Bytes that nobody packed give nothing, and keep what is made of it from being told.
  var history: GroupHistory {
    content.withLock { content in
      switch content {
      case .told(let history): return history
      case .packed(let slice):
        let history = Self.unpacked(slice)
        if history == nil { doubt.raise() }
        content = .told(history ?? GroupHistory())
        return history ?? GroupHistory()
      }
    }
  }

  static func packed(_ group: BillingGroup) -> [UInt8] {
    var packer = Packer()
    let invoices = group.invoices.map { InvoiceDocument($0, of: group.id) }
    PackedForm.list(InvoiceDocument.shape.packed).pack(invoices, &packer)
    PackedForm.list(Payment.shape.packed).pack(group.payments, &packer)
    PackedForm.list(LedgerEntry.shape.packed).pack(group.ledger.entries, &packer)
    return packer.packed
  }

  private static func unpacked(_ slice: PackedSlice) -> GroupHistory? {
    guard var unpacker = slice.unpacker,
      let invoices = PackedForm.list(InvoiceDocument.shape.packed).unpack(&unpacker),
      let payments = PackedForm.list(Payment.shape.packed).unpack(&unpacker),
      let entries = PackedForm.list(LedgerEntry.shape.packed).unpack(&unpacker),
      unpacker.isAtEnd
    else { return nil }
    return GroupHistory(
      invoices: invoices.map(\.invoice), payments: payments, ledger: Ledger(entries: entries))
  }
}

/// Whether something in the cache turned out not to be what was packed, after it was believed.
final class CacheDoubt: Sendable {
  private let file: PackedFile
  private let isRaised = Mutex(false)

  init(about file: PackedFile) {
    self.file = file
  }

  func raise() {
    file.discard()
    isRaised.withLock { $0 = true }
  }

  /// Why nothing that was made of the state may be told.
  var trouble: BillingError? {
    guard isRaised.withLock({ $0 }) else { return nil }
    return BillingError(
      .damaged, "The cache of the documents held something else than them; it was deleted.",
      remedy: "Ask again: the documents themselves are read then.")
  }
}

extension HistoryDigest {
  static let packed = PackedForm<HistoryDigest>(
    pack: { digest, packer in
      PackedForm.list(DueInvoice.packed).pack(digest.due, &packer)
      Money.shape.packed.pack(digest.balance, &packer)
      PackedForm.optional(LastPayment.packed).pack(digest.lastPayment, &packer)
    },
    unpack: { unpacker in
      guard let due = PackedForm.list(DueInvoice.packed).unpack(&unpacker),
        let balance = Money.shape.packed.unpack(&unpacker),
        let lastPayment = PackedForm.optional(LastPayment.packed).unpack(&unpacker)
      else { return nil }
      return HistoryDigest(due: due, balance: balance, lastPayment: lastPayment)
    })
}

extension DueInvoice {
  fileprivate static let packed = PackedForm<DueInvoice>(
    pack: { invoice, packer in
      packer.put(invoice.number)
      PackedForm.day.pack(invoice.since, &packer)
      Money.shape.packed.pack(invoice.total, &packer)
    },
    unpack: { unpacker in
      guard let number = unpacker.text(), let since = PackedForm.day.unpack(&unpacker),
        let total = Money.shape.packed.unpack(&unpacker)
      else { return nil }
      return DueInvoice(number: number, since: since, total: total)
    })
}

extension LastPayment {
  fileprivate static let packed = PackedForm<LastPayment>(
    pack: { payment, packer in
      Money.shape.packed.pack(payment.amount, &packer)
      PackedForm.day.pack(payment.day, &packer)
    },
    unpack: { unpacker in
      guard let amount = Money.shape.packed.unpack(&unpacker),
        let day = PackedForm.day.unpack(&unpacker)
      else { return nil }
      return LastPayment(amount: amount, day: day)
    })
}
