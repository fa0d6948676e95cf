import BillingCore
import BillingService
import StrictJSON

/// `billtop organization show|verify-domain|rename`
enum OrganizationCommand {
  static let show = Command(
    "organization show", "Show the organization as far as you reach: domain, units, accounts",
    examples: [Example("billtop organization show", "the tree with its accounts")],
    permission: .anyRole
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let page = OrganizationPage(
      try session.read(ShowOrganization()), words: session.disclosure(invocation.arguments))
    switch invocation.format {
    case .table:
      invocation.present(page.sheet)
      invocation.console.print("")
      invocation.present(page.accounts)
    case .json: invocation.present(page.sheet)
    case .jsonl, .csv: invocation.present(page.accounts)
    }
    return .done
  }

  static let verifyDomain = Command(
    "organization verify-domain", "Attest that the domain is the organization's own",
    parameters: [Parameter("DOMAIN", "like acme.example")],
    discussion: """
      For the owner of the data's files; it is journaled as their word. Organization roles work \
      only with a verified domain, and only for addresses in it.
      """,
    examples: [Example("billtop organization verify-domain acme.example", "make roles work")],
    permission: .ownTheData
  ) { invocation throws(BillingError) in
    try invocation.perform(
      VerifyDomain(invocation.arguments.words[0]), in: try invocation.session())
  }

  static let rename = Command(
    "organization rename", "Rename the organization",
    parameters: [Parameter("NAME", "the new name")],
    examples: [Example("billtop organization rename \"Acme Communications\"", "a new name")],
    permission: .capability(.manageOrganization)
  ) { invocation throws(BillingError) in
    try invocation.perform(
      RenameOrganization(invocation.arguments.words[0]), in: try invocation.session())
  }
}

/// What `organization show` prints.
struct OrganizationPage {
  let found: ShowOrganization.Outcome
  let words: Disclosure

  init(_ found: ShowOrganization.Outcome, words: Disclosure) {
    self.found = found
    self.words = words
  }

  var sheet: FactSheet {
    FactSheet(
      facts: [
        .init("Organization", "name", words.words(found.name)),
        .init("Domain", "domain", domain, found.domain == nil ? .null : .string(domainName)),
        .init("Currency", "currency", found.currency.code),
        .init("Groups", "groups", String(found.groups.count), .integer(found.groups.count)),
        .init("Users", "users", String(found.users.count), .integer(found.users.count)),
      ],
      more: [
        JSONMember("units", .array(found.units.map(json))),
        JSONMember("accounts", accounts.json["accounts"] ?? .array([])),
      ])
  }

  private var domainName: String { words.words(found.domain?.name ?? "") }

  private var domain: String {
    guard let domain = found.domain else {
      return "not verified: organization roles do not work"
    }
    let how = domain.proof == .attested ? "attested" : "seen in the DNS"
    return "\(domainName) (\(how) on \(domain.verifiedOn.text))"
  }

  private func json(_ unit: OrganizationalUnit) -> JSONValue {
    [
      "id": .string(unit.id.text), "name": .string(words.words(unit.name)),
      "parent": unit.parent.map { .string($0.text) } ?? .null,
    ]
  }

  /// The accounts, by unit and name.
  var accounts: Report {
    let rows = found.accounts.map { (unit: unitPath($0.account.unit), line: $0) }.sorted { a, b in
      let (first, second) = (a.line.account, b.line.account)
      return (a.unit, first.name, first.id.text) < (b.unit, second.name, second.id.text)
    }
    let json = rows.map { object($0.line, $0.unit) }
    return Report(
      columns: [
        .init("UNIT"), .init("ACCOUNT", key: "name"), .init("ID"), .init("PARENT"), .init("PLAN"),
        .init("GROUP"),
      ],
      rows: rows.map { cells($0.line, $0.unit) }, json: ["accounts": .array(json)],
      jsonRows: json)
  }

  private func cells(_ line: ShowOrganization.AccountLine, _ unit: String) -> [Report.Cell] {
    let account = line.account
    return [
      .init(unit), .init(words.account(account)), .init(words.account(account.id)),
      .init(account.parent.map(words.account) ?? ""), .init(account.plan.rawValue),
      .init(group(of: line) ?? ""),
    ]
  }

  private func object(_ line: ShowOrganization.AccountLine, _ unit: String) -> JSONValue {
    let account = line.account
    return [
      "id": .string(words.account(account.id)), "name": .string(words.account(account)),
      "unit": account.unit == nil ? .null : .string(unit),
      "parent": account.parent.map { .string(words.account($0)) } ?? .null,
      "plan": .string(account.plan.rawValue),
      "group": group(of: line).map { .string($0) } ?? .null,
    ]
  }

  private func group(of line: ShowOrganization.AccountLine) -> String? {
    line.group.map { words.group(line.groupName, $0) }
  }

  /// `EMEA / Sales`; a circle ends where it began.
  private func unitPath(_ id: UnitID?) -> String {
    var names: [String] = []
    var next = id
    while let id = next, names.count < 32, let unit = found.units.first(where: { $0.id == id }) {
      names.insert(words.words(unit.name), at: 0)
      next = unit.parent
    }
    return names.joined(separator: " / ")
  }
}
