/// Why something can't be done right now, and what to do about it.
package struct Obstacle: Hashable, Sendable {
  package let message: String
  package let remedy: String
}
