import BillingCore
import BillingService
import BillingStore
import CursesDriver
import Dashboard
import Glibc
import TerminalUI

/// Brings the dashboard's live parts together: backend, machine, terminal.
struct DashboardStart {
  let session: Session
  let arguments: ParsedArguments
  let world: World
  /// A picture changes nothing of how things are looked at next time.
  var remembers = true

  func app(home: some Screen) throws(BillingError) -> App {
    App(home: home, backend: backend, services: services, preferences: try preferences())
  }

  var backend: LocalBackend {
    let today = arguments.has("today") ? session.moment.today : nil
    let settling = session.config.settlingDays
    return LocalBackend(
      session.service, actor: session.actor, processor: session.processor
    ) {
      let now = Timestamp(seconds: Int64(time(nil)))
      return Moment(today: today ?? now.day, now: now, settlingDays: settling)
    }
  }

  func preferences() throws(BillingError) -> Preferences {
    let config = session.config
    let last = session.place == .demo ? nil : stateFile?.read()
    var preferences = Preferences(
      theme: askedTheme ?? last.flatMap(lastTheme) ?? theme, twoLineRows: config.rows == "two",
      privacy: config.privacy || arguments.has("privacy"),
      isPlain: isPlain, keys: try KeySettings.read(config.keys),
      banner: session.banner,
      about: try about())
    if let last { preferences.restore(last) }
    return preferences
  }

  /// What Settings tells about the program itself.
  private func about() throws(BillingError) -> [AboutLine] {
    let config = try ConfigFile.locate(arguments, world)
    let data =
      switch session.place {
      case .demo: "the built-in demo; nothing is kept"
      case .folder(let path): path
      }
    return [
      AboutLine("configuration", config.path ?? "none"), AboutLine("data", data),
      AboutLine("version", "billtop \(CommandLineTool.version)"),
    ]
  }

  private var stateFile: ViewStateFile? { world.stateFolder.map { ViewStateFile(folder: $0) } }

  /// The theme that was chosen with the key last time, unless the configuration names one.
  private func lastTheme(_ state: ViewState) -> Theme? {
    session.config.theme == "auto" ? Theme.Name(rawValue: state.theme).map { Theme($0) } : nil
  }

  /// The theme that the words ask for goes before everything that was said earlier.
  private var askedTheme: Theme? {
    arguments.value("theme").flatMap { Theme.Name(rawValue: $0) }.map { Theme($0) }
  }

  /// Plain lines where they are asked for.
  var isPlain: Bool { arguments.has("plain") || arguments.has("accessible") }

  /// The configured theme; `auto` takes a light background from COLORFGBG.
  private var theme: Theme {
    switch session.config.theme {
    case "dark": return .dark
    case "light": return .light
    case "highContrast": return .highContrast
    default:
      let background = world.variable("COLORFGBG")?.split(separator: ";").last
      return ["7", "15"].contains(background.map(String.init)) ? .light : .dark
    }
  }

  var colourLimit: ColourDepth {
    if arguments.has("no-color") || world.environment["NO_COLOR"].map({ !$0.isEmpty }) == true {
      return .none
    }
    switch session.config.colors {
    case "never": return .none
    case "8": return .eight
    case "16": return .sixteen
    default: return .many
    }
  }

  var plainestGlyphs: GlyphTier {
    if arguments.has("ascii") { return .ascii }
    switch session.config.glyphs {
    case "halfBlocks": return .halfBlocks
    case "lines": return .lineDrawing
    case "ascii": return .ascii
    default: return .eighths
    }
  }

  private var services: AppServices {
    let file = session.place == .demo || !remembers ? nil : stateFile
    return AppServices(
      save: { name, text in ExportFile.save(name, text) },
      waitForChange: session.store.flatMap { $0.watch ?? DataWatch.wait(on: $0.path) },
      newKey: { IdempotencyKey.make() }, remember: { file?.write($0) },
      channels: session.place == .demo ? nil : session.config.channels.map(\.name),
      drafts: drafts)
  }

  /// In the data folder alone; the demo keeps none.
  private var drafts: DraftShelf? {
    let files = session.store.map {
      DraftFiles($0.repository.drafts, of: session.actor) { Timestamp(seconds: Int64(time(nil))) }
    }
    return files?.shelf
  }

  /// A lost terminal takes nothing with it that was entered.
  private func ended(_ app: App, _ reason: EndReason) {
    if reason != .quit, let draft = app.lostDraft { drafts?.keep(draft) }
  }

  /// Runs on the terminal until it ends, and tells how.
  func run(_ app: App, console: Console) throws(BillingError) -> ExitStatus {
    let isDumb = ["dumb", "", nil].contains(world.variable("TERM"))
    if isPlain || isDumb { return runLines(app, console, nextLine: { readLine() }) }
    var app = app
    ProcessGuard.expectToStay()
    let first = HeadStart(app.firstReading)
    app.awaitFirst { first.answer() }
    return try runScreen(app, ended: ended) { app, notice in app.say(Notice(notice)) }
  }

  private func runLines(_ app: App, _ console: Console, nextLine: @escaping () -> String?)
    -> ExitStatus
  {
    var loop = ProgramLoop(app, driver: LineDriver(console, nextLine: nextLine))
    let reason = loop.run()
    ended(loop.program, reason)
    return .done
  }

  /// `tell` hands the program what the terminal is to be told about once.
  func runScreen<P: Program>(
    _ program: P, ended: (P, EndReason) -> Void = { _, _ in },
    tell: (inout P, String) -> Void = { _, _ in }
  ) throws(BillingError) -> ExitStatus {
    let options = CursesOptions(
      errorLog: nil, colourLimit: colourLimit, glyphs: plainestGlyphs)
    let driver: CursesDriver<P.Message>
    do throws(CursesError) {
      driver = try CursesDriver(options)
    } catch {
      throw BillingError(
        .failed, "There is no terminal to draw on: \(error.words).",
        remedy: "Use a command, for example: billtop groups")
    }
    var program = program
    if let notice = driver.notice { tell(&program, notice) }
    var loop = ProgramLoop(program, driver: driver)
    let reason = loop.run()
    ended(loop.program, reason)
    return ExitStatus(reason)
  }
}

extension ExitStatus {
  /// A hang-up is the end of the terminal, not a failure of the program.
  init(_ end: EndReason) {
    switch end {
    case .quit, .inputEnded, .signal: self = .done
    }
  }
}

extension CursesError {
  var words: String {
    switch self {
    case .notATerminal: "standard input or output is not a terminal"
    case .unsuitable(let term, let missing): "\(term) lacks “\(missing)”"
    case .unknownTerminal(let term): "“\(term)” is unknown"
    case .noPipe(let number): "no pipe could be made (\(String(cString: strerror(number))))"
    }
  }
}
