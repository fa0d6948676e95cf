package import BillingCore

/// Every spike in reach, the newest first, each with what drove it.
package struct SpikeList: ReadOperation {
  package static let info = OperationInfo(
    "reading.spikes", "Show spikes", .capability(.viewUsageSummary))
  package let groups: [GroupReference]
  /// Nil is the running month.
  package let range: DayRange?
  package let includesAcknowledged: Bool
  package var target: OperationTarget { .groups(groups) }

  package init(
    groups: [GroupReference] = [], range: DayRange? = nil, includesAcknowledged: Bool = true
  ) {
    self.groups = groups
    self.range = range
    self.includesAcknowledged = includesAcknowledged
  }

  package func read(_ scene: Scene) throws(BillingError) -> [Spike] {
    let groups = try scene.groups(groups)
    let wanted = range ?? DayRange(first: scene.today.month.first, last: scene.today)
    guard wanted.first <= scene.today else { return [] }
    let range = DayRange(first: wanted.first, last: min(wanted.last, scene.today))
    let reader = SpendReader(scene)
    let drivers = DriverReader(scene)
    let spikes = ReadingWindow.pieces(of: range).flatMap { piece in
      let readings = reader.readings(groups, until: piece.last)
      let found = groups.flatMap { readings[$0.id] ?? [] }.flatMap { $0.spikes(in: piece) }
      return drivers.explained(
        found.filter { includesAcknowledged || $0.acknowledgement == nil })
    }
    return spikes.sorted { a, b in
      a.day != b.day ? a.day > b.day : (b.score, a.groupName) < (a.score, b.groupName)
    }
  }
}
