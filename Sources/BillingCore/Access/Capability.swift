/// The matrix's fourteen capabilities, and what only an Owner/Admin may do.
package enum Capability: String, CaseIterable, Hashable, Sendable {
  case viewAllBillingGroups
  case viewBillingOverview
  case viewInvoices
  case viewPaymentHistory
  case viewUsageSummary
  case manageUsageTriggers
  case upgradeTrialAccounts
  case addFunds
  case updateBillingAttributes
  case managePaymentMethods
  case configureAutoRecharge
  case manageSubscription
  case purchasePlans
  case viewBillingInsights
  case manageGroups
  case manageAccounts
  case manageRoles
  case manageOrganization

  package var title: String {
    switch self {
    case .viewAllBillingGroups: "View all billing groups"
    case .viewBillingOverview: "View billing overview"
    case .viewInvoices: "View and download invoices and statements"
    case .viewPaymentHistory: "View payment history and receipts"
    case .viewUsageSummary: "View usage summary"
    case .manageUsageTriggers: "Manage usage triggers"
    case .upgradeTrialAccounts: "Upgrade trial accounts to pay-as-you-go"
    case .addFunds: "Add funds"
    case .updateBillingAttributes: "Update billing attributes (tax address)"
    case .managePaymentMethods: "Manage payment methods"
    case .configureAutoRecharge: "Configure auto-recharge"
    case .manageSubscription: "Manage subscription (cancel, upgrade, downgrade)"
    case .purchasePlans: "Purchase plans"
    case .viewBillingInsights: "View billing insights"
    case .manageGroups: "Manage billing groups"
    case .manageAccounts: "Manage accounts"
    case .manageRoles: "Manage users and roles"
    case .manageOrganization: "Manage the organization"
    }
  }
}

/// What an operation asks for before it runs.
package enum Permission: Hashable, Sendable {
  /// For anybody who was identified, about nothing but themselves.
  case everyone
  /// For everyone with a role, about what they see: export, privacy mode, view settings.
  case anyRole
  case capability(Capability)
  /// Running a group's billing beyond the matrix's words: import, acknowledging, budgets, invoices.
  case administerBilling
  /// Only whoever owns the data's files: repair, backup, restore, attesting the domain.
  case ownTheData
}
