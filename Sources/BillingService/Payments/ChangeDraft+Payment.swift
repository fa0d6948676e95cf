import BillingCore

extension ChangeDraft {
  /// Writes a payment down: pending until the processor answers, done when the balance pays.
  mutating func begin(
    _ amount: Money, for purpose: PaymentPurpose, through method: PaymentMethod?, key: String?,
    in reference: GroupReference
  ) throws(BillingError) -> ChangeReceipt {
    let group = try group(reference)
    let key = try FormField("key", "Key").paymentKey(key)
    if group.payment(key: key) != nil { throw .keyReused(key) }
    let title = method?.instrument.title ?? "balance"
    let asked = try method == nil ? nil : processor(for: group)
    if let asked { note("Processor", before: "", after: asked) }
    let payment = Payment(
      id: group.nextPaymentID, key: key, amount: amount, purpose: purpose, method: method?.id,
      methodTitle: title, processor: asked, createdAt: moment.now, createdBy: access.actor.name)
    let now = moment.now
    try update(reference) { (group: inout BillingGroup) throws(BillingError) in
      try group.begin(payment, at: now)
    }
    let summary = "\(purpose.title): \(amount.text) from \(title) for “\(group.name)”."
    return ChangeReceipt(summary, reference: payment.id.text)
  }

  /// Whoever forgets the configuration must not have real payments approved by nobody.
  private func processor(for group: BillingGroup) throws(BillingError) -> String? {
    guard processor == SandboxProcessor.name, let real = group.realProcessor else {
      return processor
    }
    throw BillingError(
      .failed, "“\(group.name)” has paid through \(real), and no processor is configured here.",
      remedy: "Name it in the configuration, under “processor”; nothing was done.")
  }
}

extension FormField {
  /// What makes a payment happen once: 8 to 128 characters without blanks.
  func paymentKey(_ key: String?) throws(BillingError) -> String {
    let text = key ?? ""
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isPlain, (8...128).contains(text.utf8.count) else {
      throw BillingError(
        .invalid, "\(title): a payment's key has 8 to 128 letters, digits or signs.",
        remedy: "Leave it out to have one made.", path: self.key)
    }
    return text
  }
}
