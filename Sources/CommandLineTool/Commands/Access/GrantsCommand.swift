import BillingCore
import BillingService
import StrictJSON

/// `billtop grants`
enum GrantsCommand {
  static let command = Command(
    "grants", "List who has which role where, with those that do not work and why",
    discussion: "Owner/Admins see everybody's grants, everyone else their own.",
    examples: [
      Example("billtop grants", "who may what"),
      Example("billtop grants --format json", "the same for a program"),
    ], permission: .everyone
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let words = session.disclosure(invocation.arguments)
    let rows = try session.read(ListGrants())
    let json = rows.map(words.json)
    invocation.present(
      Report(
        columns: [
          .init("USER"), .init("ROLE"), .init("WHERE", key: "group"), .init("WORKS", key: "reason"),
        ],
        rows: rows.map { row in
          [
            .init(words.user(row.grant.user)), .init(row.grant.role.title),
            .init(words.place(row)),
            .init(row.validity.isValid ? "yes" : "no: \(row.validity.reason)"),
          ]
        }, json: ["grants": .array(json)], jsonRows: json))
    return .done
  }
}
