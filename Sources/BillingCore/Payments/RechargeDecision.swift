/// What auto-recharge does about a balance, and why.
package enum RechargeDecision: Hashable, Sendable {
  case recharge(key: String, amount: Money, method: MethodID, available: Money)
  case off
  case enough(available: Money)
  case closed
  /// This fall below the threshold was dealt with: paid, under way, or declined.
  case alreadyTried(payment: Identifier<Payment>)
  case capReached(cap: Money, recharged: Money)
  case methodMissing
  case methodExpired(title: String)
}
