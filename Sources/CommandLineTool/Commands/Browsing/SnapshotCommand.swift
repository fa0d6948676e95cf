import BillingCore
import Dashboard
import TerminalUI

/// `billtop snapshot SCREEN`
enum SnapshotCommand {
  static let command = Command(
    "snapshot", "Draw a screen without a terminal",
    parameters: [
      Parameter("SCREEN", "which screen to start from", .oneOf(ScreenRegistry.homes.map(\.name)))
    ],
    options: [
      Option("keys", "KEYS", "keys to press first, separated by spaces: \"Down Enter text:abc\""),
      Option("size", "WxH", "the size of the screen; 120x40 unless given"),
      Option("format", "FORM", "text, ansi or svg", .oneOf(["text", "ansi", "svg"])),
    ],
    discussion: "The same program and the same renderer as on a terminal, driven by the keys.",
    examples: [
      Example("billtop snapshot groups --size 80x24", "the home screen as text"),
      Example("billtop snapshot groups --keys Enter --format svg > group.svg", "a picture"),
    ]
  ) { invocation throws(BillingError) in
    let size = try size(invocation.arguments)
    let keys = try keys(invocation.arguments)
    let home = try home(invocation.arguments.words[0])
    let start = DashboardStart(
      session: try invocation.session(), arguments: invocation.arguments, world: invocation.world,
      remembers: false)
    let environment = Environment(
      size: size,
      capabilities: Capabilities(colours: start.colourLimit, glyphs: start.plainestGlyphs))
    let driver = try start.app(home: home).rehearse(in: environment, steps: keys.map { .key($0) })
    guard let frame = driver.lastFrame else { return .failed }
    invocation.console.write(Array(text(of: frame, invocation.arguments).utf8))
    return .done
  }

  private static func text(of frame: Frame, _ arguments: ParsedArguments) -> String {
    switch arguments.value("format") {
    case "ansi": frame.ansi()
    case "svg": frame.svg()
    default: frame.surface.text
    }
  }

  static func home(_ name: String) throws(BillingError) -> any Screen {
    if let home = ScreenRegistry.homes.first(where: { $0.name == name }) { return home.make() }
    let names = ScreenRegistry.homes.map(\.name).joined(separator: ", ")
    throw BillingError(
      .invalid, "There is no screen “\(name)” to start from.", remedy: "Give one of: \(names).")
  }

  private static func keys(_ arguments: ParsedArguments) throws(BillingError) -> [Key] {
    guard let text = arguments.value("keys") else { return [] }
    if let keys = Key.script(text) { return keys }
    throw BillingError(
      .invalid, "--keys has a word that is not a key: “\(text)”.",
      remedy: "Write letters, names like Down or Enter, C-l, F5, or text:abc.")
  }

  private static func size(_ arguments: ParsedArguments) throws(BillingError) -> Size {
    let size = try arguments.value("size", as: "a size like 120x40, up to 500x200") { text in
      let parts = text.split(separator: "x").map { Int($0) }
      guard parts.count == 2, let width = parts[0], let height = parts[1],
        (1...500).contains(width), (1...200).contains(height)
      else { return Size?.none }
      return Size(width, height)
    }
    return size ?? Size(120, 40)
  }
}
