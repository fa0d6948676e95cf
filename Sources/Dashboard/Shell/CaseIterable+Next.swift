extension CaseIterable where Self: Equatable {
  /// The case after this one; the first after the last.
  var next: Self {
    let rest = Self.allCases.drop { $0 != self }.dropFirst()
    return rest.first ?? Self.allCases.first ?? self
  }
}

extension Notice {
  static func ordered(by words: String) -> Notice { Notice("Ordered by \(words).") }
}
