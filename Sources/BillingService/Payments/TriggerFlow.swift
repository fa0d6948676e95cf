package import BillingCore

/// Whoever can tell a channel of the configuration something; gives up in time and never throws.
package protocol NotificationChannels: Sendable {
  func tell(_ item: NotificationInGroup) -> DeliveryResult
}

/// Checks triggers and tells the channels: a firing is written down before anybody hears of it,
/// so that it is told at least once and fires only once.
package struct TriggerFlow: Sendable {
  let service: BillingService
  let channels: any NotificationChannels
  let clock: @Sendable () -> Moment

  package init(
    _ service: BillingService, channels: any NotificationChannels,
    clock: @escaping @Sendable () -> Moment
  ) {
    self.service = service
    self.channels = channels
    self.clock = clock
  }

  /// What fired; its notifications wait for `deliver`.
  package func check(_ groups: [GroupReference] = [], as actor: Actor)
    throws(BillingError) -> [DueFiring]
  {
    let due = try service.read(DueTriggers(groups: groups), as: actor, at: clock())
    for group in Set(due.map(\.group)).sorted() {
      _ = try service.change(CheckTriggers(group: .id(group)), as: actor, at: clock())
    }
    return due
  }

  /// Tells what is due; what fails is tried again later.
  package func deliver(_ groups: [GroupReference] = [], as actor: Actor)
    throws(BillingError) -> [Delivery]
  {
    let due = try service.read(DueNotifications(groups: groups), as: actor, at: clock())
    var all: [Delivery] = []
    for group in Set(due.map(\.group)).sorted() {
      let deliveries = due.filter { $0.group == group }.map { item in
        Delivery(notification: item.notification.id, result: channels.tell(item))
      }
      let operation = RecordDeliveries(group: .id(group), deliveries: deliveries)
      _ = try service.change(operation, as: actor, at: clock())
      all += deliveries
    }
    return all
  }
}
