import BillingCore
import BillingService
import StrictJSON

/// `billtop transition [--apply]`
enum TransitionCommand {
  static let command = Command(
    "transition", "Plan the move from account roles to billing roles, or make it",
    options: [Option("apply", nil, "make the planned grants, all in one change")],
    discussion: """
      Owners, Administrators and Billing Managers of a group's one account, or of its primary \
      account, become Billing Group Admins. Those on other accounts are listed: an Owner/Admin \
      decides about them. Without --apply nothing is changed.
      """,
    examples: [
      Example("billtop transition", "who would become what, and why"),
      Example("billtop transition --apply", "make it so"),
    ], permission: .capability(.manageRoles)
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let words = session.disclosure(invocation.arguments)
    let plan = try session.read(TransitionPlan())
    guard invocation.arguments.has("apply") else {
      invocation.present(report(plan, words))
      invocation.note("Nothing was changed. To make these grants: billtop transition --apply")
      return .done
    }
    return try invocation.perform(ApplyTransition(reviewed: plan.grants), in: session)
  }

  private static func report(_ plan: Transition, _ words: Disclosure) -> Report {
    let parts: [(String, String, [TransitionRow])] = [
      ("becomeBillingGroupAdmin", "becomes Billing Group Admin", plan.uplifts),
      ("already", "may do this already", plan.already),
      ("needGrant", "needs a grant by an Owner/Admin", plan.manual),
      ("unknown", "is not known as a user", plan.unknown),
    ]
    let rows = parts.flatMap { _, outcome, rows in rows.map { row($0, outcome, words) } }
    var members = parts.map { key, _, rows in
      JSONMember(key, .array(rows.map { json($0, words) }))
    }
    members.append(
      JSONMember("administrators", .array(plan.administrators.map { json($0, plan, words) })))
    return Report(
      columns: [
        .init("USER"), .init("GROUP"), .init("ACCOUNT"), .init("ACCOUNT ROLE", key: "accountRole"),
        .init("OUTCOME"),
      ],
      rows: rows, json: .object(members),
      jsonRows: parts.flatMap { key, _, rows in
        rows.map { row in
          .object([JSONMember("outcome", .string(key))] + (json(row, words).members ?? []))
        }
      },
      remarks: warnings(plan, words))
  }

  private static func row(_ row: TransitionRow, _ outcome: String, _ words: Disclosure)
    -> [Report.Cell]
  {
    [
      .init(words.user(row.user)), .init(words.group(row.groupName, row.group)),
      .init(words.account(row.account)), .init(row.role.title), .init(outcome),
    ]
  }

  private static func json(_ row: TransitionRow, _ words: Disclosure) -> JSONValue {
    [
      "user": .string(words.user(row.user)),
      "group": .string(words.group(row.groupName, row.group)),
      "account": .string(words.account(row.account)), "accountRole": .string(row.role.rawValue),
    ]
  }

  private static func json(
    _ notice: AdministratorNotice, _ plan: Transition, _ words: Disclosure
  ) -> JSONValue {
    [
      "user": .string(words.user(notice.user)),
      "accounts": .array(notice.accounts.map { .string(words.account($0)) }),
      "groups": .array(names(notice, plan, words).map { .string($0) }),
    ]
  }

  private static func names(
    _ notice: AdministratorNotice, _ plan: Transition, _ words: Disclosure
  ) -> [String] {
    let rows = plan.uplifts + plan.already
    return notice.groups.map { id in
      words.group(rows.first { $0.group == id }?.groupName, id)
    }
  }

  private static func warnings(_ plan: Transition, _ words: Disclosure) -> [String] {
    let gained = plan.administrators.filter { !$0.groups.isEmpty }.map { notice in
      let groups = names(notice, plan, words).joined(separator: ", ")
      return "Administrator \(words.user(notice.user)) has full billing rights by default on "
        + "\(groups), which used to be out of scope for technical admins."
    }
    let orphans = plan.withoutPrimary.map { id in
      "\(words.group(nil, id)) has several accounts and no primary one: nobody is moved there."
    }
    return gained + orphans
  }
}
