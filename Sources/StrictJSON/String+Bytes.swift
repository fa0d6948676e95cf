extension String {
  /// Equal byte for byte. `==` would also call "é" and "e" + accent the same.
  package func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }

  /// Before the other in the order of bytes, which is the order of code points.
  package func precedesInBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
