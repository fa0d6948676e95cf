import Foundation
import Testing

extension EndToEndTests {
  /// What the README shows and tells to type, done as a new user would.
  @Suite struct ReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()

    /// The two commands build and test; whoever runs this test has just done both.
    private static let notRun = ["Scripts/run", "Scripts/test"]

    /// The lines of the README's fenced shell blocks.
    private static func fencedLines() throws -> [String] {
      let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
      var isInside = false
      return text.split(separator: "\n").compactMap { line in
        if line.hasPrefix("```") {
          isInside = line == "```sh"
        } else if isInside {
          return String(line)
        }
        return nil
      }
    }

    @Test func theFencedCommandsWork() throws {
      let desk = try Desk()
      let lines = try Self.fencedLines()
      #expect(lines.count > 10)
      for line in lines {
        if Self.notRun.contains(where: line.hasPrefix) {
          print("not run: \(line)")
          continue
        }
        let ran = try desk.run(line)
        #expect(ran.status == 0, "\(line)\n\(ran.out.prefix(200))\(ran.err)")
      }
      let mail = try String(contentsOfFile: desk.home.path("mail"), encoding: .utf8)
      #expect(mail.contains("Europe production"))
      let focus = try String(contentsOfFile: desk.home.path("focus.csv"), encoding: .utf8)
      #expect(focus.hasPrefix("BilledCost") || focus.contains("BilledCost,"))
    }

    @Test func thePicturesAreCurrent() throws {
      let home = try Home()
      let script = Self.root.appending(path: "Scripts/pictures").path
      let ran = try ChildProgram.run(
        ["/bin/sh", script, Executable.path, home.url.path],
        environment: Executable.environment(home: home.url))
      #expect(ran.status == 0, "\(ran.err)")
      let shown = Self.root.appending(path: "Docs/pictures")
      let names = try FileManager.default.contentsOfDirectory(atPath: shown.path)
      #expect(names.count >= 6)
      for name in names.sorted() {
        let old = try String(contentsOf: shown.appending(path: name), encoding: .utf8)
        let new = try? String(contentsOf: home.url.appending(path: name), encoding: .utf8)
        let isCurrent = old == new
        #expect(isCurrent, "Docs/pictures/\(name) is not current; Scripts/pictures draws it")
      }
    }
  }

  /// A home with billtop, a mail program that keeps what it gets, an organization of which today is
  /// the demo's today, and somebody's usage.
  private struct Desk {
    let home: Home

    init() throws {
      home = try Home()
      let data = try home.withDemo()
      try FileManager.default.createDirectory(
        atPath: home.path("bin"), withIntermediateDirectories: true)
      try FileManager.default.createDirectory(
        atPath: home.path("pages"), withIntermediateDirectories: true)
      let program = """
        case "$*" in *--data*|init*) ;; *) set -- "$@" --data '\(data)' ;; esac
        case "$1" in spikes) set -- "$@" --today 2026-11-19 ;; esac
        case "$1" in usage|forecast|compare) set -- "$@" --today \(Demo.today) ;; esac
        exec '\(Executable.path)' "$@"
        """
      try write("bin/billtop", "#!/bin/sh\n" + program + "\n")
      try write("bin/mail", "#!/bin/sh\ncat > '\(home.path("mail"))'\n")
      try write(
        "pages/1.json",
        """
        {"asOf":"2026-11-03","records":[{"productName":"SMS","productCategory":"sms-outbound",
        "startDate":"2026-11-02","endDate":"2026-11-02","accountSid":"shop",
        "usage":{"amount":"7","unit":"messages"},"price":{"amount":1.5,"currency":"EUR"}}],
        "meta":{"key":"items","pageSize":100,"previousToken":null,"nextToken":null}}
        """)
      try write("accounts.csv", "account,group\nshop,Retail\n")
    }

    private func write(_ name: String, _ text: String) throws {
      try text.write(toFile: home.path(name), atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: home.path(name))
    }

    func run(_ line: String) throws -> Ran {
      let folder = home.url.path
      var environment = Executable.environment(home: home.url)
      environment["PATH"] = "\(folder)/bin:/usr/bin:/bin"
      return try ChildProgram.run(
        ["/bin/sh", "-c", "cd '\(folder)' && { \(line)\n}"], environment: environment)
    }
  }
}
