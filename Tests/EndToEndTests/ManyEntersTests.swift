import Foundation
import Testing

extension EndToEndTests {
  /// Somebody leans on the Enter key: the change is made once.
  @Suite struct ManyEntersTests {
    @Test func tenEntersAreOneChange() async throws {
      let home = try Home()
      let data = try home.withDemo()
      let terminal = try RealTerminal(home: home)
      try terminal.run("--data \(data) --as greta --today \(Demo.today)")
      try await terminal.waitFor("3.9× usual on Wed 18")
      try terminal.press("Enter")
      try await terminal.waitFor("2 Accounts")
      try terminal.press("Enter")
      try await terminal.waitFor("3.9× usual  ")
      try terminal.press("x")
      try await terminal.waitFor("Reason  < expected")
      try terminal.press("Tab", "Enter")
      try await terminal.waitFor("Submit")
      try terminal.press("Tab", "Tab")
      try terminal.pressAtOnce("Enter", times: 10)
      let acknowledged = {
        try home.journal(of: data).count { $0.contains("\"operation\":\"spikes.acknowledge\"") }
      }
      _ = try await Patience.wait("for the change to be saved; the screen was:\n\(terminal.screen)")
      {
        try acknowledged() > 0 ? true : nil
      }
      try await terminal.settled()
      try terminal.press("Escape")
      try await terminal.settled()
      let changes = try acknowledged()
      #expect(changes == 1)
      print("10 Enters, \(changes) changes")
      #expect(try home.run("check", "--exit-code", "--data", data).status == 0)
    }
  }
}

extension Home {
  /// The lines of a data folder's journal.
  fileprivate func journal(of data: String) throws -> [Substring] {
    let folder = data + "/journal"
    return try FileManager.default.contentsOfDirectory(atPath: folder).flatMap { name in
      try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).split(separator: "\n")
    }
  }
}
