import BillingCore
import BillingService
import StrictJSON

/// `billtop pay recharge check`
enum RechargeCheckCommand {
  static let command = Command(
    "pay recharge check", "Recharge the balances that have fallen too low",
    parameters: [.groups], options: [MoneyOptions.yes],
    discussion: "For cron, with --yes. Running it again pays nothing again.",
    examples: [
      Example("billtop pay recharge check", "which groups would be recharged, and why not"),
      Example("17 * * * * billtop --quiet pay recharge check --yes", "in a crontab"),
    ], permission: RunAutoRecharge.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let groups = invocation.arguments.groups
    if invocation.isPreview {
      let decisions = try session.read(RechargeDecisions(groups: groups))
      invocation.present(report(decisions, session.disclosure(invocation.arguments)))
      invocation.noteState(false, session)
      return .done
    }
    let outcomes = try session.payments.recharge(groups, as: session.actor)
    if outcomes.isEmpty { invocation.note("No balance has fallen too low.") }
    return invocation.present(outcomes, in: session)
  }

  private static func report(_ decisions: [GroupRecharge], _ disclosure: Disclosure) -> Report {
    let objects: [JSONValue] = decisions.map { item in
      [
        "group": .string(disclosure.group(item.groupName, item.group)),
        "groupId": .string(disclosure.id(item.group)), "due": .bool(item.isDue),
        "reason": .string(disclosure.words(item.decision.reason)),
      ]
    }
    return Report(
      columns: [
        TextTable.Column("GROUP"), TextTable.Column("RECHARGE", key: "due"),
        TextTable.Column("WHY", key: "reason"),
      ],
      rows: decisions.map { item in
        [
          Report.Cell(disclosure.group(item.groupName, item.group)), item.isDue ? "yes" : "no",
          Report.Cell(disclosure.words(item.decision.reason)),
        ]
      }, json: ["done": false, "recharges": .array(objects)], jsonRows: objects)
  }
}
