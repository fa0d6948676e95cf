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
    let home = GroupsScreen()
    guard invocation.console.outputIsTerminal else {
      let table = try ScreenPage.table(
        of: home, backend: start.backend, preferences: try start.preferences())
      invocation.present(Report(table))
      return .done
    }
    return try start.run(try start.app(home: home), console: invocation.console)
  }

  /// The tour needs a terminal: it is there to be looked at.
  static func playTour(_ session: Session, _ invocation: borrowing Invocation)
    throws(BillingError) -> ExitStatus
  {
    let start = DashboardStart(
      session: session, arguments: invocation.arguments, world: invocation.world)
    return try start.runScreen(Tour(try start.app(home: GroupsScreen())))
  }
}
