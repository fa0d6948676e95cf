package import BillingCore

extension BillingGroup {
  /// What keeps a method from being removed; menus show it beside the action. Nil when nothing.
  package func whyNotRemovable(_ method: PaymentMethod) -> Obstacle? {
    let title = method.instrument.title
    if method.isPrimary {
      return Obstacle(
        message: "\(title) is the primary payment method.",
        remedy: methods.count > 1
          ? "Make another method primary first."
          : "Add another method and make it primary first.")
    }
    if autoRecharge?.method == method.id {
      return Obstacle(
        message: "\(title) is used by auto-recharge.",
        remedy: "Choose another method for auto-recharge first.")
    }
    return pendingObstacle(method)
  }

  private func pendingObstacle(_ method: PaymentMethod) -> Obstacle? {
    guard let payment = payments.first(where: { $0.isPending && $0.method == method.id }) else {
      return nil
    }
    return Obstacle(
      message: "Payment \(payment.id) through \(method.instrument.title) is still pending.",
      remedy: PaymentFlow.askAgain)
  }

  /// A pending payment is asked for again with the same method.
  func requireUnused(_ method: PaymentMethod) throws(BillingError) {
    guard let obstacle = pendingObstacle(method) else { return }
    throw BillingError(.invalid, obstacle.message, remedy: obstacle.remedy, path: "method")
  }

  mutating func clearPrimary() {
    for index in methods.indices { methods[index].isPrimary = false }
  }

  var primaryTitle: String { primaryMethod?.instrument.title ?? "" }

  var nextMethodID: MethodID {
    var number = methods.count + 1
    while methods.contains(where: { $0.id.text == "method-\(number)" }) { number += 1 }
    return MethodID(numbered: "method", number)
  }
}

extension Identifier {
  /// `method-3`: an id that the program makes itself.
  init(numbered prefix: StaticString, _ number: Int) {
    self = Identifier("\(prefix)-\(number)")!
  }
}
