import BillingCore
import BillingService
import TerminalUI

extension PaymentsScreen {
  func draw(_ content: Content, into surface: inout Surface, _ context: ScreenContext) {
    _ = GroupHeader.draw(.payments, of: content.group, into: &surface, context)
    let layout = PaymentsLayout(context, content)
    drawSummary(content, into: &surface, in: layout.summary, context)
    surface.draw(TextBlock(layout.recharge), in: layout.summary.inset(top: 1))
    drawMethods(content, into: &surface, in: layout.methods, context)
    drawCredits(content, into: &surface, in: layout.credits, context)
    drawPayments(content, into: &surface, in: layout.payments, context)
  }

  private func drawSummary(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let names = context.names
    let group = content.group
    let left = group.creditsLeft(on: context.today)
    var spans = [Span("Balance \(names.money(group.balance))", .heading)]
    if !left.amount.isZero { spans.append(Span("   credits \(names.money(left))", .text)) }
    if !group.outstanding.amount.isZero {
      spans.append(Span("   owed \(names.money(group.outstanding))", .warning))
    }
    let pending = content.payments.filter(\.isPending).count
    if pending > 0 { spans.append(Span("   \(pending) pending", .warning)) }
    surface.put(Line(spans), in: area.row(0))
  }

  private func drawMethods(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let methods = content.group.methods
    let byID = Dictionary(methods.map { ($0.id.text, $0) }, uniquingKeysWith: { a, _ in a })
    let table = Table(
      columns: [
        TableColumn("PAYMENT METHOD", from: 22, to: 40, rank: 9),
        TableColumn("EXPIRES", from: 18, to: 22, rank: 8),
        TableColumn("HOLDER", from: 12, to: 30, rank: 3),
        TableColumn("ADDED", width: 10, rank: 2),
      ], ids: methods.map(\.id.text), state: self.methods, isFocused: pane == .methods,
      emptyText: "There is no payment method."
    ) { id in
      byID[id].map { methodRow($0, context) } ?? TableRow(id, [])
    }
    surface.draw(table, in: area)
  }

  private func methodRow(_ method: PaymentMethod, _ context: ScreenContext) -> TableRow<String> {
    let names = context.names
    let isASCII = context.environment.capabilities.glyphs.isASCII
    let mark = method.isPrimary ? (isASCII ? "*" : "★") : " "
    let expiry = ExpiryWords(method.instrument.expires, today: context.today, soon: 60)
    // The mark says it to the eye.
    let primary = method.isPrimary && context.preferences.isPlain ? " (primary)" : ""
    return TableRow(
      method.id.text, marker: Span(mark, .accent),
      [
        .text(names.method(method.instrument) + primary), .text(expiry.text, expiry.style),
        .text(names.note(method.instrument.holder), .dim), .text(method.addedOn.text, .dim),
      ])
  }

  private func drawCredits(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let names = context.names
    let credits = content.group.creditsByExpiry.sorted { a, b in
      !a.isExpired(on: context.today) && b.isExpired(on: context.today)
    }
    let table = Table(
      columns: [
        TableColumn("CREDIT", from: 12, to: 16, rank: 9),
        TableColumn("LEFT", from: 12, to: 16, align: .right, rank: 8),
        TableColumn("OF", from: 12, to: 16, align: .right, rank: 5),
        TableColumn("EXPIRES", from: 12, to: 26, rank: 7),
        TableColumn("NOTE", from: 10, to: 40, rank: 2),
      ], ids: Array(credits.indices), state: ListState(), isFocused: false,
      emptyText: "There are no credits."
    ) { index in
      let credit = credits[index]
      let expiry = ExpiryWords(credit.expiry, today: context.today, soon: 30)
      let isOver = credit.isExpired(on: context.today) || credit.remaining.amount.isZero
      return TableRow(
        index,
        [
          .text(credit.kind.rawValue, isOver ? .dim : .text),
          .text(names.money(credit.remaining), isOver ? .dim : .text),
          .text(names.money(credit.value), .dim), .text(expiry.text, isOver ? .dim : expiry.style),
          .text(names.note(credit.note), .dim),
        ])
    }
    surface.draw(table, in: area)
  }

  private func drawPayments(
    _ content: Content, into surface: inout Surface, in area: Rect, _ context: ScreenContext
  ) {
    let byID = Dictionary(
      content.payments.map { ($0.id.text, $0) }, uniquingKeysWith: { a, _ in a })
    let table = Table(
      columns: [
        TableColumn("PAYMENT", width: 10, rank: 9),
        TableColumn("FOR", from: 14, to: 26, rank: 7),
        TableColumn("STATE", from: 18, to: 40, rank: 8),
        TableColumn("METHOD", from: 14, to: 24, rank: 4),
        TableColumn("RECEIPT", from: 12, to: 16, rank: 3),
        TableColumn("AMOUNT", from: 13, to: 18, align: .right, rank: 8),
      ], ids: content.payments.map(\.id.text), state: paymentList, isFocused: pane == .payments,
      emptyText: "Nothing was paid yet."
    ) { id in
      TableRow(id, byID[id].map { cells($0, context) } ?? [])
    }
    surface.draw(table, in: area)
  }

  private func cells(_ payment: Payment, _ context: ScreenContext) -> [TableCell] {
    let names = context.names
    return [
      .text(payment.createdAt.day.text), .text(PaymentWords.briefly(payment, names)),
      .text(PaymentWords.state(payment, names), PaymentWords.style(payment)),
      .text(names.methodTitle(payment.methodTitle), .dim),
      .text(payment.receipt.map(names.number) ?? "", .dim), .text(names.money(payment.amount)),
    ]
  }

  func table(_ content: Content, _ context: ScreenContext) -> ScreenTable {
    let names = context.names
    return ScreenTable(
      title: "payments \(names.group(groupName, id: group))",
      columns: [
        "day", "payment", "for", "state", "method", "receipt", "amount", "currency",
      ],
      rows: content.payments.map { payment in
        [
          payment.createdAt.day.text, names.number(payment.id.text),
          PaymentWords.purpose(payment, names), PaymentWords.state(payment, names),
          names.methodTitle(payment.methodTitle), payment.receipt.map(names.number) ?? "",
          names.figure(payment.amount), payment.amount.currency.code,
        ]
      })
  }
}

/// What auto-recharge does, and what it would do now.
enum RechargeWords {
  /// `Auto-recharge: EUR 50.00 from Visa ending 4242 below EUR 20.00 — EUR 80.00 is left`, and the
  /// part after the dash in a row of its own where one row does not hold both.
  static func lines(_ content: PaymentsScreen.Content, _ context: ScreenContext, width: Int)
    -> [Line]
  {
    let names = context.names
    guard let rule = content.group.autoRecharge else { return [Line("Auto-recharge: off", .dim)] }
    let method = content.group.method(rule.method).map { names.method($0.instrument) }
    let cap = rule.monthlyCap.map { ", at most \(names.money($0)) a month" } ?? ""
    let text =
      "Auto-recharge\(rule.isEnabled ? "" : " is off"): \(names.money(rule.amount)) "
      + "from \(method ?? "a removed method") "
      + "below \(names.money(rule.threshold))\(cap)"
    let glyphs = context.environment.capabilities.glyphs
    func wrapped(_ text: String, _ style: Style) -> [Line] {
      Array(TextBlock(text, style).wrapped(to: width, glyphs: glyphs).prefix(3))
    }
    guard rule.isEnabled else { return wrapped(text, .dim) }
    guard let decision = content.recharge, !names.isPrivate else { return wrapped(text, .text) }
    let reason = " \(glyphs.isASCII ? "-" : "—") \(decision.reason)"
    if TextRuler(glyphs).width(of: text + reason) <= width {
      return [Line([Span(text), Span(reason, .dim)])]
    }
    return wrapped(text, .text) + wrapped(decision.reason, .dim)
  }
}

/// Payments in words.
enum PaymentWords {
  static func purpose(_ payment: Payment, _ names: DisplayNames) -> String {
    if case .invoice(let number) = payment.purpose { return "Invoice \(names.number(number))" }
    return payment.purpose.title
  }

  /// In a list an invoice's number says what it is.
  static func briefly(_ payment: Payment, _ names: DisplayNames) -> String {
    if case .invoice(let number) = payment.purpose { return names.number(number) }
    return payment.purpose.title
  }

  static func state(_ payment: Payment, _ names: DisplayNames) -> String {
    switch (payment.state, payment.processor) {
    case (.failed(_, let reason), _): "failed: \(names.note(reason))"
    case (.pending, let processor?): "pending at \(names.note(processor))"
    default: payment.state.name
    }
  }

  static func style(_ payment: Payment) -> Style {
    switch payment.state {
    case .pending: .warning
    case .failed: .danger
    case .succeeded: .good
    case .refunded: .dim
    }
  }
}

/// When something ends, and how loudly to say it.
struct ExpiryWords {
  let text: String
  let style: Style

  init(_ last: Day?, today: Day, soon: Int) {
    guard let last else {
      (text, style) = ("", .dim)
      return
    }
    let days = today.distance(to: last)
    if days < 0 {
      (text, style) = ("expired \(last.text)", .danger)
    } else if days <= soon {
      (text, style) = ("in \(days) \(days == 1 ? "day" : "days")", .warning)
    } else {
      (text, style) = (last.text, .dim)
    }
  }
}

extension PaymentInstrument {
  var holder: String {
    switch self {
    case .card(_, _, _, let holder), .bankTransfer(_, _, let holder): holder
    case .marketplace: ""
    }
  }
}
