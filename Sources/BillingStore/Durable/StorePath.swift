/// The name of a file inside the data folder: at most four safe steps, never a way out.
package struct StorePath: Hashable, Comparable, Sendable {
  package let text: String

  /// Nil unless every step is 1–128 of a–z A–Z 0–9 . _ - and doesn't start with a dot.
  package init?(_ text: String) {
    let steps = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard (1...4).contains(steps.count), steps.allSatisfy(Self.isSafe) else { return nil }
    self.text = text
  }

  private static func isSafe(_ step: Substring.UTF8View) -> Bool {
    (1...128).contains(step.count) && step.first != UInt8(ascii: ".")
      && step.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  package var steps: [String] { text.split(separator: "/").map(String.init) }
  var folders: [String] { steps.dropLast() }
  var name: String { steps.last ?? text }

  package static func < (left: StorePath, right: StorePath) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
