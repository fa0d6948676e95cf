import BillingCore
import BillingService
import StrictJSON

/// `billtop can`
enum CanCommand {
  static let command = Command(
    "can", "List every capability with yes or no, and why",
    options: [
      Option("group", "GROUP", "in this billing group; otherwise anywhere", .group),
      Option("user", "USER", "about this user, as --as does; for Owner/Admins", .user),
    ],
    discussion: """
      Without --group a capability counts as allowed where it is allowed on the organization or on \
      at least one group, and the reason names the groups.
      """,
    examples: [
      Example("billtop can", "what may I do, and why"),
      Example("billtop can --as ines --group \"Retail EMEA\"", "what ines may do there"),
    ], permission: .everyone
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let words = session.disclosure(invocation.arguments)
    let group = invocation.arguments.value("group").map { GroupReference($0) }
    let found = try effective(session, about: subject(invocation), in: group)
    let places = group == nil ? [found.organization] + found.groups : found.groups
    let subject = found.user.map { words.user($0.id) } ?? words.words(session.actor.name)
    invocation.present(
      report(answers(places, words), user: subject, group: group == nil ? nil : places.first, words)
    )
    return .done
  }

  /// Who is asked about; nil is oneself.
  private static func subject(_ invocation: borrowing Invocation) -> UserReference? {
    let arguments = invocation.arguments
    if let named = arguments.value("user") { return UserReference(named) }
    guard invocation.namesSomebodyElse else { return nil }
    return arguments.value("as").map { UserReference($0) }
  }

  private static func effective(
    _ session: Session, about user: UserReference?, in group: GroupReference?
  ) throws(BillingError) -> EffectiveAccess {
    guard let user else { return try session.read(Can(group: group)) }
    return try session.read(CanUser(user, group: group))
  }

  /// One capability over all places that were asked about.
  private struct Answer {
    let capability: Capability
    let isAllowed: Bool
    let reason: String
  }

  private static func answers(_ places: [PlaceAccess], _ words: Disclosure) -> [Answer] {
    Capability.allCases.map { capability in
      let found = places.compactMap { place in
        place.decisions.first { $0.capability == capability }.map { (place, $0) }
      }
      guard let first = found.first?.1 else {
        return Answer(capability: capability, isAllowed: false, reason: "no role here")
      }
      let allowed = found.filter(\.1.isAllowed)
      if first.isAllowed || allowed.isEmpty {
        return Answer(capability: capability, isAllowed: first.isAllowed, reason: first.reason)
      }
      return Answer(
        capability: capability, isAllowed: true, reason: reason(allowed.map(\.0), words))
    }
  }

  private static func reason(_ places: [PlaceAccess], _ words: Disclosure) -> String {
    let groups = places.compactMap { place -> String? in
      guard case .group(let id) = place.scope else { return nil }
      return "“\(words.group(place.name, id))”"
    }
    return "on \(groups.joined(separator: ", "))"
  }

  private static func report(
    _ answers: [Answer], user: String, group: PlaceAccess?, _ words: Disclosure
  ) -> Report {
    let rows: [JSONValue] = answers.map { answer in
      [
        "name": .string(answer.capability.rawValue), "allowed": .bool(answer.isAllowed),
        "reason": .string(answer.reason),
      ]
    }
    return Report(
      columns: [
        .init("CAPABILITY", key: "name"), .init("ALLOWED"), .init("REASON"),
      ],
      rows: answers.map { answer in
        [
          .init(answer.capability.title), .init(answer.isAllowed ? "yes" : "no"),
          .init(answer.reason),
        ]
      },
      json: ["user": .string(user), "group": name(group, words), "capabilities": .array(rows)],
      jsonRows: rows)
  }

  private static func name(_ place: PlaceAccess?, _ words: Disclosure) -> JSONValue {
    guard let place, case .group(let id) = place.scope else { return .null }
    return .string(words.group(place.name, id))
  }
}
