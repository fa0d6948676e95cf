// swift-tools-version: 6.2

import PackageDescription

/// What the fuzz targets feed.
let fuzzed: [Target.Dependency] = [
  "CommandLineTool", "BillingStore", "BillingDemo", "BillingService", "UsageEngine", "TerminalUI",
  "BillingCore", "StrictJSON",
]

/// Every boundary of the house is a target; who may enter whom stands in `dependencies`.
let package = Package(
  name: "billtop",
  products: [.executable(name: "billtop", targets: ["billtop"])],
  targets: [
    // With Swift's library inside a start takes a millisecond less, and no machine needs Swift.
    .executableTarget(
      name: "billtop", dependencies: ["CommandLineTool"],
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),
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
      dependencies: [
        "BillingService", "UsageEngine", "BillingCore", "StrictJSON", "CByteScan", "CPlatform",
      ]),
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
    .testTarget(
      name: "UsageEngineTests", dependencies: ["UsageEngine", "BillingCore", "CByteScan"]),
    .testTarget(
      name: "BillingServiceTests",
      dependencies: [
        "RoleMatrix", "BillingService", "BillingDemo", "UsageEngine", "BillingCore",
      ]),
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
        "CommandLineTool", "Dashboard", "BillingStore", "BillingService", "UsageEngine",
        "TerminalUI", "BillingCore", "StrictJSON",
      ]),
    .testTarget(name: "FuzzTests", dependencies: fuzzed),
    .target(name: "RoleMatrix", path: "Tests/RoleMatrix"),
    .testTarget(
      name: "EntryPathTests",
      dependencies: [
        "RoleMatrix", "CommandLineTool", "Dashboard", "BillingStore", "BillingService",
        "TerminalUI", "BillingCore",
      ]),
    .testTarget(name: "EndToEndTests"),
    .testTarget(name: "TidyTests"),
  ],
  swiftLanguageModes: [.v6]
)

if Context.environment["BILLTOP_FUZZ"] != nil {
  // Scripts/fuzz: the same targets, driven by the fuzzer instead of the tests.
  package.targets.removeAll { $0.type == .test || ["billtop", "RoleMatrix"].contains($0.name) }
  package.products = []
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: fuzzed, path: "Tests", sources: ["FuzzTests/Targets", "Fuzz"]))
}

for target in package.targets where target.type != .system && target.name != "CByteScan" {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .treatAllWarnings(as: .error),
    ]
}
