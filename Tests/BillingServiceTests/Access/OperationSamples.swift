import BillingCore
import BillingService

/// One operation as the tests call it: what it needs by the matrix's words, and how to make one.
struct OperationSample: Sendable {
  let name: String
  /// A row of `Matrix`, or `everyone`.
  let needs: String
  /// For a group, or for everything in reach when there is none.
  let make: @Sendable (GroupReference?) -> any Operation

  init(
    _ name: String, _ needs: String, _ make: @escaping @Sendable (GroupReference?) -> any Operation
  ) {
    self.name = name
    self.needs = needs
    self.make = make
  }
}

/// Every operation of the registry. A new one is added here, or the tests of roles fail.
enum OperationSamples {
  static let all = access + overview + data + MoneySamples.all

  static let access = [
    OperationSample("access.matrix", "manageRoles") { _ in AccessMatrix() },
    OperationSample("access.warnings", "manageRoles") { _ in AccessWarnings() },
    OperationSample("journal.show", "anyRole") { ActivityLog(groups: $0.map { [$0] } ?? []) },
    OperationSample("access.can", "everyone") { Can(group: $0) },
    OperationSample("access.can-user", "manageRoles") {
      CanUser(UserReference("ines"), group: $0)
    },
    OperationSample("access.grants", "everyone") { _ in ListGrants() },
    OperationSample("organization.show", "anyRole") { _ in ShowOrganization() },
    OperationSample("access.transition-plan", "manageRoles") { _ in TransitionPlan() },
    OperationSample("access.view-as", "manageRoles") { _ in ViewAs(UserReference("ines")) },
    OperationSample("access.whoami", "everyone") { _ in WhoAmI() },
    OperationSample("users.add", "manageRoles") { _ in AddUser(World.user("paul")) },
    OperationSample("access.transition", "manageRoles") { _ in ApplyTransition() },
    OperationSample("access.grant", "manageRoles") {
      GrantRole(.billingGroupViewer, to: UserReference("nora"), on: [$0 ?? .id(World.c)])
    },
    OperationSample("users.remove", "manageRoles") { _ in RemoveUser(UserReference("nora")) },
    OperationSample("organization.rename", "manageOrganization") { _ in
      RenameOrganization("Acme")
    },
    OperationSample("access.revoke", "manageRoles") { _ in
      RevokeRole(.billingGroupViewer, from: UserReference("ines"), on: [.id(World.a)])
    },
    OperationSample("users.update", "manageRoles") { _ in
      UpdateUser(UserReference("nora"), name: "Nora")
    },
    OperationSample("organization.verify-domain", "ownTheData") { _ in
      VerifyDomain("acme.example")
    },
  ]

  static let data = [
    OperationSample("data.back-up", "ownTheData") { _ in BackUpData() },
    OperationSample("data.check", "ownTheData") { _ in CheckData() },
    OperationSample("journal.verify", "manageOrganization") { _ in VerifyJournal() },
    OperationSample("usage.import-plan", "administerBilling") { _ in PlanImport() },
    OperationSample("usage.import", "administerBilling") { group in
      let group = group.flatMap { if case .id(let id) = $0 { id } else { nil } }
      return ImportUsage(files: ["x"], groups: [group ?? World.a], counts: "1 new")
    },
  ]

  static let overview = [
    OperationSample("overview.index", "anyRole") { _ in ReachIndex() },
    OperationSample("usage.group", "viewUsageSummary") {
      GroupUsage(group: $0 ?? .id(World.a), range: World.today.month.days, aggregation: .daily)
    },
    OperationSample("catalog.show", "viewUsageSummary") {
      CatalogUse(groups: $0.map { [$0] } ?? [])
    },
    OperationSample("reading.compare", "viewUsageSummary") {
      ComparePeriods(groups: $0.map { [$0] } ?? [], by: [.group, .category])
    },
    OperationSample("reading.explain", "viewUsageSummary") {
      ExplainDay($0 ?? .id(World.a), World.today - 2)
    },
    OperationSample("reading.forecast", "viewUsageSummary") {
      ForecastReport(groups: $0.map { [$0] } ?? [])
    },
    OperationSample("overview.group", "viewBillingOverview") { GroupDetails($0 ?? .id(World.a)) },
    OperationSample("overview.groups", "viewBillingOverview") {
      GroupsOverview(groups: $0.map { [$0] } ?? [])
    },
    OperationSample("insights.show", "viewBillingInsights") {
      InsightsReport(groups: $0.map { [$0] } ?? [])
    },
    OperationSample("usage.source-records", "viewUsageSummary") {
      SourceRecords($0 ?? .id(World.a), range: World.today.month.days)
    },
    OperationSample("reading.series-spikes", "viewUsageSummary") {
      SeriesSpikes(groups: $0.map { [$0] } ?? [], by: [.category])
    },
    OperationSample("spikes.effect", "viewUsageSummary") { SpikeEffect($0 ?? .id(World.a)) },
    OperationSample("reading.spikes", "viewUsageSummary") {
      SpikeList(groups: $0.map { [$0] } ?? [])
    },
    OperationSample("usage.records", "viewUsageSummary") { UsageRecords($0 ?? .id(World.a)) },
    OperationSample("usage.report", "viewUsageSummary") {
      UsageReport(groups: $0.map { [$0] } ?? [], range: World.today.month.days, by: [.group])
    },
  ]
}
