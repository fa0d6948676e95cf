internal import BillingCore

/// Running sums of an answer's cells, and which of them got anything.
struct CellSums {
  private(set) var values: [CellValue]
  private(set) var isTouched: [Bool]
  private var touched: [Int32] = []

  init(count: Int) {
    values = [CellValue](repeating: .zero, count: count)
    isTouched = [Bool](repeating: false, count: count)
  }

  mutating func add(_ value: CellValue, to cell: Int) {
    values[cell] += value
    mark(cell)
  }

  private mutating func mark(_ cell: Int) {
    guard !isTouched[cell] else { return }
    isTouched[cell] = true
    touched.append(Int32(cell))
  }

  /// Adds a plane's cells where the selection says.
  mutating func add(_ entry: PlaneEntry, _ selection: Selection, _ reader: PlaneReader)
    throws(IndexDamage)
  {
    for run in selection.runs {
      let slice = try reader.slice(entry, rows: run)
      add(slice, run, selection.targets)
    }
  }

  private mutating func add(_ slice: PlaneSlice, _ rows: Range<Int>, _ targets: [Int32]) {
    var fresh: [Int32] = []
    targets.withUnsafeBufferPointer { targets in
      values.withUnsafeMutableBufferPointer { values in
        isTouched.withUnsafeMutableBufferPointer { flags in
          slice.forEach(in: rows) { row, value, _ in
            let target = Int(targets[row])
            guard target >= 0 else { return }
            values[target] += value
            if !flags[target] {
              flags[target] = true
              fresh.append(Int32(target))
            }
          }
        }
      }
    }
    touched += fresh
  }

  /// Hands over the sums in the order of cells and begins anew.
  mutating func drain(_ body: (Int, CellValue) -> Void) {
    touched.sort()
    for cell in touched {
      body(Int(cell), values[Int(cell)])
      values[Int(cell)] = .zero
      isTouched[Int(cell)] = false
    }
    touched.removeAll(keepingCapacity: true)
  }
}
