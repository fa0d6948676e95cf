import BillingCore
import Dashboard
import Synchronization
import TerminalUI
import Testing

@testable import CommandLineTool

/// The dashboard as lines: what somebody who can't see the screen types, and what is answered.
@Suite struct PlainDashboardTests {
  /// Everything that was printed after the last of these lines.
  private func read(_ typed: String...) throws -> String {
    let said = Mutex("")
    let left = Mutex(typed)
    let console = Console(
      write: { bytes in said.withLock { $0 += String(decoding: bytes, as: UTF8.self) } },
      say: { bytes in said.withLock { $0 += String(decoding: bytes, as: UTF8.self) } },
      outputIsTerminal: false, errorIsTerminal: false, inputIsTerminal: false, columns: 80)
    let world = World(
      environment: ["HOME": "/nowhere"], now: Timestamp("2026-11-20T08:15:00Z")!, userID: 1,
      effectiveUserID: 1, login: { _ in nil })
    let arguments = try ArgumentParser.parse(["--plain"], for: DashboardCommand.command)
    let invocation = Invocation(
      command: DashboardCommand.command, arguments: arguments, console: console, world: world)
    let start = DashboardStart(
      session: try invocation.demoSession(Config()), arguments: arguments, world: world)
    var last = ""
    let driver = LineDriver(console) {
      last = said.withLock { said in
        defer { said = "" }
        return said
      }
      return left.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
    var loop = ProgramLoop(try start.app(home: GroupsScreen()), driver: driver)
    _ = loop.run()
    return last
  }

  @Test func whatIsTypedIntoAFieldStaysAsItIs() throws {
    #expect(try read(":", "a b q").contains("Typed: a b q"))
    #expect(try read(":", "europe prod", "C-u").contains("Chosen, 1 of"))
    #expect(try read(":", "europe", "Esc").contains("Billing groups"))
    #expect(try read("/", "europe").contains("Europe production"))
  }

  @Test func aWordThatIsNoKeyIsToldOutsideOfFields() throws {
    #expect(try read("hello there").contains("holds a word that is no key"))
  }

  @Test func anOverlayIsReadWithoutTheScreenUnderIt() throws {
    let menu = try read("a")
    #expect(menu.hasPrefix("What you may do here"), "\(menu)")
    #expect(!menu.contains("Billing groups"))
    #expect(try !read().contains("DAYS"), "a picture is not read aloud")
  }
}
