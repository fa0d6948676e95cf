/// Why a spike needs no more looking at.
package enum SpikeReason: String, CaseIterable, Sendable {
  case expected, error, investigating
}

/// Somebody has looked at a spike and said what it was.
package struct SpikeAcknowledgement: Hashable, Sendable {
  package var day: Day
  package var reason: SpikeReason
  package var note: String
  package var by: String
  package var at: Timestamp

  package init(day: Day, reason: SpikeReason, note: String = "", by: String, at: Timestamp) {
    self.day = day
    self.reason = reason
    self.note = note
    self.by = by
    self.at = at
  }
}

/// How easily a group's days are called spikes.
package struct SpikeSettings: Hashable, Sendable {
  /// 1 is usual; 2 tells of half as large a jump.
  package var sensitivity: Amount
  /// An excess below this is never a spike.
  package var minimum: Money?

  package init(sensitivity: Amount = Amount(units: 1), minimum: Money? = nil) {
    self.sensitivity = sensitivity
    self.minimum = minimum
  }
}
