// swift-tools-version: 6.2

import PackageDescription

/// Every boundary of the house is a target; who may enter whom stands in `dependencies`.
let package = Package(
  name: "billtop",
  products: [.executable(name: "billtop", targets: ["billtop"])],
  targets: [
    .executableTarget(name: "billtop", dependencies: ["CommandLineTool"]),
    .target(
      name: "CommandLineTool",
      dependencies: [
        "Dashboard", "CursesDriver", "BillingStore", "BillingDemo", "BillingService",
        "UsageEngine", "TerminalUI", "BillingCore", "StrictJSON", "CPlatform",
      ]),
    .target(name: "Dashboard", dependencies: ["TerminalUI", "BillingService", "BillingCore"]),
    .target(name: "CursesDriver", dependencies: ["CNCurses", "TerminalUI"]),
    .target(name: "BillingDemo", dependencies: ["BillingService", "UsageEngine", "BillingCore"]),
    .target(
      name: "BillingStore",
      dependencies: ["BillingService", "UsageEngine", "BillingCore", "StrictJSON", "CPlatform"]),
    .target(name: "BillingService", dependencies: ["BillingCore"]),
    .target(
      name: "UsageEngine", dependencies: ["BillingCore", "CPlatform", "CByteScan", "CZlib"]),
    .target(name: "BillingCore"),
    .target(name: "StrictJSON"),
    .target(name: "TerminalUI"),
    .target(name: "CByteScan"),
    .systemLibrary(name: "CPlatform"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CNCurses"),

    .testTarget(name: "BillingCoreTests", dependencies: ["BillingCore"]),
    .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"]),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"]),
    .testTarget(name: "CursesDriverTests", dependencies: ["CursesDriver", "TerminalUI"]),
    .testTarget(name: "UsageEngineTests", dependencies: ["UsageEngine", "BillingCore"]),
    .testTarget(
      name: "BillingServiceTests",
      dependencies: ["BillingService", "BillingDemo", "UsageEngine", "BillingCore"]),
    .testTarget(
      name: "BillingStoreTests",
      dependencies: [
        "BillingStore", "BillingService", "UsageEngine", "BillingCore", "StrictJSON", "CPlatform",
      ]),
    .testTarget(
      name: "BillingDemoTests", dependencies: ["BillingDemo", "BillingService", "BillingCore"]),
    .testTarget(
      name: "DashboardTests",
      dependencies: [
        "Dashboard", "BillingDemo", "BillingService", "UsageEngine", "TerminalUI", "BillingCore",
      ], exclude: ["Snapshots"]),
    .testTarget(
      name: "CommandLineToolTests",
      dependencies: [
        "CommandLineTool", "Dashboard", "BillingStore", "BillingService", "BillingCore",
        "StrictJSON",
      ]),
    .testTarget(name: "EndToEndTests"),
    .testTarget(name: "TidyTests"),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.name != "CByteScan" {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .treatAllWarnings(as: .error),
    ]
}
