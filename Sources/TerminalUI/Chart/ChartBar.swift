/// One bar of a chart: its figures, and what is special about it.
package struct ChartBar: Hashable, Sendable {
  /// How far the bar's time has come.
  package enum Phase: Hashable, Sendable {
    case complete
    /// Under way: drawn in a lighter shade, never read as a drop.
    case partial
    /// No figure is known, which is not zero.
    case missing
    /// Not here yet.
    case future
    /// Not here yet, with an expected figure: drawn as an outline.
    case forecast
  }

  /// The parts of the bar from below; one for a bar that is not stacked.
  package var parts: [Double]
  package var phase: Phase
  /// What stands below it on the axis where there is room; empty for none.
  package var label: String
  /// What stands above it in charts of wide bars.
  package var valueLabel: String
  /// The multiple a spike wears: "4×"; nil for no spike.
  package var spike: String?
  /// The usual value, a dotted mark.
  package var usual: Double?
  /// The value of the like period that is laid over.
  package var overlay: Double?

  package init(
    _ parts: [Double], label: String = "", valueLabel: String = "", phase: Phase = .complete,
    spike: String? = nil, usual: Double? = nil, overlay: Double? = nil
  ) {
    self.parts = parts.map { $0.isFinite ? $0 : 0 }
    self.phase = phase
    self.label = label
    self.valueLabel = valueLabel
    self.spike = spike
    self.usual = usual
    self.overlay = overlay
  }

  package init(
    _ value: Double, label: String = "", valueLabel: String = "", phase: Phase = .complete,
    spike: String? = nil, usual: Double? = nil, overlay: Double? = nil
  ) {
    self.init(
      [value], label: label, valueLabel: valueLabel, phase: phase, spike: spike, usual: usual,
      overlay: overlay)
  }

  /// What stands above zero.
  var above: Double { parts.reduce(0) { $0 + max(0, $1) } }
  /// What hangs below zero, as a negative number.
  var below: Double { parts.reduce(0) { $0 + min(0, $1) } }
  var isDrawn: Bool { phase != .missing && phase != .future }
}
