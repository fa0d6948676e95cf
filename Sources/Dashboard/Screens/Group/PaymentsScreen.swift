import BillingCore
import BillingService
import TerminalUI

/// A group's payments, methods, credits and auto-recharge.
struct PaymentsScreen: GroupListTab {
  /// Which part takes the movement keys.
  enum Pane: Hashable, Sendable {
    case payments, methods
  }

  /// The group, and its payments newest first.
  struct Content: Sendable {
    let group: BillingGroup
    let payments: [Payment]
    /// What auto-recharge would do now; nil for who may not know or where there is none.
    let recharge: RechargeDecision?
  }

  static let tab = GroupTab.payments
  let group: BillingGroupID
  let groupName: String
  var pane: Pane = .payments
  private var payments = ListState<String>()
  var methods = ListState<String>()

  init(group: BillingGroupID, name: String) {
    self.group = group
    groupName = name
  }

  var list: ListState<String> {
    get { pane == .payments ? payments : methods }
    set { if pane == .payments { payments = newValue } else { methods = newValue } }
  }

  func load(from backend: any Backend) throws(BillingError) -> Content {
    let found = try backend.read(GroupDetails(.id(group))).group
    let payments = try backend.read(ListPayments(groups: [.id(group)])).map(\.payment)
    return Content(
      group: found, payments: payments, recharge: try rechargeDecision(from: backend))
  }

  /// Asked only by who may: a refusal would stand in the journal as if somebody had tried.
  private func rechargeDecision(from backend: any Backend) throws(BillingError)
    -> RechargeDecision?
  {
    let permission = RechargeDecisions.info.permission
    guard try backend.access().allows(permission, in: group) else { return nil }
    return try backend.read(RechargeDecisions(groups: [.id(group)])).first?.decision
  }

  func rowIDs(_ content: Content, _ context: ScreenContext) -> [String] {
    pane == .payments
      ? content.payments.map(\.id.text) : content.group.methods.map(\.id.text)
  }

  func listArea(_ content: Content, _ context: ScreenContext) -> Rect {
    let layout = PaymentsLayout(context, content)
    return pane == .payments ? layout.payments : layout.methods
  }

  func payment(_ content: Content) -> Payment? {
    let ids = content.payments.map(\.id.text)
    return payments.index(in: ids).map { content.payments[$0] }
  }

  /// The method under the cursor, while its pane has the keys.
  private func method(_ content: Content) -> PaymentMethod? {
    guard pane == .methods else { return nil }
    let ids = content.group.methods.map(\.id.text)
    return methods.index(in: ids).map { content.group.methods[$0] }
  }

  var paymentList: ListState<String> { payments }

  func availability(of command: AppCommand, _ content: Content?, _ context: ScreenContext)
    -> Availability?
  {
    switch command {
    case .open: return content.map { openAvailability($0) } ?? .hidden
    case .nextPane, .previousPane: return .available
    case .copy:
      return content?.payments.isEmpty == false ? .available : .disabled("there is no payment")
    default: return commonAvailability(of: command)
    }
  }

  private func openAvailability(_ content: Content) -> Availability {
    guard pane == .payments else { return .hidden }
    guard let payment = payment(content) else { return .disabled("there is no payment") }
    return payment.receipt != nil
      ? .available : .disabled("a payment that is \(payment.state.name) has no receipt")
  }

  mutating func run(_ command: AppCommand, _ content: Content, _ context: ScreenContext)
    -> [ScreenAction]
  {
    switch command {
    case .nextPane, .previousPane:
      pane = pane == .payments ? .methods : .payments
      return []
    case .open:
      guard let number = payment(content)?.receipt else { return [] }
      return [.push(ReceiptScreen(group: group, number: number))]
    case .copy:
      guard let payment = payment(content) else { return [] }
      return [.copy(context.names.number(payment.id.text), what: "the payment's number")]
    default: return runCommon(command, content, context)
    }
  }

  func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] {
    let group = content.group
    let method = method(content)?.id.text
    let forms: [(GroupAction, String?)] = [
      (.addFunds, method), (.addMethod, nil), (.replaceMethod, method), (.removeMethod, method),
      (.makePrimary, method), (.setAutoRecharge, nil), (.clearAutoRecharge, nil),
      (.rechargeNow, nil), (.buyPlan, nil), (.assignCredit, nil), (.payInvoice, nil),
    ]
    // What is off already can't be turned off, but its rule is still there.
    let isPaused = group.autoRecharge?.isEnabled == false
    return forms.map { form, subject in
      let isOfRule = form.info.name == ClearAutoRecharge.info.name
      let title = isPaused && isOfRule ? "Forget the auto-recharge rule" : nil
      return form.item(group, subject: subject, title: title, context)
    } + [reconcile(content)]
  }

  private func reconcile(_ content: Content) -> ScreenMenuItem {
    let pending = content.payments.contains(where: \.isPending)
    return ScreenMenuItem(
      "Ask the processor again", PendingPayments.info.permission, group: group,
      disabledReason: pending ? nil : "no payment is pending"
    ) { [group] in .reconcile(group) }
  }
}

/// Where the parts of the payments tab stand.
struct PaymentsLayout {
  let summary: Rect
  let methods: Rect
  let credits: Rect
  let payments: Rect

  /// What auto-recharge does, in as many rows as it needs.
  let recharge: [Line]

  init(_ context: ScreenContext, _ content: PaymentsScreen.Content) {
    let body = context.body.inset(left: 1, top: 1, right: 1)
    recharge = RechargeWords.lines(content, context, width: body.width)
    let (top, rest) = body.splitTop(2 + recharge.count)
    summary = top
    let methodRows = 1 + max(1, content.group.methods.count)
    let creditRows = 1 + max(1, content.group.credits.count)
    if rest.width >= 116 {
      let (left, right) = rest.splitLeft(rest.width * 58 / 100, gap: 2)
      payments = left
      let (upper, lower) = right.splitTop(min(methodRows + 1, max(3, right.height / 2)))
      methods = upper.inset(bottom: 1)
      credits = lower
    } else {
      let most = max(2, rest.height / 4)
      let (first, lower) = rest.splitTop(min(methodRows, most) + 1)
      methods = first.inset(bottom: 1)
      let (second, last) = lower.splitTop(min(creditRows, most) + 1)
      credits = second.inset(bottom: 1)
      payments = last
    }
  }
}
