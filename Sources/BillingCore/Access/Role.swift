/// The five roles; what each may do stands in `RoleTable`.
package enum Role: String, CaseIterable, Hashable, Sendable {
  case organizationAdmin
  case organizationBillingAdmin
  case organizationBillingViewer
  case billingGroupAdmin
  case billingGroupViewer

  package var title: String {
    switch self {
    case .organizationAdmin: "Organization Owner/Admin"
    case .organizationBillingAdmin: "Organization Billing Admin"
    case .organizationBillingViewer: "Organization Billing Viewer"
    case .billingGroupAdmin: "Billing Group Admin"
    case .billingGroupViewer: "Billing Group Viewer"
    }
  }

  /// What the header shows beside the name.
  package var shortTitle: String {
    switch self {
    case .organizationAdmin: "Owner/Admin"
    case .organizationBillingAdmin: "Billing admin"
    case .organizationBillingViewer: "Billing viewer"
    case .billingGroupAdmin: "Group admin"
    case .billingGroupViewer: "Group viewer"
    }
  }

  /// Organization roles reach all groups and need the verified domain.
  package var reachesOrganization: Bool {
    switch self {
    case .organizationAdmin, .organizationBillingAdmin, .organizationBillingViewer: true
    case .billingGroupAdmin, .billingGroupViewer: false
    }
  }

  package var isAdmin: Bool {
    switch self {
    case .organizationAdmin, .organizationBillingAdmin, .billingGroupAdmin: true
    case .organizationBillingViewer, .billingGroupViewer: false
    }
  }
}
