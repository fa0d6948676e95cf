package import BillingCore

/// What thresholds would have called a spike lately, before anybody sets them.
package struct SpikeEffect: ReadOperation {
  /// The alarms of the same days, at the settings as they are and as they may become.
  package struct Outcome: Hashable, Sendable {
    package let days: DayRange
    package let settings: SpikeSettings
    package let now: [Day]
    package let then: [Day]

    /// `At this setting: 3 alarms in the last 90 days; now 5.`
    package var text: String {
      "At this setting: \(Self.alarms(then.count)) in the last \(days.count) days; "
        + "now \(now.count == then.count ? "as many" : "\(now.count)")."
    }

    private static func alarms(_ count: Int) -> String {
      count == 0 ? "no alarm" : count == 1 ? "1 alarm" : "\(count) alarms"
    }
  }

  package static let info = OperationInfo(
    "spikes.effect", "Show what spike thresholds would do", .capability(.viewUsageSummary))
  static let days = 90

  package let group: GroupReference
  /// As entered; nil is as it is.
  package let sensitivity: String?
  /// Empty is none, nil is as it is.
  package let minimum: String?
  package var target: OperationTarget { .group(group) }

  package init(_ group: GroupReference, sensitivity: String? = nil, minimum: String? = nil) {
    self.group = group
    self.sensitivity = sensitivity
    self.minimum = minimum
  }

  package func read(_ scene: Scene) throws(BillingError) -> Outcome {
    let group = try scene.view.resolve(group)
    let settings = try SpikeSettings(
      sensitivity: sensitivity ?? group.spikes.sensitivity.text,
      minimum: minimum ?? group.spikes.minimum?.amount.text ?? "", in: group.currency)
    var changed = group
    changed.spikes = settings
    let days = DayRange(first: scene.today - (Self.days - 1), last: scene.today)
    return Outcome(
      days: days, settings: settings, now: try Self.alarms(group, in: days, scene),
      then: try Self.alarms(changed, in: days, scene))
  }

  private static func alarms(_ group: BillingGroup, in days: DayRange, _ scene: Scene)
    throws(BillingError) -> [Day]
  {
    let reader = try SpendReader(scene)
    let found = ReadingWindow.pieces(of: days).flatMap { piece in
      let readings = reader.readings([group], until: piece.last)[group.id] ?? []
      return readings.flatMap { $0.spikes(in: piece).map(\.day) }
    }
    return Set(found).sorted()
  }
}
