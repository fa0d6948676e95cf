import BillingCore

/// Something that can be in the way of an operation on a group, in words for a menu.
struct GroupObstacle: Sendable {
  let reason: String
  let isThere: @Sendable (BillingGroup) -> Bool

  private init(_ reason: String, _ isThere: @escaping @Sendable (BillingGroup) -> Bool) {
    self.reason = reason
    self.isThere = isThere
  }

  static let closed = GroupObstacle("the group is closed") { $0.state == .closed }
  static let noMethod = GroupObstacle("there is no payment method") { $0.methods.isEmpty }
  static let noSecondMethod = GroupObstacle("there is no second payment method") {
    $0.methods.count < 2
  }
  static let noRecharge = GroupObstacle("auto-recharge is off") { $0.autoRecharge == nil }
  static let noBudget = GroupObstacle("there is no budget") { $0.budget == nil }
  static let nothingDue = GroupObstacle("no invoice is due") { $0.due.isEmpty }
  static let noPlan = GroupObstacle("there is no subscription") { !$0.hasPlan }
  static let hasPlan = GroupObstacle("there is a subscription already") { $0.hasPlan }
  static let ending = GroupObstacle("the subscription ends already") { $0.isEnding }
  static let notEnding = GroupObstacle("the subscription is not cancelled") { !$0.isEnding }
  static let noTrigger = GroupObstacle("there is no trigger") { $0.triggers.isEmpty }
  static let noAcknowledgement = GroupObstacle("no spike is acknowledged") {
    $0.acknowledgements.isEmpty
  }
  static let hasAccounts = GroupObstacle("its accounts are to be moved first") {
    !$0.accounts.isEmpty
  }
}

extension OrganizationView {
  /// The first thing that is in the way in the group.
  func obstacle(in group: GroupReference, _ obstacles: GroupObstacle...) -> String? {
    guard let found = groups.named(group) else { return nil }
    return obstacles.first { $0.isThere(found) }?.reason
  }
}

extension BillingGroup {
  fileprivate var hasPlan: Bool {
    switch subscription?.state {
    case .active, .cancelling: true
    case .cancelled, nil: false
    }
  }

  fileprivate var isEnding: Bool {
    if case .cancelling = subscription?.state { true } else { false }
  }
}
