import BillingCore

/// `billtop` alone: the dashboard.
enum DashboardCommand {
  static let command = Command(
    "", "Open the dashboard: on your data, or on the built-in demo when there is none"
  ) { invocation throws(BillingError) in
    invocation.console.print("billtop \(CommandLineTool.version)")
    return .done
  }
}
