/// An independent copy of the matrix of roles: what the tests hold the program against.
package enum Matrix {
  private static let table = """
    capability organizationAdmin organizationBillingAdmin organizationBillingViewer \
    billingGroupAdmin billingGroupViewer
    viewAllBillingGroups     yes yes yes no  no
    viewBillingOverview      yes yes yes yes yes
    viewInvoices             yes yes yes yes yes
    viewPaymentHistory       yes yes yes yes yes
    viewUsageSummary         yes yes yes yes yes
    manageUsageTriggers      yes yes yes yes yes
    upgradeTrialAccounts     yes yes no  yes no
    addFunds                 yes yes no  yes no
    updateBillingAttributes  yes yes no  yes no
    managePaymentMethods     yes yes no  yes no
    configureAutoRecharge    yes yes no  yes no
    manageSubscription       yes yes no  yes no
    purchasePlans            yes yes no  yes no
    viewBillingInsights      yes yes yes yes yes
    manageGroups             yes no  no  no  no
    manageAccounts           yes no  no  no  no
    manageRoles              yes no  no  no  no
    manageOrganization       yes no  no  no  no
    administerBilling        yes yes no  yes no
    anyRole                  yes yes yes yes yes
    ownTheData               no  no  no  no  no
    """

  private static let rows = table.split(separator: "\n").map {
    $0.split(separator: " ").map(String.init)
  }

  package static let roles = Array(rows[0].dropFirst())

  package static func allows(_ role: String, _ need: String) -> Bool {
    if need == "everyone" { return true }
    guard let column = roles.firstIndex(of: role),
      let row = rows.dropFirst().first(where: { $0[0] == need })
    else { return false }
    return row[column + 1] == "yes"
  }
}
