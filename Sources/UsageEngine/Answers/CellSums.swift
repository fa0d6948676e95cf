/// Running sums of an answer's cells, and which of them got anything.
struct CellSums {
  private var values: [CellValue]
  private var isTouched: [Bool]

  init(count: Int) {
    values = [CellValue](repeating: .zero, count: count)
    isTouched = [Bool](repeating: false, count: count)
  }

  mutating func add(_ value: CellValue, to cell: Int) {
    values[cell] += value
    isTouched[cell] = true
  }

  /// Adds what planes come to where the selection says.
  mutating func add(_ sum: PlaneSum, _ selection: Selection, _ reader: PlaneReader)
    throws(IndexDamage)
  {
    for plane in sum.added { try add(plane, selection, reader) }
    guard !sum.months.isEmpty else { return }
    for plane in sum.months { try walk(plane, selection, reader, .add) }
    for plane in sum.taken { try walk(plane, selection, reader, .take) }
    try touch(sum.present, selection, reader)
  }

  /// Adds a plane's cells where the selection says.
  mutating func add(_ entry: PlaneEntry, _ selection: Selection, _ reader: PlaneReader)
    throws(IndexDamage)
  {
    try walk(entry, selection, reader, .addAndTouch)
  }

  private mutating func walk(
    _ entry: PlaneEntry, _ selection: Selection, _ reader: PlaneReader, _ way: PlaneSlice.Way
  ) throws(IndexDamage) {
    for run in selection.runs {
      let slice = try reader.slice(entry, rows: run)
      values.withUnsafeMutableBufferPointer { values in
        isTouched.withUnsafeMutableBufferPointer { isTouched in
          selection.targets.withUnsafeBufferPointer { targets in
            selection.mask.withUnsafeBufferPointer { mask in
              slice.add(targets, mask, to: values, isTouched, way)
            }
          }
        }
      }
    }
  }

  /// Notes what the planes have, whatever it is worth.
  private mutating func touch(
    _ planes: [PlaneEntry], _ selection: Selection, _ reader: PlaneReader
  ) throws(IndexDamage) {
    var all = [UInt64](repeating: 0, count: selection.mask.count)
    for plane in planes { try reader.unite(plane, into: &all) }
    for (index, word) in all.enumerated() {
      var bits = word & selection.mask[index]
      while bits != 0 {
        isTouched[Int(selection.targets[index << 6 + bits.trailingZeroBitCount])] = true
        bits &= bits &- 1
      }
    }
  }

  /// Hands over the sums in the order of cells and begins anew.
  mutating func drain(_ body: (Int, CellValue) -> Void) {
    for cell in values.indices {
      if isTouched[cell] { body(cell, values[cell]) }
      values[cell] = .zero
      isTouched[cell] = false
    }
  }
}
