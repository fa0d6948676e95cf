import BillingCore
import BillingService
import StrictJSON

/// `billtop triggers check`
enum TriggerCheckCommand {
  static let command = Command(
    "triggers check", "Fire the triggers whose threshold is reached, and tell their channels",
    parameters: [.groups],
    options: [
      Option("exit-code", nil, "status 10 when a trigger fired"), MoneyOptions.dryRun,
    ],
    discussion: "For cron. A firing is written down before a channel is told; what a channel does "
      + "not take is tried again by the next check, later each time.",
    examples: [
      Example("*/15 * * * * billtop --quiet triggers check", "in a crontab"),
      Example("billtop triggers check --dry-run --exit-code", "whether anything would fire"),
    ], permission: CheckTriggers.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let groups = invocation.arguments.groups
    let disclosure = session.disclosure(invocation.arguments)
    let isPreview = invocation.arguments.has("dry-run")
    let fired =
      isPreview
      ? try session.read(DueTriggers(groups: groups))
      : try session.triggers.check(groups, as: session.actor)
    var deliveries = isPreview ? [] : try session.triggers.deliver(groups, as: session.actor)
    let missed = isPreview ? nil : tell(fired, session, &deliveries)
    invocation.present(report(fired, deliveries, isDone: !isPreview, disclosure))
    if !fired.isEmpty { invocation.noteState(!isPreview, session) }
    if let missed { throw missed }
    return fired.isEmpty || !invocation.arguments.has("exit-code") ? .done : .found
  }

  /// Asks for each group that fired by its name. One that can't be read since is passed over when
  /// all are asked; here it is an error.
  private static func tell(
    _ fired: [DueFiring], _ session: Session, _ deliveries: inout [Delivery]
  ) -> BillingError? {
    do throws(BillingError) {
      for group in Set(fired.map(\.group)).sorted() {
        deliveries += try session.triggers.deliver([.id(group)], as: session.actor)
      }
      return nil
    } catch {
      let isGone = error.code == .notFound
      return BillingError(
        isGone ? .damaged : error.code,
        "What fired is written down, and may not be told yet: "
          + (isGone ? "a group that fired can't be read any more." : error.message),
        remedy: "Mend it (billtop check), then run this again.", path: error.path)
    }
  }

  private static func report(
    _ fired: [DueFiring], _ deliveries: [Delivery], isDone: Bool, _ disclosure: Disclosure
  ) -> Report {
    let objects = fired.map { json($0, disclosure) }
    let told: [JSONValue] = deliveries.map(json)
    return Report(
      columns: [
        TextTable.Column("TRIGGER"), TextTable.Column("GROUP"), TextTable.Column("PERIOD"),
        TextTable.Column("VALUE", .right), TextTable.Column("", key: "measure"),
        TextTable.Column("CHANNEL"),
      ],
      rows: fired.map { item in
        [
          Report.Cell(disclosure.words(item.trigger.name)),
          Report.Cell(disclosure.group(item.groupName, item.group)),
          Report.Cell(item.firing.period.text),
          disclosure.cell(item.firing.value, in: item.measure),
          Report.Cell(item.measure), Report.Cell(item.trigger.channel),
        ]
      },
      json: [
        "done": .bool(isDone), "fired": .array(objects), "notifications": .array(told),
      ], jsonRows: objects, remarks: remarks(fired, deliveries))
  }

  private static func json(_ item: DueFiring, _ disclosure: Disclosure) -> JSONValue {
    [
      "trigger": .string(disclosure.number(item.trigger.id.text)),
      "name": .string(disclosure.words(item.trigger.name)),
      "group": .string(disclosure.group(item.groupName, item.group)),
      "groupId": .string(disclosure.id(item.group)),
      "from": .string(item.firing.period.first.text), "to": .string(item.firing.period.last.text),
      "value": disclosure.json(item.firing.value), "measure": .string(item.measure),
      "channel": .string(item.trigger.channel),
    ]
  }

  private static func json(_ delivery: Delivery) -> JSONValue {
    var reason: String?
    if case .failed(let why) = delivery.result { reason = why }
    return [
      "id": .string(delivery.notification), "told": .bool(reason == nil), "reason": .text(reason),
    ]
  }

  private static func remarks(_ fired: [DueFiring], _ deliveries: [Delivery]) -> [String] {
    let failures = deliveries.compactMap { delivery -> String? in
      guard case .failed(let reason) = delivery.result else { return nil }
      return "Notification \(delivery.notification) was not told: \(reason). It is tried again."
    }
    return (fired.isEmpty ? ["No trigger fires."] : []) + failures
  }
}
