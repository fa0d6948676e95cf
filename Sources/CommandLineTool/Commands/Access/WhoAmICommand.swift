import BillingCore
import BillingService
import StrictJSON

/// `billtop whoami`
enum WhoAmICommand {
  static let command = Command(
    "whoami", "Show who you are to the organization, how that is known, and your roles",
    discussion: """
      Who you are comes from the kernel, from sudo, or from the SSH key's forced command; on files \
      of your own you are their owner, and --as makes you somebody else.
      """,
    examples: [
      Example("billtop whoami", "who am I here"),
      Example("billtop --as ines whoami", "what ines would read, on data of your own"),
    ], permission: .everyone
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let found = try session.read(WhoAmI())
    invocation.present(sheet(found, session.disclosure(invocation.arguments)))
    return .done
  }

  private static func sheet(_ found: WhoAmI.Outcome, _ words: Disclosure) -> FactSheet {
    let user = (found.user?.id ?? found.actor.user).map(words.user)
    let grants = found.grants.map { row in
      let broken = row.validity.isValid ? "" : " (does not work: \(row.validity.reason))"
      return "\(row.grant.role.title) on \(words.place(row))\(broken)"
    }
    let role = found.actor.ownsTheData ? "owner of the data" : found.role?.title ?? "none"
    return FactSheet(
      facts: [
        .init("User", "user", user ?? "", .text(user)),
        .init(
          "Name", "name", found.user.map { words.person($0) } ?? words.person(found.actor.name)),
        .init("Address", "email", words.words(found.user?.email ?? "")),
        .init(
          "Known by", "source", sentence(found.actor.source), .string(found.actor.source.rawValue)),
        .init("Organization", "organization", words.words(found.organization)),
        .init("Role", "role", role, found.role.map { .string($0.rawValue) } ?? .null),
        .init(
          "Grants", "grants", grants.joined(separator: "; "), .array(found.grants.map(words.json))),
      ])
  }

  private static func sentence(_ source: ActorSource) -> String {
    switch source {
    case .ownData: "the data's files are yours"
    case .ownerAs: "the data's files are yours, and you act as somebody else"
    case .sudo: "sudo said who you are"
    case .forcedCommand: "your SSH key's forced command said who you are"
    case .demo: "this is the demo: anybody may be anybody"
    case .viewAs: "an Owner/Admin is looking"
    }
  }
}
