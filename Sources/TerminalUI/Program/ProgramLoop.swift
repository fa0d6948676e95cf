/// Carries events to a program, its effects to the driver, and its view to the screen.
package struct ProgramLoop<P: Program, Driver: TerminalDriver> where Driver.Message == P.Message {
  package private(set) var program: P
  private let driver: Driver
  private var ledger = EffectLedger()
  private var end: EndReason?

  package init(_ program: P, driver: Driver) {
    self.program = program
    self.driver = driver
  }

  /// Runs until the program quits, a signal comes, or the input ends.
  package mutating func run() -> EndReason {
    carryOut(program.start(in: driver.environment))
    while end == nil {
      if !driver.hasEvent { driver.present(program.view(in: driver.environment)) }
      handle(driver.nextEvent())
    }
    return end ?? .quit
  }

  private mutating func handle(_ event: DriverEvent<P.Message>) {
    switch event {
    case .key(let key): update(.key(key))
    case .resized: update(.resized)
    case .answer(let message, let ticket):
      if ledger.isCurrent(ticket) { update(.message(message)) }
    case .finished(let ticket): ledger.finish(ticket)
    case .ended(let reason): end = reason
    }
  }

  private mutating func update(_ event: Event<P.Message>) {
    carryOut(program.update(event, in: driver.environment))
  }

  private mutating func carryOut(_ effects: [Effect<P.Message>]) {
    for effect in effects { carryOut(effect) }
  }

  private mutating func carryOut(_ effect: Effect<P.Message>) {
    switch effect {
    case .run(let name, let work): driver.start(work, ticket: issue(name), endless: false)
    case .watch(let name, let work): driver.start(work, ticket: issue(name), endless: true)
    case .after(let name, let delay, let message):
      driver.send(message, afterMilliseconds: delay, ticket: issue(name))
    case .cancel(let name): ledger.withdraw(name).map(driver.cancel(ticket:))
    case .copy(let text): driver.copy(text)
    case .bell: driver.bell()
    case .repaint: driver.repaint()
    case .suspend:
      driver.suspend()
      update(.resumed)
    case .quit: end = .quit
    }
  }

  private mutating func issue(_ name: String) -> Int {
    let (ticket, replaced) = ledger.issue(name)
    replaced.map(driver.cancel(ticket:))
    return ticket
  }
}
