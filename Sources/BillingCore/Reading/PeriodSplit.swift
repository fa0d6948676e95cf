/// Where the difference between two periods comes from: volume, unit price, new and stopped.
package struct PeriodSplit: Hashable, Sendable {
  /// One part in both periods: its usage, in one unit, and what it cost.
  package struct Part: Hashable, Sendable {
    package var name: String
    package var usageBefore: Amount
    package var usageNow: Amount
    package var before: Amount
    package var now: Amount

    package init(
      name: String, usageBefore: Amount, usageNow: Amount, before: Amount, now: Amount
    ) {
      self.name = name
      self.usageBefore = usageBefore
      self.usageNow = usageNow
      self.before = before
      self.now = now
    }
  }

  /// What one part did to the difference; the four add up exactly to it.
  package struct Effect: Hashable, Sendable {
    package var name: String
    package var change: Amount
    package var volume = Amount.zero
    package var price = Amount.zero
    package var new = Amount.zero
    package var stopped = Amount.zero
  }

  /// The largest change first, up or down; equal ones by name.
  package private(set) var effects: [Effect]
  package var change: Amount { sum(\.change) }
  package var volume: Amount { sum(\.volume) }
  package var price: Amount { sum(\.price) }
  package var new: Amount { sum(\.new) }
  package var stopped: Amount { sum(\.stopped) }

  package init(_ parts: [Part]) {
    effects = parts.map(Self.effect)
    effects.sort { ($1.change.magnitude, $0.name) < ($0.change.magnitude, $1.name) }
  }

  /// Volume at the old unit price; the unit price is what is left, so nothing gets lost.
  private static func effect(_ part: Part) -> Effect {
    var effect = Effect(name: part.name, change: part.now - part.before)
    if part.before.isZero, part.usageBefore.isZero {
      effect.new = effect.change
    } else if part.now.isZero, part.usageNow.isZero {
      effect.stopped = effect.change
    } else {
      let atOldPrice = part.before.scaled(
        by: part.usageNow.nanos, over: part.usageBefore.nanos, .halfEven)
      effect.volume = atOldPrice.map { $0 - part.before } ?? .zero
      effect.price = effect.change - effect.volume
    }
    return effect
  }

  private func sum(_ path: KeyPath<Effect, Amount>) -> Amount {
    effects.reduce(.zero) { $0 + $1[keyPath: path] }
  }
}
