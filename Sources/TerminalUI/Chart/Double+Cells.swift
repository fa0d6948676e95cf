/// Whole cells from figures, without the mathematics library and without traps.
extension Double {
  /// The whole part, held within what cells can ever need.
  var wholeCells: Int {
    guard self == self else { return 0 }
    return Int(Swift.min(Swift.max(self, -1e9), 1e9))
  }

  /// The nearest whole number of a value that is not negative.
  var nearestCells: Int { (self + 0.5).wholeCells }

  /// The smallest whole number not below a value that is not negative.
  var coveringCells: Int {
    let whole = wholeCells
    return self > Double(whole) ? whole + 1 : whole
  }
}
