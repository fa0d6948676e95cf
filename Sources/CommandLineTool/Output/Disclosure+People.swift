import BillingCore
import BillingService
import Dashboard
import StrictJSON

extension Disclosure {
  func user(_ id: UserID) -> String { names.user(id) }
  func person(_ user: User) -> String { names.person(user) }
  func account(_ account: Account) -> String { names.account(account) }

  /// The name where the group still has one.
  func group(_ name: String?, _ id: BillingGroupID) -> String {
    isPrivate ? StandIns.group(id) : name ?? id.masked
  }

  func place(_ row: GrantRow) -> String {
    guard let id = row.grant.group else { return "organization" }
    return group(row.groupName, id)
  }

  func json(_ row: GrantRow) -> JSONValue {
    var members = [
      JSONMember("user", .string(user(row.grant.user))),
      JSONMember("role", .string(row.grant.role.rawValue)),
    ]
    if row.grant.group != nil { members.append(JSONMember("group", .string(place(row)))) }
    members.append(JSONMember("valid", .bool(row.validity.isValid)))
    members.append(JSONMember("reason", .string(row.validity.reason)))
    return .object(members)
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
