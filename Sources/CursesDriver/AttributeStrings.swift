internal import CNCurses

/// The strings that set and end attributes, without what only line drawing by letters needs.
///
/// Most terminals' end that drawing, too, in three bytes each time that something bold ends; in
/// UTF-8 there is none.
enum AttributeStrings {
  static func shorten() {
    for name in ["sgr", "sgr0"] {
      guard let value = cnc_string_capability(name).map({ String(cString: $0) }) else { continue }
      let short = withoutAlternate(value)
      guard short != value else { continue }
      _ = cnc_shorten_capability(name, short, short.utf8.count)
    }
  }

  /// An empty number stands for 0, which ends all attributes.
  static func withoutAlternate(_ value: String) -> String {
    var short = value
    for part in alternate {
      if short.hasPrefix(part) { short.removeFirst(part.count) }
      if short.hasSuffix(part) { short.removeLast(part.count) }
    }
    let start = "\u{1b}[0%?"
    return short.hasPrefix(start) ? "\u{1b}[%?" + short.dropFirst(start.count) : short
  }

  private static let alternate = [
    "%?%p9%t\u{1b}(0%e\u{1b}(B%;", "%?%p9%t\u{e}%e\u{f}%;", "\u{1b}(B", "\u{f}",
  ]
}
