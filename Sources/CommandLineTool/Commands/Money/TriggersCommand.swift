import BillingCore
import BillingService
import StrictJSON

/// `billtop triggers list`, and the same as `billtop triggers`.
enum TriggersCommand {
  static let command = make("triggers")
  static let list = make("triggers list")

  private static func make(_ path: String) -> Command {
    Command(
      path, "List usage triggers and where they stand", parameters: [.groups],
      examples: [Example("billtop \(path) Retail", "one group's")],
      permission: ListTriggers.info.permission
    ) { invocation throws(BillingError) in
      let session = try invocation.session()
      let found = try session.read(ListTriggers(groups: invocation.arguments.groups))
      invocation.present(report(found, session.disclosure(invocation.arguments)))
      return .done
    }
  }

  private static func report(_ triggers: [TriggerInGroup], _ disclosure: Disclosure) -> Report {
    let rows = triggers.map { item -> [Report.Cell] in
      let trigger = item.trigger
      return [
        Report.Cell(disclosure.number(trigger.id.text)),
        Report.Cell(disclosure.words(trigger.name)),
        Report.Cell(disclosure.group(item.groupName, item.group)),
        Report.Cell(disclosure.words(item.condition)), Report.Cell(trigger.recurrence.title),
        Report.Cell("\(disclosure.measured(item.standing, in: item.measure)) \(item.measure)"),
        Report.Cell(item.hasFired ? "fired" : ""), Report.Cell(trigger.channel),
      ]
    }
    let objects = triggers.map { json($0, disclosure) }
    return Report(
      columns: [
        TextTable.Column("TRIGGER", key: "id"), TextTable.Column("NAME"), TextTable.Column("GROUP"),
        TextTable.Column("FIRES", key: "condition"), TextTable.Column("EVERY", key: "recurrence"),
        TextTable.Column("STANDS AT", key: "standing"), TextTable.Column("STATE"),
        TextTable.Column("CHANNEL"),
      ], rows: rows, json: ["triggers": .array(objects)], jsonRows: objects,
      remarks: triggers.isEmpty ? ["There are no triggers."] : [])
  }

  private static func json(_ item: TriggerInGroup, _ disclosure: Disclosure) -> JSONValue {
    let trigger = item.trigger
    return [
      "id": .string(disclosure.number(trigger.id.text)),
      "name": .string(disclosure.words(trigger.name)),
      "group": .string(disclosure.group(item.groupName, item.group)),
      "groupId": .string(disclosure.id(item.group)), "by": .string(trigger.basis.rawValue),
      "category": .text(trigger.category),
      "account": .text(trigger.account.map(disclosure.account)),
      "condition": .string(disclosure.words(item.condition)),
      "recurrence": .string(trigger.recurrence.rawValue), "limit": disclosure.json(item.limit),
      "standing": disclosure.json(item.standing), "measure": .string(item.measure),
      "fired": .bool(item.hasFired), "channel": .string(trigger.channel),
    ]
  }
}
