import Testing

@testable import TerminalUI

/// Counts keys and shows what effects answered.
private struct Counter: Program {
  enum Message: Sendable { case answer(String) }

  var keys = 0
  var answers: [String] = []

  mutating func start(in environment: Environment) -> [Effect<Message>] {
    [.task("load") { .answer("loaded") }, .watch("files") { _ in while true {} }]
  }

  mutating func update(
    _ event: Event<Message>, in environment: Environment
  ) -> [Effect<Message>] {
    switch event {
    case .key(.character("q")): return [.quit]
    case .key(.character("2")):
      return [.task("scan") { .answer("old") }, .task("scan") { .answer("new") }]
    case .key(.character("x")): return [.task("scan") { .answer("late") }, .cancel("scan")]
    case .key(.character("t")): return [.after("toast", milliseconds: 50, .answer("toast"))]
    case .key(.character("y")): return [.copy("id"), .bell]
    case .key(.character("z")): return [.suspend]
    case .key: keys += 1
    case .message(.answer(let text)): answers.append(text)
    case .resumed: answers.append("resumed")
    case .resized: break
    }
    return []
  }

  func view(in environment: Environment) -> Frame {
    var surface = environment.surface
    let text = "\(environment.size) keys \(keys) \(answers.joined(separator: ","))"
    surface.put(text, in: surface.bounds)
    return Frame(surface)
  }
}

@Suite struct ProgramTests {
  private func screen(_ steps: [ScriptStep]) -> String? {
    let driver = Counter().rehearse(in: Environment(size: Size(40, 1)), steps: steps)
    return driver.lastFrame?.surface.lines[0]
  }

  private func screen(_ script: String) -> String? {
    screen((Key.script(script) ?? []).map { .key($0) })
  }

  @Test func keysInScreenOut() {
    #expect(screen("a b") == "40x1 keys 2 loaded")
    #expect(screen("a q b") == "40x1 keys 1 loaded")
    #expect(screen([.resize(Size(30, 2))]) == "30x2 keys 0 loaded")
  }

  @Test func lateAnswersAreDropped() {
    #expect(screen("2") == "40x1 keys 0 loaded,new")
    #expect(screen("x") == "40x1 keys 0 loaded")
  }

  @Test func timePassesOnlyInTheScript() {
    #expect(screen("t a") == "40x1 keys 1 loaded")
    let toast: [ScriptStep] = [.key(.character("t")), .wait(milliseconds: 50)]
    #expect(screen(toast) == "40x1 keys 0 loaded,toast")
  }

  @Test func aReplacedTimerStaysSilent() {
    let steps: [ScriptStep] = [
      .key(.character("t")), .key(.character("t")), .wait(milliseconds: 60),
    ]
    #expect(screen(steps) == "40x1 keys 0 loaded,toast")
  }

  @Test func theTerminalIsAskedThroughEffects() {
    let steps: [ScriptStep] = [.key(.character("y")), .key(.character("z"))]
    let driver = Counter().rehearse(in: Environment(size: Size(40, 1)), steps: steps)
    #expect(driver.copies == ["id"])
    #expect(driver.bells == 1)
    #expect(driver.suspensions == 1)
    #expect(driver.frames.count == 3, "one frame after the start and each step")
    #expect(driver.lastFrame?.surface.lines == ["40x1 keys 0 loaded,resumed"])
  }
}
