package import BillingCore

/// How telling a channel went.
package enum DeliveryResult: Hashable, Sendable {
  case delivered
  case failed(reason: String)
}

/// What came of one notification.
package struct Delivery: Hashable, Sendable {
  package let notification: String
  package let result: DeliveryResult

  package init(notification: String, result: DeliveryResult) {
    self.notification = notification
    self.result = result
  }
}

/// Writes down which notifications were told, and when the others are tried again.
package struct RecordDeliveries: ChangeOperation {
  package static let info = OperationInfo(
    "notifications.record", "Record notifications", .capability(.manageUsageTriggers))

  /// Told notifications are kept so long, to be looked at.
  package static let daysKept: Int64 = 30

  package let group: GroupReference
  package let deliveries: [Delivery]

  package init(group: GroupReference, deliveries: [Delivery]) {
    self.group = group
    self.deliveries = deliveries
  }

  package var target: OperationTarget { .group(group) }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let now = draft.moment.now
    let results = Dictionary(
      deliveries.map { ($0.notification, $0.result) }, uniquingKeysWith: { _, last in last })
    try draft.update(group) { group in
      group.notifications = group.notifications
        .map { $0.isWaiting ? $0.after(results[$0.id], at: now) : $0 }
        .filter { $0.isWaiting || now.seconds - $0.firedAt.seconds < Self.daysKept * 86_400 }
    }
    let told = deliveries.filter { $0.result == .delivered }.count
    draft.note("Notifications", before: "\(deliveries.count) due", after: "\(told) told")
    return ChangeReceipt("Told \(told) of \(deliveries.count) notifications of “\(found.name)”.")
  }
}

extension TriggerNotification {
  fileprivate func after(_ result: DeliveryResult?, at now: Timestamp) -> TriggerNotification {
    switch result {
    case nil: self
    case .delivered: afterDelivery(at: now)
    case .failed(let reason): afterFailure(VisibleText.of(String(reason.prefix(120))), at: now)
    }
  }
}
