package import BillingCore

/// Every spike in reach, the newest first, each with what drove it.
package struct SpikeList: ReadOperation {
  package static let info = OperationInfo(
    "reading.spikes", "Show spikes", .capability(.viewUsageSummary))
  package let groups: [GroupReference]
  /// Nil is the running month.
  package let range: DayRange?
  package let includesAcknowledged: Bool
  /// All that drove a spike, down to the smallest part; else what did most.
  package let withAllDrivers: Bool
  package var target: OperationTarget { .groups(groups) }

  package init(
    groups: [GroupReference] = [], range: DayRange? = nil, includesAcknowledged: Bool = true,
    withAllDrivers: Bool = false
  ) {
    self.groups = groups
    self.range = range
    self.includesAcknowledged = includesAcknowledged
    self.withAllDrivers = withAllDrivers
  }

  package func read(_ scene: Scene) throws(BillingError) -> [Spike] {
    let groups = try scene.groups(groups)
    let wanted = range ?? DayRange(first: scene.today.month.first, last: scene.today)
    guard wanted.first <= scene.today else { return [] }
    let range = DayRange(first: wanted.first, last: min(wanted.last, scene.today))
    var spikes: [Spike] = []
    for piece in ReadingWindow.pieces(of: range) {
      spikes +=
        try SpendBook.holds(piece, scene)
        ? running(piece, groups, scene) : earlier(piece, groups, scene)
    }
    return spikes.sorted { a, b in
      a.day != b.day ? a.day > b.day : (b.score, a.groupName) < (a.score, b.groupName)
    }
  }

  /// Of the running quarter: most is known from before.
  private func running(_ piece: DayRange, _ groups: [BillingGroup], _ scene: Scene)
    throws(BillingError) -> [Spike]
  {
    var book = try SpendBook(scene, groups)
    let found = book.spikes(in: piece).filter(isWanted)
    let explained =
      withAllDrivers ? try DriverReader(scene).explained(found) : book.explained(found)
    book.keep()
    return explained
  }

  private func earlier(_ piece: DayRange, _ groups: [BillingGroup], _ scene: Scene)
    throws(BillingError) -> [Spike]
  {
    let readings = try SpendReader(scene).readings(groups, until: piece.last)
    let found = groups.flatMap { readings[$0.id] ?? [] }.flatMap { $0.spikes(in: piece) }
    return try DriverReader(scene).explained(found.filter(isWanted)).map { spike in
      var spike = spike
      if !withAllDrivers { spike.drivers = Array(spike.drivers.prefix(1)) }
      return spike
    }
  }

  private func isWanted(_ spike: Spike) -> Bool {
    includesAcknowledged || spike.acknowledgement == nil
  }
}
