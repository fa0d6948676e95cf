package import BillingCore

/// A notification with the group it is about.
package struct NotificationInGroup: Hashable, Sendable {
  package let group: BillingGroupID
  package let groupName: String
  package let notification: TriggerNotification
}

/// What the channels still have to be told now.
package struct DueNotifications: ReadOperation {
  package static let info = OperationInfo(
    "notifications.due", "Notifications to send", .capability(.manageUsageTriggers))

  package let groups: [GroupReference]

  package init(groups: [GroupReference] = []) {
    self.groups = groups
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> [NotificationInGroup] {
    try scene.permitted(groups, Self.info.permission).flatMap { group in
      group.notifications.filter { $0.isDue(at: scene.moment.now) }.map {
        NotificationInGroup(group: group.id, groupName: group.name, notification: $0)
      }
    }
  }
}
