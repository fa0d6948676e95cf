package import BillingCore

/// What is read for the row under the cursor once the list is there: of what, and how it is added
/// to the content.
///
/// It never stands in the list's way: the cursor moves at once, and what stands beside it follows.
package struct FollowUp<Content: Sendable>: Sendable {
  /// What it is of; the same is not read twice.
  let key: any Hashable & Sendable
  package let read: @Sendable (any Backend, Content) -> Result<Content, BillingError>

  package init(
    _ key: any Hashable & Sendable,
    _ read: @escaping @Sendable (any Backend, Content) -> Result<Content, BillingError>
  ) {
    self.key = key
    self.read = read
  }

  func isOf(_ other: (any Hashable & Sendable)?) -> Bool {
    other.map { AnyHashable($0) == AnyHashable(key) } ?? false
  }
}
