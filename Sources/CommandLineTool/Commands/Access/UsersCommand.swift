import BillingCore
import BillingService
import StrictJSON

/// `billtop users` and `users add|edit|remove`
enum UsersCommand {
  static let list = Command(
    "users", "List the organization's users",
    discussion: "Owner/Admins see everybody, everyone else themselves.",
    examples: [Example("billtop users", "who there is")], permission: .anyRole
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let words = session.disclosure(invocation.arguments)
    let users = try session.read(ShowOrganization()).users
    let json: [JSONValue] = users.map { user in
      [
        "user": .string(words.user(user.id)), "name": .string(words.person(user)),
        "email": .string(words.words(user.email)),
        "logins": .array(user.logins.map { .string(words.words($0)) }),
      ]
    }
    invocation.present(
      Report(
        columns: [.init("USER"), .init("NAME"), .init("ADDRESS", key: "email"), .init("LOGINS")],
        rows: users.map { user in
          [
            .init(words.user(user.id)), .init(words.person(user)),
            .init(words.words(user.email)),
            .init(words.words(user.logins.joined(separator: " "))),
          ]
        }, json: ["users": .array(json)], jsonRows: json))
    return .done
  }

  private static let login = Option(
    "login", "LOGIN", "a login on this machine that means this person", repeated: true)

  static let add = Command(
    "users add", "Add a user; without a grant they may do nothing yet",
    parameters: [Parameter("USER", "the id, like dana")],
    options: [
      Option("name", "NAME", "the person's name"),
      Option("email", "ADDRESS", "the e-mail address"), login,
    ],
    examples: [
      Example(
        "billtop users add dana --name \"Dana Reyes\" --email dana@acme.example --login dana",
        "then give a role with: billtop grant")
    ], permission: .capability(.manageRoles)
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let id = try userID(arguments.words[0])
    let email = try arguments.required("email", "dana@acme.example")
    let user = User(
      id: id, name: arguments.value("name") ?? id.text, email: email,
      logins: arguments.all("login"))
    return try invocation.perform(AddUser(user), in: try invocation.session())
  }

  static let edit = Command(
    "users edit", "Change a user's name, address or logins",
    parameters: [Parameter("USER", "by id, address or login", .user)],
    options: [
      Option("name", "NAME", "the new name"), Option("email", "ADDRESS", "the new address"),
      login, Option("no-logins", nil, "take all logins away"),
    ],
    discussion: "The logins that are given replace those that were there.",
    examples: [Example("billtop users edit dana --login dana --login dreyes", "two logins")],
    permission: .capability(.manageRoles)
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let logins = arguments.all("login")
    let takesAway = arguments.has("no-logins")
    if takesAway, !logins.isEmpty {
      throw BillingError(
        .invalid, "--login and --no-logins can't both be given.", remedy: "Leave one out.")
    }
    let changed = UpdateUser(
      UserReference(arguments.words[0]), name: arguments.value("name"),
      email: arguments.value("email"), logins: logins.isEmpty && !takesAway ? nil : logins)
    if changed.name == nil, changed.email == nil, changed.logins == nil {
      throw BillingError(
        .invalid, "Nothing to change was given.",
        remedy: "Give --name, --email, --login or --no-logins.")
    }
    return try invocation.perform(changed, in: try invocation.session())
  }

  static let remove = Command(
    "users remove", "Remove a user and their grants",
    parameters: [Parameter("USER", "by id, address or login", .user)],
    examples: [Example("billtop users remove dana", "dana left")],
    permission: .capability(.manageRoles)
  ) { invocation throws(BillingError) in
    try invocation.perform(
      RemoveUser(UserReference(invocation.arguments.words[0])), in: try invocation.session())
  }

  static func userID(_ text: String) throws(BillingError) -> UserID {
    if let id = UserID(text) { return id }
    throw BillingError(
      .invalid, "“\(text)” can't be a user's id.",
      remedy: "Use 1 to 128 of A–Z a–z 0–9 . _ - @ +")
  }
}
