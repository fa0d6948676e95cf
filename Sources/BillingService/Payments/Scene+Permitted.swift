import BillingCore

extension Scene {
  /// The groups that were named, or all that are seen; only those where the permission holds.
  func permitted(_ references: [GroupReference], _ permission: Permission) throws(BillingError)
    -> [BillingGroup]
  {
    try groups(references).filter { access.allows(permission, in: $0.id) }
  }

  /// A name for each account that is seen.
  func accountName(_ id: AccountID) -> String { view.account(id)?.name ?? id.text }
}
