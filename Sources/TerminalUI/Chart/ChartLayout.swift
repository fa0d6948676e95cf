/// Where bars stand in a width: how wide each is, how far apart, how many share one.
package struct ChartLayout: Hashable, Sendable {
  /// Cells of one bar.
  package let barWidth: Int
  /// Cells from one bar to the next.
  package let slot: Int
  /// How many of the given bars one drawn bar stands for.
  package let binSize: Int
  /// How many bars are drawn.
  package let count: Int

  /// Two cells and a gap, then one and a gap, then one, then bins; or wide bars when `isWide`, with
  /// more gap than bar where there is room: a wall of blocks says no more and costs on the wire.
  package init(bars: Int, width: Int, isWide: Bool = false) {
    let room = max(1, width)
    let bars = max(0, bars)
    if isWide, bars > 0, bars * 4 <= room + 1 {
      let widest = min(14, (room + 1) / bars)
      slot = widest < 8 ? widest : widest / 2 * 2
      barWidth = slot < 8 ? slot - max(1, slot / 3) : (slot - 1) / 2
      (binSize, count) = (1, bars)
      return
    }
    if bars * 3 - 1 <= room {
      (slot, barWidth) = (3, 2)
    } else if bars * 2 - 1 <= room {
      (slot, barWidth) = (2, 1)
    } else {
      (slot, barWidth) = (1, 1)
    }
    binSize = bars > room ? (bars + room - 1) / room : 1
    count = (bars + binSize - 1) / binSize
  }

  /// The first column of the drawn bar `index`, from the plot's left edge.
  package func x(of index: Int) -> Int { index * slot }

  /// The cells all bars take.
  package var totalWidth: Int { count == 0 ? 0 : (count - 1) * slot + barWidth }
}
