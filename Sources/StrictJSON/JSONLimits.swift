/// How much of a document is accepted; set by us, so that no file can exhaust stack or memory.
package struct JSONLimits: Sendable {
  package var depth: Int
  package var bytes: Int
  package var values: Int

  package init(depth: Int = 128, bytes: Int = 64 << 20, values: Int = 2_000_000) {
    self.depth = min(depth, Self.deepest)
    self.bytes = min(bytes, Int(UInt32.max))
    self.values = values
  }

  package static let standard = JSONLimits()
  /// The parser calls itself once per level; this many levels fit every thread's stack.
  static let deepest = 512
}
