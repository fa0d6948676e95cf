import Foundation
import Testing

/// A new screen can't be forgotten by the tests of roles.
@Suite struct EveryScreenTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Dashboard")

  /// The names of all types that say they are screens.
  private var declared: Set<String> {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: Self.sources.path)) ?? []
    let texts = paths.filter { $0.hasSuffix(".swift") }.compactMap {
      try? String(contentsOf: Self.sources.appending(path: $0), encoding: .utf8)
    }
    return Set(texts.flatMap { $0.split(separator: "\n") }.compactMap(Self.screen))
  }

  private static func screen(_ line: Substring) -> String? {
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, !parts[0].contains("<"),
      let name = parts[0].split(separator: " ").last,
      parts[0].split(separator: " ").contains("struct")
    else { return nil }
    let kinds = parts[1].split { !$0.isLetter }.map(String.init)
    let isScreen = ["Screen", "GroupListTab", "DocumentScreen"].contains(where: kinds.contains)
    return isScreen ? String(name) : nil
  }

  @Test func theRolesTryEveryScreen() throws {
    let places = try DashboardData.shared.get().places
    let tried = Set(places.map { String(describing: type(of: $0.screen)) })
    #expect(declared.count > 20)
    #expect(declared.subtracting(tried).isEmpty, "in no role test: \(declared.subtracting(tried))")
  }
}
