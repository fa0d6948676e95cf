import Dashboard
import Foundation
import Testing

@testable import CommandLineTool

/// What is written for people says the same as the program does.
@Suite struct DocumentsTests {
  @Test func theReadmesKeysAreTheDashboards() throws {
    let (start, end) = ("<!-- keys -->", "<!-- /keys -->")
    let readme = ProjectFile(name: "README.md")
    let found = try readme.part(after: start, before: end)
    let rendered = CommandTable.markdown.trimmingCharacters(in: .newlines) + "\n"
    let text = try readme.text
    try readme.check(found, rendered: rendered) { new in
      text.replacing(start + "\n" + found + end, with: start + "\n" + new + end)
    }
  }

  @Test func theExampleHasEveryKeyOfTheConfiguration() throws {
    let example = ProjectFile(name: "config.example.json")
    let found = (try? example.text) ?? ""
    try example.check(found, rendered: Config.exampleText) { $0 }
    _ = try Config.read(Array(Config.exampleText.utf8), file: example.name)
  }

  /// What the README tells to type is a command.
  @Test func theReadmesCommandsExist() throws {
    let lines = try ProjectFile(name: "README.md").text.split(separator: "\n")
    for line in lines where line.hasPrefix("billtop ") {
      let words = line.split(separator: " ").dropFirst().map(String.init)
      guard let first = words.first, !first.hasPrefix("-"), first != "#" else { continue }
      #expect(CommandRegistry.find(words) != nil, "README: \(line)")
    }
  }

  /// What a remedy or an example tells to type is a command.
  @Test func theCommandsThatTheProgramTellsExist() throws {
    let told = try ProjectFile.sources.flatMap { file in
      try file.text.matches(of: /(: |Example\("|`)billtop ([a-z][a-z -]*)/).map { match in
        (file.name, match.2.split(separator: " ").map(String.init))
      }
    }
    #expect(told.count > 100)
    for (file, words) in told {
      let isKnown = CommandRegistry.find(words) != nil || words.last == "--help"
      #expect(isKnown, "\(file): billtop \(words)")
    }
  }

  @Test(arguments: [80, 100]) func everyCommandHasHelpThatFits(columns: Int) {
    for command in CommandRegistry.visible {
      let page = HelpCommand.page(for: command, width: columns)
      #expect(page.count > 3, "\(command.name)")
      #expect(!command.summary.isEmpty, "\(command.name)")
      let wide = page.filter { $0.count > 100 }
      #expect(wide.isEmpty, "\(command.name): \(wide)")
    }
  }

  @Test func everyCommandAnswersToHelp() {
    let home = Home()
    for command in CommandRegistry.visible {
      let asked = home.run(all: command.path + ["--help"])
      #expect(asked.status == .done, "\(command.name): \(asked.err)")
      #expect(asked.out.contains(command.summary.prefix(20)), "\(command.name)")
      let topic = home.run(all: ["help"] + command.path)
      #expect(topic.out == asked.out || command.path == ["help"], "\(command.name)")
    }
  }

  @Test func theManualPageRenders() throws {
    let page = Home().run("help", "man")
    #expect(page.status == .done)
    for title in ["NAME", "SYNOPSIS", "OPTIONS", "COMMANDS", "EXIT STATUS", "FILES"] {
      #expect(page.out.contains("\n.SH \(title)\n"), "\(title)")
    }
    for command in CommandRegistry.visible where !command.path.isEmpty {
      let name = command.name.replacing("-", with: "\\-")
      #expect(page.out.contains(".SS \"\(name)") || page.out.contains(".SS \"billtop \(name)"))
    }
    guard let man = ["/usr/bin/man"].first(where: FileManager.default.isExecutableFile(atPath:))
    else { return }
    try checkRendering(page.out, by: man)
  }

  /// `man` shows the page and has nothing to warn of.
  private func checkRendering(_ text: String, by man: String) throws {
    let home = Home()
    home.write("billtop.1", text)
    let process = Process()
    process.executableURL = URL(filePath: man)
    process.arguments = ["--warnings", "-E", "UTF-8", "-P", "cat", "-l", home.file("billtop.1")]
    process.environment = ["PATH": "/usr/bin:/bin", "MANWIDTH": "100", "LANG": "C.UTF-8"]
    let (output, errors) = (Foundation.Pipe(), Foundation.Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let out = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let err = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(err)")
    #expect(err == "", "man warns")
    #expect(out.contains("--show-id"))
  }
}
