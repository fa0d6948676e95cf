/// A line of text under edit; movement and deletion go by whole characters.
package struct TextField: Hashable, Sendable {
  package private(set) var text: String
  /// How many characters stand before the cursor.
  package private(set) var cursor: Int
  private let limit: Int

  package init(_ text: String = "", limit: Int = 500) {
    self.text = text
    self.limit = limit
    cursor = text.count
  }

  /// Edits the text; false leaves the key to others.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let pasted): insert(TextField.singleLine(pasted))
    case .backspace: if cursor > 0 { remove(cursor - 1..<cursor) }
    case .delete: if cursor < text.count { remove(cursor..<cursor + 1) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<text.count)
    case .control("w"): remove(wordStart..<cursor)
    default: return false
    }
    return true
  }

  private var wordStart: Int {
    let before = Array(text.prefix(cursor))
    var index = cursor
    while index > 0, before[index - 1] == " " { index -= 1 }
    while index > 0, before[index - 1] != " " { index -= 1 }
    return index
  }

  private mutating func insert(_ more: String) {
    let room = max(0, limit - text.count)
    let accepted = String(more.prefix(room))
    let place = text.index(text.startIndex, offsetBy: cursor)
    let before = text.count
    text.insert(contentsOf: accepted, at: place)
    cursor = min(text.count, max(0, cursor + text.count - before))
  }

  private mutating func remove(_ characters: Range<Int>) {
    let start = text.index(text.startIndex, offsetBy: characters.lowerBound)
    let end = text.index(start, offsetBy: characters.count)
    text.removeSubrange(start..<end)
    cursor = min(characters.lowerBound, text.count)
  }

  /// Line ends and tabs of pasted text become spaces; other controls are left out.
  private static func singleLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        result.append(" ")
      } else if CellWidth.kind(of: scalar) != .control {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Draws the part of the text around the cursor and returns the cursor's place.
  package func draw(
    into surface: inout Surface, in area: Rect, _ style: Style = .input
  ) -> Point {
    let ruler = TextRuler(surface.glyphs)
    let before = ruler.width(of: String(text.prefix(cursor)))
    var skipped = 0
    var x = 0
    for character in text where before - x >= area.width {
      x += ruler.width(of: String(character))
      skipped += 1
    }
    surface.put(String(text.dropFirst(skipped)), in: area, style, truncate: .none)
    return Point(min(area.x + max(0, before - x), max(area.x, area.maxX - 1)), area.y)
  }
}
