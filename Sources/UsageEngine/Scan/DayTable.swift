/// The days that were met lately: their texts, so that most are read by comparing, and their
/// columns.
final class DayTable {
  private static let size = 512

  /// A day's text, its number, and where its records go once there are any.
  private struct Entry {
    var text: (UInt64, UInt16) = (0, 0)
    var number = Int32.min
  }

  /// Where a day's records go.
  private struct Place {
    var day = Int32.min
    var column: UnsafeMutablePointer<ColumnCells>?
  }

  private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: size)
  private let places = UnsafeMutablePointer<Place>.allocate(capacity: size)

  init() {
    entries.initialize(repeating: Entry(), count: Self.size)
    places.initialize(repeating: Place(), count: Self.size)
  }

  deinit {
    entries.deallocate()
    places.deallocate()
  }

  /// The day that ten bytes say.
  @inline(__always)
  func number(_ bytes: UnsafePointer<UInt8>) -> Int32? {
    let raw = UnsafeRawPointer(bytes)
    let text = (
      raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    )
    let mixed = (text.0 ^ UInt64(text.1) &* 0x9E37_79B9) &* 0x9E37_79B9_7F4A_7C15
    let entry = entries + Int(mixed >> 55)
    if entry.pointee.text == text { return entry.pointee.number }
    guard let number = DayReader.number(bytes) else { return nil }
    entry.pointee = Entry(text: text, number: number)
    return number
  }

  /// The column of a day, made where it isn't at hand.
  @inline(__always)
  func column(
    of day: Int32, or make: (Int32) -> UnsafeMutablePointer<ColumnCells>
  ) -> UnsafeMutablePointer<ColumnCells> {
    let place = places + Int(day & Int32(Self.size - 1))
    if place.pointee.day == day, let known = place.pointee.column { return known }
    let made = make(day)
    place.pointee = Place(day: day, column: made)
    return made
  }
}
