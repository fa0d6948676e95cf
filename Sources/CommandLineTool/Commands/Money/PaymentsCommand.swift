import BillingCore
import BillingService
import StrictJSON

/// `billtop payments`
enum PaymentsCommand {
  static let command = Command(
    "payments", "List payments, newest first", parameters: [.groups],
    options: [Option("state", "STATE", "only these", .oneOf(states))],
    discussion: "A payment is pending until the processor has answered: “billtop payments "
      + "reconcile” asks again.",
    examples: [
      Example("billtop payments --state pending", "what is not clear yet"),
      Example("billtop payments Retail --format csv", "one group's, for a spreadsheet"),
    ], permission: ListPayments.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let state = invocation.arguments.value("state")
    let found = try session.read(ListPayments(groups: invocation.arguments.groups))
      .filter { state == nil || $0.payment.state.name == state }
    invocation.present(report(found, session.disclosure(invocation.arguments)))
    return .done
  }

  private static let states = ["pending", "succeeded", "failed", "refunded"]

  static func report(_ payments: [PaymentInGroup], _ disclosure: Disclosure) -> Report {
    let rows = payments.map { item -> [Report.Cell] in
      let payment = item.payment
      return [
        Report.Cell(disclosure.number(payment.id.text)), Report.Cell(payment.createdAt.day.text),
        Report.Cell(disclosure.group(item.groupName, item.group)),
        Report.Cell(purpose(payment, disclosure)),
        Report.Cell(disclosure.method(payment.methodTitle)), Report.Cell(payment.state.name),
        Report.Cell(disclosure.number(payment.receipt ?? "")),
      ] + disclosure.cells(payment.amount)
    }
    let objects = payments.map { json($0.payment, $0.groupName, $0.group, disclosure) }
    return Report(
      columns: [
        TextTable.Column("PAYMENT"), TextTable.Column("DAY"), TextTable.Column("GROUP"),
        TextTable.Column("FOR", key: "purpose"), TextTable.Column("METHOD"),
        TextTable.Column("STATE"), TextTable.Column("RECEIPT"), TextTable.Column("AMOUNT", .right),
        TextTable.Column("", key: "currency"),
      ], rows: rows, json: ["payments": .array(objects)], jsonRows: objects,
      remarks: payments.isEmpty ? ["There are no payments."] : [])
  }

  private static func purpose(_ payment: Payment, _ disclosure: Disclosure) -> String {
    if case .invoice(let number) = payment.purpose {
      return "Invoice \(disclosure.number(number))"
    }
    return payment.purpose.title
  }

  static func json(
    _ payment: Payment, _ groupName: String, _ group: BillingGroupID?, _ disclosure: Disclosure
  ) -> JSONValue {
    var reason: String?
    if case .failed(_, let why) = payment.state { reason = why }
    var members = [JSONMember("payment", .string(disclosure.number(payment.id.text)))]
    members.append(
      JSONMember(
        "group",
        .string(group.map { disclosure.group(groupName, $0) } ?? disclosure.words(groupName))))
    if let group { members.append(JSONMember("groupId", .string(disclosure.id(group)))) }
    let rest: JSONValue = [
      "amount": disclosure.json(payment.amount),
      "purpose": .string(purpose(payment, disclosure)),
      "method": .string(disclosure.method(payment.methodTitle)),
      "processor": .text(payment.processor.map(disclosure.words)),
      "state": .string(payment.state.name), "reason": .text(reason),
      "createdAt": .string(payment.createdAt.text),
      "createdBy": .string(disclosure.person(payment.createdBy)),
      "settledAt": .text(payment.settledAt?.text),
      "receipt": .text(payment.receipt.map(disclosure.number)),
    ]
    return .object(members + (rest.members ?? []))
  }
}
