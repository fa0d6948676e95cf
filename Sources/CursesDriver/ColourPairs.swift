internal import CNCurses

/// Colour pairs, made when first needed and fewer than 256; none left means no colour.
struct ColourPairs {
  private struct Colours: Hashable {
    let foreground: Int16
    let background: Int16
  }

  private var numbers: [Colours: Int16] = [:]
  private let limit: Int

  init() { limit = min(255, max(0, Int(cnc_colour_pairs()) - 1)) }

  /// The terminal's own colours are a pair like others: from a colour to pair 0 curses also resets
  /// the attributes, which is five bytes more each time.
  mutating func pair(foreground: UInt8?, background: UInt8?) -> Int16 {
    let colours = Colours(
      foreground: foreground.map { Int16($0) } ?? -1,
      background: background.map { Int16($0) } ?? -1)
    if let known = numbers[colours] { return known }
    guard numbers.count < limit else { return 0 }
    let number = Int16(numbers.count + 1)
    let made = init_pair(number, colours.foreground, colours.background) != cnc_error()
    numbers[colours] = made ? number : 0
    return made ? number : 0
  }
}
