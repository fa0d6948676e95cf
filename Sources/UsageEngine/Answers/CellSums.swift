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
    // Neighbours mostly add to the same cell, so their sum stays in registers until it changes.
    var current: Int32 = -1
    var sum = CellValue.zero
    func settle() {
      guard current >= 0 else { return }
      values[Int(current)] += sum
      if !isTouched[Int(current)] {
        isTouched[Int(current)] = true
        fresh.append(current)
      }
    }
    targets.withUnsafeBufferPointer { targets in
      slice.forEach(in: rows) { row, value in
        let target = targets[row]
        if target != current {
          settle()
          current = target
          sum = value
        } else {
          sum += value
        }
      }
    }
    settle()
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
