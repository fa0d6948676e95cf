package import BillingCore

/// A user as a person names them: by id, else by address, else by login.
package struct UserReference: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package init(_ id: UserID) {
    text = id.text
  }
}

extension [User] {
  /// Nil when nobody has the name, or two have; compared byte for byte.
  package func named(_ reference: UserReference) -> User? {
    let text = Array<UInt8>(reference.text.utf8)
    let ways: [(User) -> Bool] = [
      { $0.id.text.utf8.elementsEqual(text) }, { $0.email.utf8.elementsEqual(text) },
      { $0.logins.contains { $0.utf8.elementsEqual(text) } },
    ]
    for matches in ways {
      let found = filter(matches)
      if !found.isEmpty { return found.count == 1 ? found[0] : nil }
    }
    return nil
  }

  package func resolve(_ reference: UserReference) throws(BillingError) -> User {
    guard let found = named(reference) else { throw .noSuchUser(reference.text) }
    return found
  }
}
