internal import BillingCore
internal import Synchronization

/// Several threads that put months together, each one month after the other.
final class MonthCrew: Sendable {
  private let head: IndexHead
  private let cells: CellStore
  private let fingerprints: [UInt64]
  private let state: Mutex<State>

  /// What is to be done and what was done; each month's work goes to one thread.
  private struct State: @unchecked Sendable {
    var months: [MonthWork?]
    var parts: [MonthPart?]
    var next = 0
    var damage: IndexDamage?
  }

  init(_ head: IndexHead, _ cells: CellStore, _ months: [MonthWork]) {
    self.head = head
    self.cells = cells
    fingerprints = head.names.fingerprints(of: head.levels[0].rows)
    state = Mutex(State(months: months, parts: months.map { _ in nil }))
  }

  /// What the months add, in their order.
  func run(threads: Int) throws(IndexDamage) -> [MonthPart] {
    let count = state.withLock { $0.months.count }
    ThreadPool.run(max(1, min(threads, count))) { _ in self.work() }
    let (parts, damage) = state.withLock { ($0.parts, $0.damage) }
    if let damage { throw damage }
    return parts.compactMap(\.self)
  }

  private func work() {
    let builder = MonthBuilder(head, cells, fingerprints: fingerprints)
    while let (number, month) = take() {
      do throws(IndexDamage) {
        let part = try builder.build(month.work)
        state.withLock { $0.parts[number] = part }
      } catch {
        state.withLock { $0.damage = error }
      }
    }
  }

  /// Wraps a month's work on its way to the one thread that does it.
  private struct Assignment: @unchecked Sendable {
    var work: MonthWork
  }

  private func take() -> (Int, Assignment)? {
    state.withLock { state in
      guard state.damage == nil, state.next < state.months.count else { return nil }
      defer { state.next += 1 }
      guard let work = state.months[state.next] else { return nil }
      state.months[state.next] = nil
      return (state.next, Assignment(work: work))
    }
  }
}
