import BillingCore

/// What a user's name, address and logins have to be.
enum UserRules {
  static func check(_ user: User, among others: [User]) throws(BillingError) {
    guard isText(user.name) else {
      throw .wrong(
        "A user's name has 1 to 128 characters, none of them a control character.",
        "Give a name such as “Dana Reyes”.")
    }
    guard isAddress(user.email) else {
      throw .wrong(
        "“\(user.email)” is not an e-mail address.", "Write it like dana@acme.example.")
    }
    for login in user.logins { try check(login: login, of: user, among: others) }
    for other in others where other.email.utf8.elementsEqual(user.email.utf8) {
      throw .wrong("\(other.id) has the address “\(user.email)” already.", "Give another one.")
    }
  }

  private static func check(login: String, of user: User, among others: [User])
    throws(BillingError)
  {
    guard isLogin(login) else {
      throw .wrong(
        "“\(login)” is not a login: 1 to 32 of a–z A–Z 0–9 . _ -, and no - in front.",
        "Give the login that the machine knows.")
    }
    for other in others where other.logins.contains(login) {
      throw .wrong("The login “\(login)” means \(other.id) already.", "Give another one.")
    }
  }

  static func isText(_ text: String) -> Bool {
    (1...128).contains(text.unicodeScalars.count)
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  private static func isLogin(_ text: String) -> Bool {
    let marks: [UInt8] = [0x2E, 0x5F, 0x2D]
    return (1...32).contains(text.utf8.count) && text.utf8.first != 0x2D
      && text.utf8.allSatisfy { $0.isASCIIAlphanumeric || marks.contains($0) }
  }
}
