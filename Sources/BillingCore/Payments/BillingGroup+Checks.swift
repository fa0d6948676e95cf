extension BillingGroup {
  /// A closed group keeps its past and gets no new business.
  package func requireActive() throws(BillingError) {
    guard state == .active else {
      throw BillingError(
        .invalid, "The billing group “\(name)” is closed.",
        remedy: "Use a group that is active: billtop groups")
    }
  }

  /// The method by id or title; without either, the primary one. Never an expired one.
  package func usableMethod(_ text: String?, today: Day) throws(BillingError) -> PaymentMethod {
    let method = try text.map { text throws(BillingError) in try self.method(named: text) }
    guard let method = method ?? primaryMethod else {
      throw BillingError(
        .invalid, "“\(name)” has no payment method.",
        remedy: "Add one with: billtop pay method add", path: "method")
    }
    if let last = method.instrument.expires, last < today {
      throw BillingError(
        .invalid, "\(method.instrument.title) expired on \(last.text).",
        remedy: "Replace it, or choose another method.", path: "method")
    }
    return method
  }

  package func method(named text: String) throws(BillingError) -> PaymentMethod {
    let wanted = Array(text.utf8)
    let byID = methods.first { Array($0.id.text.utf8) == wanted }
    let byTitle = methods.filter { Array($0.instrument.title.utf8) == wanted }
    if let found = byID ?? (byTitle.count == 1 ? byTitle[0] : nil) { return found }
    throw BillingError(
      .notFound, "“\(name)” has no payment method “\(VisibleText.of(String(text.prefix(64))))”.",
      remedy: "Its methods are: \(methodList).", path: "method")
  }

  private var methodList: String {
    methods.isEmpty
      ? "none" : methods.map { "\($0.id.text) (\($0.instrument.title))" }.joined(separator: ", ")
  }

  package func requireInvoice(_ number: String) throws(BillingError) -> Invoice {
    if let invoice = invoices.first(where: { Array($0.number.utf8) == Array(number.utf8) }) {
      return invoice
    }
    throw BillingError(
      .notFound,
      "“\(name)” has no invoice “\(VisibleText.of(String(number.prefix(64))))”.",
      remedy: "List them with: billtop invoices", path: "invoice")
  }

  /// While the processor has not answered, nothing that the answer depends on may change.
  package func requireNoPending(_ purpose: PaymentPurpose) throws(BillingError) {
    guard let payment = payments.first(where: { $0.isPending && $0.purpose == purpose }) else {
      return
    }
    throw BillingError(
      .invalid, "Payment \(payment.id) for \(purpose.title.lowercased()) is still pending.",
      remedy: "Ask the processor again with: billtop payments reconcile")
  }
}
