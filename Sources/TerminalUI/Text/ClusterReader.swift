/// Reads untrusted text as cells: nothing that acts on a terminal or hides comes out of it.
///
/// Control characters, bidi controls, zero-width characters, tags and lone marks come out as
/// visible escapes, emoji sequences as something that aligns, and in plain ASCII the rest as
/// its nearest sign.
package struct ClusterReader: IteratorProtocol {
  private let scalars: String.UnicodeScalarView
  private var index: String.UnicodeScalarView.Index
  private let ascii: Bool
  private var pending: [Unicode.Scalar] = []
  private var marksWelcome = false

  package init(_ text: String, glyphs: GlyphTier = .eighths) {
    scalars = text.unicodeScalars
    index = scalars.startIndex
    ascii = glyphs.isASCII
  }

  package mutating func next() -> Cluster? {
    if !pending.isEmpty { return Cluster(scalar: pending.removeFirst()) }
    while let scalar = advance() {
      if scalar.value >= 0x20, scalar.value < 0x7f { return base(scalar, width: 1) }
      if let cluster = unusual(scalar) { return cluster }
    }
    return nil
  }

  private mutating func advance() -> Unicode.Scalar? {
    guard index < scalars.endIndex else { return nil }
    defer { scalars.formIndex(after: &index) }
    return scalars[index]
  }

  private var peek: Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }

  private mutating func unusual(_ scalar: Unicode.Scalar) -> Cluster? {
    switch CellWidth.kind(of: scalar) {
    case .narrow where ascii, .wide where ascii: return transliterated(scalar)
    case .narrow: return base(scalar, width: 1)
    case .wide: return base(scalar, width: 2)
    case .flagLetter: return letter(of: scalar)
    case .mark: return lone(scalar)
    case .selector where marksWelcome: return nil
    case .control, .hidden, .selector: return escaped(scalar)
    }
  }

  /// A base takes the marks that follow it; a joiner after an emoji makes the sequence a box.
  private mutating func base(_ scalar: Unicode.Scalar, width: UInt8) -> Cluster {
    var cluster = Cluster(scalar: scalar, width: width)
    guard let following = peek, following.value >= 0x300 else {
      marksWelcome = true
      return cluster
    }
    takeMarks(into: &cluster)
    if CellWidth.isEmoji(scalar), peek?.value == 0x200d {
      swallowSequence()
      cluster = Cluster(scalar: ascii ? "?" : "□")
    }
    marksWelcome = true
    return cluster
  }

  private mutating func takeMarks(into cluster: inout Cluster) {
    let pictorial = CellWidth.isEmoji(cluster.scalar)
    while let mark = peek {
      switch CellWidth.kind(of: mark) {
      case .mark: if !ascii && mark.value != 0x20e3 { cluster.add(mark) }
      case .selector: break
      case .wide where pictorial && CellWidth.isSkinTone(mark): break
      default: return
      }
      scalars.formIndex(after: &index)
    }
  }

  private mutating func swallowSequence() {
    while let joiner = peek, joiner.value == 0x200d {
      scalars.formIndex(after: &index)
      guard let part = peek, CellWidth.isEmoji(part) else { return }
      scalars.formIndex(after: &index)
      var rest = Cluster(scalar: part)
      takeMarks(into: &rest)
    }
  }

  private mutating func letter(of flag: Unicode.Scalar) -> Cluster {
    let value = UInt8(truncatingIfNeeded: flag.value - 0x1f1e6) + UInt8(ascii: "A")
    return base(Unicode.Scalar(value), width: 1)
  }

  private mutating func lone(_ mark: Unicode.Scalar) -> Cluster? {
    let cluster = escaped(mark)
    while let more = peek, CellWidth.kind(of: more) == .mark { scalars.formIndex(after: &index) }
    return cluster
  }

  private mutating func escaped(_ scalar: Unicode.Scalar) -> Cluster {
    marksWelcome = false
    if !ascii, scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
      return Cluster(scalar: picture)
    }
    if !ascii, scalar.value == 0x7f { return Cluster(scalar: "␡") }
    pending = Array("u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    return Cluster(scalar: "\\")
  }

  private mutating func transliterated(_ scalar: Unicode.Scalar) -> Cluster {
    let signs = PlainSigns.signs(for: scalar)
    var rest = Cluster(scalar: signs.first ?? "?")
    takeMarks(into: &rest)
    pending = Array(signs.dropFirst())
    marksWelcome = true
    if CellWidth.isEmoji(scalar), peek?.value == 0x200d { swallowSequence() }
    return Cluster(scalar: signs.first ?? "?")
  }
}
