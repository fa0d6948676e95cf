package import BillingCore

extension RechargeDecision {
  /// Why it does what it does, for people.
  package var reason: String {
    switch self {
    case .recharge(_, let amount, _, let available):
      "\(available.text) is left, \(amount.text) is added"
    case .off: "auto-recharge is off"
    case .enough(let available): "\(available.text) is left"
    case .closed: "the group is closed"
    case .alreadyTried(let payment): "payment \(payment) was made for it"
    case .capReached(let cap, let recharged):
      "\(recharged.text) of the month's \(cap.text) is used"
    case .methodMissing: "its payment method is gone"
    case .methodExpired(let title): "\(title) has expired"
    }
  }
}
