import CPlatform
import Glibc

/// Keys that are used once: 16 random bytes as letters and digits.
enum IdempotencyKey {
  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
    return String((0..<22).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
  }
}
