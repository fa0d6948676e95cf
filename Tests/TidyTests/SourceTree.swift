import Foundation

/// The project's own files, as the tidy tests read them.
struct SourceFile: Sendable {
  let path: String
  let lines: [String]

  var name: String { String(path.split(separator: "/").last ?? "") }
  /// `Sources/BillingCore/Money/Amount.swift` is in `BillingCore`.
  var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
  var isTest: Bool { path.hasPrefix("Tests/") }
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
