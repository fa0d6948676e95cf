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

  /// Adds a plane's cells where the selection says.
  mutating func add(_ entry: PlaneEntry, _ selection: Selection, _ reader: PlaneReader)
    throws(IndexDamage)
  {
    for run in selection.runs {
      let slice = try reader.slice(entry, rows: run)
      values.withUnsafeMutableBufferPointer { values in
        isTouched.withUnsafeMutableBufferPointer { isTouched in
          selection.targets.withUnsafeBufferPointer { targets in
            selection.mask.withUnsafeBufferPointer { mask in
              slice.add(targets, mask, to: values, isTouched)
            }
          }
        }
      }
    }
  }

  /// Hands over the sums in the order of cells and begins anew.
  mutating func drain(_ body: (Int, CellValue) -> Void) {
    for cell in values.indices where isTouched[cell] {
      body(cell, values[cell])
      values[cell] = .zero
      isTouched[cell] = false
    }
  }
}
