/// Where a person is: one visit on top, the way back below it. There is always a screen.
struct Navigation: Sendable {
  private(set) var current: any Visiting
  private var below: [any Visiting] = []
  private var lastSerial: Int

  init(_ home: some Screen) {
    current = Visit(home, serial: 1)
    lastSerial = 1
  }

  var depth: Int { below.count }

  /// The way here, its end included.
  var path: [any Visiting] { below + [current] }

  /// Changes the visit on top and nothing else.
  mutating func withCurrent<Result>(_ body: (inout any Visiting) -> Result) -> Result {
    body(&current)
  }

  mutating func push(_ screen: some Screen) {
    current.dropContent()
    below.append(current)
    current = visit(screen)
  }

  mutating func replace(_ screen: some Screen) {
    current = visit(screen)
  }

  /// Forgets the way here: somebody else's eyes start from the top.
  mutating func restart(_ home: some Screen) {
    below = []
    current = visit(home)
  }

  /// False at home, where there is nothing to go back to.
  mutating func pop() -> Bool {
    guard let last = below.popLast() else { return false }
    current = last
    return true
  }

  private mutating func visit(_ screen: some Screen) -> any Visiting {
    lastSerial += 1
    return Visit(screen, serial: lastSerial)
  }
}
