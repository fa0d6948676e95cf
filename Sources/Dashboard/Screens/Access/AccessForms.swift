import BillingCore
import BillingService

/// The forms that give and take roles and people; each is reviewed by the service before it runs.
enum AccessForms {
  /// A role that can be taken away.
  struct Held: Sendable {
    let grant: Grant
    let words: String
  }

  /// The roles of a row, the broken ones too.
  static func held(_ row: AccessMatrix.Row, _ groups: [BillingGroup]) -> [Held] {
    let organization = row.organizationRoles.map { role in
      Held(
        grant: Grant(user: row.user.id, role: role, scope: .organization),
        words: "\(role.title) on the organization")
    }
    let own = zip(groups, row.groupRoles).flatMap { group, roles in
      roles.map { role in
        Held(
          grant: Grant(user: row.user.id, role: role, scope: .group(group.id)),
          words: "\(role.title) on “\(group.name)”")
      }
    }
    let broken = row.broken.map { row in
      Held(grant: row.grant, words: "\(row.grant.role.title) \(row.place) (does nothing)")
    }
    return organization + own + broken
  }

  /// All that can be done about one person.
  static func all(
    _ row: AccessMatrix.Row, groups: [BillingGroup], preset: BillingGroupID?,
    _ context: ScreenContext
  ) -> [ScreenMenuItem] {
    [
      grant(row.user, groups: groups, preset: preset, context),
      revoke(row.user, held(row, groups), context), viewAs(row.user, context),
      edit(row.user, context), remove(row.user, context),
    ]
  }

  static func grant(
    _ user: User, groups: [BillingGroup], preset: BillingGroupID?, _ context: ScreenContext
  ) -> ScreenMenuItem {
    OrganizationDesk.item("Give \(context.names.person(user)) a role", GrantRole.info, context) {
      desk in
      let roles = Role.allCases.reversed().map { ActionForm.Choice($0.rawValue, $0.title) }
      let places = groups.enumerated().map { ActionForm.Choice(String($0), $1.name) }
      let start = groups.firstIndex { $0.id == preset }.map(String.init)
      return ActionForm(
        "Give \(user.name) a role",
        fields: [
          .init(
            "role", "Role", .choice(roles, initial: Role.billingGroupViewer.rawValue),
            hint: "Left and Right choose; organization roles reach all groups"),
          .init(
            "group", "On", .choice(places, initial: start), hint: "Left and Right choose",
            isShown: { Role(rawValue: $0["role"] ?? "")?.reachesOrganization == false }),
        ]
      ) { values, key throws(BillingError) in
        guard let role = Role(rawValue: values["role"]) else {
          throw BillingError(.invalid, "No role is chosen.", remedy: "Choose one.", path: "role")
        }
        let index = Int(values["group"]).flatMap { groups.indices.contains($0) ? $0 : nil }
        let places = role.reachesOrganization ? [] : index.map { [groups[$0].id] } ?? []
        return GrantRole(
          role, to: UserReference(user.id), on: places.map(GroupReference.id),
          expectedRevision: desk.revision, key: key)
      }
    }
  }

  static func revoke(_ user: User, _ held: [Held], _ context: ScreenContext)
    -> ScreenMenuItem
  {
    let name = context.names.person(user)
    let reason = held.isEmpty ? "there is none" : nil
    return OrganizationDesk.item(
      "Take a role from \(name)", RevokeRole.info, context, reason: reason
    ) { desk in
      let choices = held.enumerated().map { ActionForm.Choice(String($0), $1.words) }
      return ActionForm(
        "Take a role from \(user.name)",
        fields: [.init("grant", "Role", .choice(choices), hint: "Left and Right choose")]
      ) { values, key throws(BillingError) in
        guard let index = Int(values["grant"]), held.indices.contains(index) else {
          throw BillingError(.invalid, "No role is chosen.", remedy: "Choose one.", path: "grant")
        }
        let grant = held[index].grant
        return RevokeRole(
          grant.role, from: UserReference(user.id),
          on: grant.group.map { [.id($0)] } ?? [], expectedRevision: desk.revision, key: key)
      }
    }
  }

  static func viewAs(_ user: User, _ context: ScreenContext) -> ScreenMenuItem {
    ScreenMenuItem(
      "View as \(context.names.person(user))", ViewAs.info.permission, group: nil,
      isReading: true
    ) { .viewAs(user.id) }
  }

  static func addUser(_ context: ScreenContext) -> ScreenMenuItem {
    OrganizationDesk.item("Add a user", AddUser.info, context) { _ in
      ActionForm("Add a user", fields: [id] + fields(nil)) { values, key throws(BillingError) in
        guard let id = UserID(values["id"]) else {
          throw BillingError(
            .invalid, "“\(values["id"])” is not a user id.",
            remedy: "Use letters, digits and . _ - @ +", path: "id")
        }
        return AddUser(
          User(
            id: id, name: values["name"], email: values["email"], logins: logins(values)),
          key: key)
      }
    }
  }

  static func edit(_ user: User, _ context: ScreenContext) -> ScreenMenuItem {
    OrganizationDesk.item("Change \(context.names.person(user))", UpdateUser.info, context) {
      desk throws(BillingError) in
      let user = try desk.user(user.id)
      return ActionForm("Change \(user.name)", fields: fields(user)) { values, key in
        UpdateUser(
          UserReference(user.id), name: values["name"], email: values["email"],
          logins: logins(values), expectedRevision: desk.revision, key: key)
      }
    }
  }

  static func remove(_ user: User, _ context: ScreenContext) -> ScreenMenuItem {
    OrganizationDesk.item("Remove \(context.names.person(user))", RemoveUser.info, context) {
      desk in
      ActionForm(
        "Remove \(user.name), with all roles", fields: []
      ) { _, key in RemoveUser(UserReference(user.id), expectedRevision: desk.revision, key: key) }
    }
  }

  private static let id = ActionForm.Field(
    "id", "Id", .text(initial: ""), hint: "a short name that never changes, like dana",
    check: { UserID($0) == nil ? "letters, digits and . _ - @ + only" : nil })

  private static func fields(_ user: User?) -> [ActionForm.Field] {
    [
      .line("name", "Name", user?.name ?? "", limit: 128),
      .line("email", "Address", user?.email ?? "", limit: 254, hint: "like dana@acme.example"),
      .line(
        "logins", "Logins", user?.logins.joined(separator: " ") ?? "", limit: 200,
        required: false, hint: "logins on this machine that mean this person, apart by spaces"),
    ]
  }

  private static func logins(_ values: FormValues) -> [String] {
    values["logins"].split(separator: " ").map(String.init)
  }
}
