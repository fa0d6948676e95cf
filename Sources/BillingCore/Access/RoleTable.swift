/// Who may do what, in one table: a fact of the domain, not of a screen or a command.
package enum RoleTable {
  private static let views: Set<Capability> = [
    .viewBillingOverview, .viewInvoices, .viewPaymentHistory, .viewUsageSummary,
    .viewBillingInsights,
  ]
  private static let payments: Set<Capability> = [
    .upgradeTrialAccounts, .addFunds, .updateBillingAttributes, .managePaymentMethods,
    .configureAutoRecharge, .manageSubscription, .purchasePlans,
  ]

  package static func capabilities(of role: Role) -> Set<Capability> {
    let viewer = views.union([.manageUsageTriggers])
    switch role {
    case .billingGroupViewer: return viewer
    case .billingGroupAdmin: return viewer.union(payments)
    case .organizationBillingViewer: return viewer.union([.viewAllBillingGroups])
    case .organizationBillingAdmin: return viewer.union(payments).union([.viewAllBillingGroups])
    case .organizationAdmin: return Set(Capability.allCases)
    }
  }

  package static func allows(_ role: Role, _ permission: Permission) -> Bool {
    switch permission {
    case .everyone, .anyRole: true
    case .capability(let capability): capabilities(of: role).contains(capability)
    case .administerBilling: role.isAdmin
    case .ownTheData: false
    }
  }
}
