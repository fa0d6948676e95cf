import BillingCore
import Dashboard

/// `billtop` alone: the dashboard.
enum DashboardCommand {
  static let command = Command(
    "", "Open the dashboard: on your data, or on the built-in demo when there is none"
  ) { invocation throws(BillingError) in
    try open(try invocation.session(), invocation)
  }

  static func open(_ session: Session, _ invocation: borrowing Invocation) throws(BillingError)
    -> ExitStatus
  {
    let start = DashboardStart(
      session: session, arguments: invocation.arguments, world: invocation.world)
    return try start.run(try start.app(home: GroupsScreen()), console: invocation.console)
  }
}
