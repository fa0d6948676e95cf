extension Theme {
  /// One role's colours at each depth, and the marks that carry it when there is no colour.
  struct Look {
    var dark: UInt8?
    var light: UInt8?
    var contrast: UInt8?
    var sixteen: UInt8?
    var eight: UInt8?
    /// Yellow, cyan and white can't be read on a light ground.
    var fewOnLight: UInt8? { eight.flatMap { [3: 5, 6: 4, 7: 0][$0] ?? $0 } }
    var emphasis: Emphasis = []
    var withoutColour: Emphasis = []
    /// Of the few colours of a terminal this makes one of its own.
    var withFewColours: Emphasis = []
  }

  static func look(of role: Role) -> Look { looks[Int(role.rawValue)] }

  private static let looks: [Look] = Role.allCases.map(makeLook)

  /// Orange and blue carry opposites, never red and green, so colour-blind eyes lose nothing.
  private static func makeLook(of role: Role) -> Look {
    switch role {
    case .text, .input: plain
    case .dim: look(245, 242, 250, 8, nil, [])
    case .disabled: look(243, 243, 247, 8, nil, [], without: .dim)
    case .heading: look(nil, nil, 231, nil, nil, .bold)
    case .accent: look(75, 25, 123, 12, 6, [])
    case .key: look(75, 25, 123, 14, 6, .bold)
    case .border: look(240, 249, 250, 8, nil, [], without: .dim)
    case .selection: look(nil, nil, 231, nil, nil, .bold)
    case .warning: look(214, 94, 220, 11, 3, .bold)
    case .notice: look(214, 94, 220, 11, 3, [], without: .bold, few: .bold)
    case .danger: look(209, 124, 215, 9, 1, .bold)
    case .good: look(79, 23, 87, 14, 6, [])
    case .demo: look(214, 94, 220, 11, 3, .reverse)
    default: chartLook(of: role)
    }
  }

  private static func chartLook(of role: Role) -> Look {
    switch role {
    // The bars’ own ink: a chart changes it for what is out of the way only. On the strong ground
    // it is the text’s, so that colours there are for what wants to be seen.
    case .bar, .usual: look(74, 25, nil, 12, 4, [])
    case .series1: look(74, 25, 117, 12, 4, [])
    case .series2: look(215, 166, 215, 11, 3, [])
    case .series3: look(79, 30, 86, 14, 6, [])
    case .series4: look(227, 94, 228, 15, 7, [])
    case .series5: look(176, 133, 219, 13, 5, [])
    case .series6: look(248, 244, 255, 7, nil, [])
    case .barSpike: look(208, 160, 214, 9, 1, [], without: .bold, few: .bold)
    case .barPartial: look(74, 25, nil, 12, 4, [])
    case .barCredit: look(79, 30, 86, 14, 6, [])
    case .forecast: look(110, 67, 153, 12, 4, [])
    case .overlay: look(222, 94, 229, 11, 3, [])
    case .axis: look(245, 242, nil, 8, nil, [])
    case .chartCursor: look(231, 16, 231, 15, nil, .bold)
    default: plain
    }
  }

  private static let plain = Look()

  private static func look(
    _ dark: UInt8?, _ light: UInt8?, _ contrast: UInt8?, _ sixteen: UInt8?, _ eight: UInt8?,
    _ emphasis: Emphasis, without: Emphasis = [], few: Emphasis = []
  ) -> Look {
    Look(
      dark: dark, light: light, contrast: contrast, sixteen: sixteen, eight: eight,
      emphasis: emphasis, withoutColour: without, withFewColours: few)
  }
}
