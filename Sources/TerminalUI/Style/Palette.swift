/// The colours behind the palette's numbers, for exports.
enum Palette {
  static func hex(_ number: UInt8) -> String {
    let (red, green, blue) = components(Int(number))
    return "#" + [red, green, blue].map(byte).joined()
  }

  private static func byte(_ value: Int) -> String {
    let digits = String(value, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }

  private static func components(_ number: Int) -> (Int, Int, Int) {
    if number < 16 { return basic[number] }
    guard number < 232 else {
      let grey = 8 + (number - 232) * 10
      return (grey, grey, grey)
    }
    let steps = [0, 95, 135, 175, 215, 255]
    let cube = number - 16
    return (steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
  }

  private static let basic: [(Int, Int, Int)] = [
    (0x1c, 0x1c, 0x1c), (0xcd, 0x31, 0x31), (0x2f, 0xa1, 0x5a), (0xc7, 0x9a, 0x1c),
    (0x3b, 0x78, 0xd8), (0xb0, 0x4d, 0xb0), (0x1d, 0x9a, 0xa8), (0xd0, 0xd0, 0xd0),
    (0x66, 0x66, 0x66), (0xf1, 0x4c, 0x4c), (0x3f, 0xcf, 0x7a), (0xf0, 0xc6, 0x40),
    (0x5f, 0x9c, 0xf5), (0xd6, 0x70, 0xd6), (0x39, 0xc5, 0xd3), (0xff, 0xff, 0xff),
  ]
}
