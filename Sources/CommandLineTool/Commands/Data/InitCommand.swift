import BillingCore
import BillingService
import BillingStore
import StrictJSON

/// `billtop init DIR`
enum InitCommand {
  static let command = Command(
    "init", "Make a new, empty organization in a folder of its own",
    parameters: [Parameter("DIR", "a folder that is not there yet, or empty", .folder)],
    options: [
      Option("name", "NAME", "the organization's name"),
      Option("currency", "CODE", "for groups that are made without one (default USD)"),
      Option("domain", "DOMAIN", "the organization's own domain, on your word"),
      Option("owner-email", "ADDRESS", "the first Organization Owner/Admin"),
      Option("owner-name", "NAME", "their name"),
      Option("owner-id", "USER", "their id (default: the address up to its @)"),
      Option("owner-login", "LOGIN", "their login on this machine", repeated: true),
    ],
    discussion: """
      What is not given is asked for when input is a terminal. Nothing is ever written over: the \
      folder must be absent or empty.
      """,
    examples: [
      Example("billtop init ~/billing/acme", "with questions"),
      Example(
        "billtop init data --name Acme --domain acme.example --owner-email olga@acme.example",
        "without"),
    ]
  ) { invocation throws(BillingError) in
    try invocation.requireOwnFiles()
    let folder = invocation.arguments.words[0]
    let moment = try invocation.moment()
    let answers = try InitAnswers(invocation.arguments, Questions(invocation.console))
    let organization = try answers.organization(on: moment.today)
    try FolderMaker.makeParents(of: folder)
    _ = try JSONFileRepository.initialize(
      at: folder, organization, by: invocation.world.loginName, at: moment.now)
    tell(organization, folder, invocation)
    return .done
  }

  private static func tell(
    _ organization: Organization, _ folder: String, _ invocation: borrowing Invocation
  ) {
    invocation.present(
      FactSheet(facts: [
        .init("Organization", "organization", organization.name),
        .init("Folder", "folder", folder),
        .init("Domain", "domain", organization.domain?.name ?? ""),
        .init("Owner/Admin", "owner", organization.users.first?.id.text ?? ""),
      ]))
    if organization.domain == nil, !organization.grants.isEmpty {
      invocation.note(
        "Organization roles work once the domain is verified: "
          + "billtop --data \(folder) organization verify-domain DOMAIN")
    }
    invocation.note("Next: billtop --data \(folder) import FILE --accounts MAP.csv")
  }
}

/// What somebody says of a new organization, in options or in answers.
struct InitAnswers {
  let name: String
  let currency: Currency
  let domain: String?
  let owner: User?

  init(_ arguments: ParsedArguments, _ questions: Questions) throws(BillingError) {
    func known(_ option: String, _ question: String, _ usual: String?) throws(BillingError)
      -> String?
    {
      if let value = arguments.value(option) { return value }
      return try questions.ask(question, usual: usual)
    }
    name = try known("name", "Name of the organization", nil) ?? ""
    guard !name.isEmpty else {
      throw BillingError(
        .invalid, "The organization needs a name.", remedy: "Give it with: --name \"Acme Telecom\"")
    }
    let code = try known("currency", "Currency", "USD") ?? "USD"
    guard let found = Currency(code.uppercased()) else {
      throw BillingError(
        .invalid, "“\(code)” is not a currency.", remedy: "Write three letters, like USD or EUR.")
    }
    currency = found
    domain = try known("domain", "Domain, or nothing", "")?.nonEmpty?.lowercased()
    let email = try known("owner-email", "Address of the Owner/Admin, or nothing", "")
    owner = try email?.nonEmpty.map { email throws(BillingError) in
      try Self.owner(email, arguments, questions)
    }
  }

  private static func owner(
    _ email: String, _ arguments: ParsedArguments, _ questions: Questions
  ) throws(BillingError) -> User {
    let local = String(email.prefix { $0 != "@" })
    let id = try UsersCommand.userID(arguments.value("owner-id") ?? local)
    let given = arguments.value("owner-name")
    let asked = given == nil ? try questions.ask("Their name", usual: id.text) : given
    return User(
      id: id, name: asked ?? id.text, email: email, logins: arguments.all("owner-login"))
  }

  func organization(on today: Day) throws(BillingError) -> Organization {
    var made = Organization(id: Self.id(name), name: name, currency: currency)
    if let domain {
      made.domain = VerifiedDomain(name: domain, proof: .attested, verifiedOn: today)
    }
    if let owner {
      made.users = [owner]
      made.grants = [Grant(user: owner.id, role: .organizationAdmin, scope: .organization)]
    }
    try NewOrganization.check(made)
    return made
  }

  /// `acme-telecom`: what documents call the organization they belong to.
  private static func id(_ name: String) -> String {
    let words = name.lowercased().utf8.split { !$0.isASCIIAlphanumeric }
    let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    return text.isEmpty ? "organization" : String(text.prefix(64))
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
