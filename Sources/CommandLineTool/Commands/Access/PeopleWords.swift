import BillingCore
import BillingService
import Dashboard
import StrictJSON

/// Names of people, groups and accounts as a command may print them.
struct PeopleWords: Sendable {
  private let names: DisplayNames

  init(isPrivate: Bool) {
    names = DisplayNames(isPrivate: isPrivate)
  }

  var isPrivate: Bool { names.isPrivate }

  func user(_ id: UserID) -> String { names.isPrivate ? StandIns.person(id.text) : id.text }
  func person(_ name: String) -> String { names.person(name) }
  func account(_ account: Account) -> String { names.account(account) }
  func group(_ name: String?, _ id: BillingGroupID) -> String {
    names.isPrivate ? StandIns.group(id) : name ?? id.masked
  }
  func account(_ id: AccountID) -> String { names.isPrivate ? StandIns.account(id) : id.text }
  /// An address, a sentence, a name that somebody typed: all or nothing.
  func words(_ text: String) -> String { names.isPrivate && !text.isEmpty ? "•••" : text }

  func place(_ row: GrantRow) -> String {
    guard let id = row.grant.group else { return "organization" }
    return group(row.groupName, id)
  }

  func json(_ row: GrantRow) -> JSONValue {
    var members = [
      JSONMember("user", .string(user(row.grant.user))),
      JSONMember("role", .string(row.grant.role.rawValue)),
    ]
    if let id = row.grant.group {
      members.append(JSONMember("group", .string(group(row.groupName, id))))
    }
    members.append(JSONMember("valid", .bool(row.validity.isValid)))
    members.append(JSONMember("reason", .string(row.validity.reason)))
    return .object(members)
  }
}

extension Session {
  /// Privacy as the configuration or the words ask for it.
  func people(_ arguments: ParsedArguments) -> PeopleWords {
    PeopleWords(isPrivate: config.privacy || arguments.has("privacy"))
  }
}

extension Role {
  /// `billingGroupViewer`, `billing-group-viewer`, `Billing Group Viewer`, or an error with all.
  static func read(_ text: String) throws(BillingError) -> Role {
    let wanted = letters(text)
    let found = allCases.first { role in
      [role.rawValue, role.title, role.shortTitle].contains { letters($0) == wanted }
    }
    if let found { return found }
    let names = allCases.map(\.rawValue)
    let near = NearestName.of(text, among: names).map { "Did you mean \($0)? " } ?? ""
    throw BillingError(
      .invalid, "There is no role “\(text)”.",
      remedy: near + "Give one of: \(names.joined(separator: ", ")).")
  }

  private static func letters(_ text: String) -> [UInt8] {
    text.lowercased().utf8.filter(\.isASCIIAlphanumeric)
  }
}
