import Foundation

/// The project's own files, as the tidy tests read them.
struct SourceFile: Sendable {
  let path: String
  let lines: [String]

  var name: String { String(path.split(separator: "/").last ?? "") }
  /// `Sources/BillingCore/Money/Amount.swift` is in `BillingCore`.
  var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
  var isTest: Bool { path.hasPrefix("Tests/") }

  /// `Foo.swift` declares Foo, `Foo+Bar.swift` extends it, `FooCommands.swift` has commands.
  var holdsWhatItSays: Bool {
    let parts = name.replacing(".swift", with: "").split(separator: "+")
    guard let type = parts.first else { return false }
    if type.hasSuffix("Commands") { return lines.contains { $0.contains("Command(") } }
    let kinds = ["struct", "enum", "final class", "actor", "protocol", "typealias"]
    let words = parts.count > 1 ? ["extension"] : kinds
    return lines.contains { line in
      words.contains { line.declares(String(type), by: $0) }
    }
  }
}

extension String {
  /// `extension Foo`, also `extension House.Foo`.
  fileprivate func declares(_ type: String, by keyword: String) -> Bool {
    guard let start = firstRange(of: keyword + " ")?.upperBound else { return false }
    let named = self[start...].prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
    return named == type || named.hasSuffix("." + type)
  }
}

enum SourceTree {
  static let root: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let swiftFiles: [SourceFile] = ["Sources", "Tests"].flatMap { folder in
    let base = root.appending(path: folder)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: base.path)) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = (try? String(contentsOf: base.appending(path: path), encoding: .utf8)) ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return SourceFile(path: "\(folder)/\(path)", lines: lines.map(String.init))
    }
  }

  static var sources: [SourceFile] { swiftFiles.filter { !$0.isTest } }
}
