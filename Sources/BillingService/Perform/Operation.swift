package import BillingCore

/// What an operation is called, and what it asks for.
package struct OperationInfo: Hashable, Sendable {
  /// `payments.add-funds`: what the journal writes.
  package let name: String
  /// `Add funds`: what a menu shows.
  package let title: String
  package let permission: Permission

  package init(_ name: String, _ title: String, _ permission: Permission) {
    self.name = name
    self.title = title
    self.permission = permission
  }
}

/// What an operation is about; it decides where the permission must hold.
package enum OperationTarget: Hashable, Sendable {
  /// Everything that the actor reaches; what the permission doesn't cover is left out.
  case reach
  case group(GroupReference)
  /// Each of them; none named is `reach`.
  case groups([GroupReference])
  case organization
}

/// Something that can be asked for: authorised by the service, then run. A value, made by a key,
/// a command or a request alike.
package protocol Operation: Sendable {
  static var info: OperationInfo { get }
  var target: OperationTarget { get }
  /// Why it can't be done right now, although the role has it; nil when it can.
  func obstacle(in view: OrganizationView) -> String?
}

extension Operation {
  package func obstacle(in view: OrganizationView) -> String? { nil }
}

/// Answers and changes nothing.
package protocol ReadOperation: Operation {
  associatedtype Outcome: Sendable
  func read(_ scene: Scene) throws(BillingError) -> Outcome
}

/// Changes the organization, all of it or nothing.
package protocol ChangeOperation: Operation {
  /// The same key runs once; nil where doing it twice is harmless and visible.
  var key: String? { get }
  /// The revision that the form was opened with: the group's, or for `.organization` its own.
  var expectedRevision: Int? { get }
  /// What has that revision; usually the target.
  var revised: OperationTarget { get }
  /// What the key stands for: the same key with other contents is refused.
  var fingerprint: String { get }
  func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt
}

extension ChangeOperation {
  package var key: String? { nil }
  package var expectedRevision: Int? { nil }
  package var revised: OperationTarget { target }
  package var fingerprint: String { Fingerprint.contents(of: self, named: Self.info.name) }
}
