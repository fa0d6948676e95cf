import BillingCore
import Testing

/// The matrix, written down a second time: Owner/Admin, Billing Admin, Billing Viewer on the
/// organization; Admin, Viewer on a group.
private let matrix = """
  viewAllBillingGroups x x x . .
  viewBillingOverview x x x x x
  viewInvoices x x x x x
  viewPaymentHistory x x x x x
  viewUsageSummary x x x x x
  manageUsageTriggers x x x x x
  upgradeTrialAccounts x x . x .
  addFunds x x . x .
  updateBillingAttributes x x . x .
  managePaymentMethods x x . x .
  configureAutoRecharge x x . x .
  manageSubscription x x . x .
  purchasePlans x x . x .
  viewBillingInsights x x x x x
  manageGroups x . . . .
  manageAccounts x . . . .
  manageRoles x . . . .
  manageOrganization x . . . .
  """
private let columns: [Role] = [
  .organizationAdmin, .organizationBillingAdmin, .organizationBillingViewer, .billingGroupAdmin,
  .billingGroupViewer,
]

@Test func theRoleTableIsTheMatrix() throws {
  let lines = matrix.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  #expect(lines.map { $0[0] } == Capability.allCases.map(\.rawValue))
  #expect(columns == Role.allCases)
  for line in lines {
    let capability = try #require(Capability(rawValue: line[0]))
    for (role, mark) in zip(columns, line.dropFirst()) {
      let isAllowed = RoleTable.allows(role, .capability(capability))
      #expect(isAllowed == (mark == "x"), "\(role) \(capability)")
    }
  }
}

@Test func whatTheMatrixDoesNotName() {
  let admins: Set<Role> = [.organizationAdmin, .organizationBillingAdmin, .billingGroupAdmin]
  for role in Role.allCases {
    #expect(RoleTable.allows(role, .administerBilling) == admins.contains(role))
    #expect(RoleTable.allows(role, .anyRole))
    #expect(!RoleTable.allows(role, .ownTheData))
  }
}

@Test func everyCapabilityHasItsOwnTitle() {
  #expect(Set(Capability.allCases.map(\.title)).count == Capability.allCases.count)
}
