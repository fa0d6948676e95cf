import BillingCore
import BillingService
package import TerminalUI

extension App {
  package func view(in environment: Environment) -> Frame {
    if preferences.isPlain, let page = overlay?.spoken {
      return page.frame(
        width: environment.size.width, notice: notice?.text, theme: preferences.theme,
        glyphs: environment.capabilities.glyphs)
    }
    var surface = environment.surface
    let frame = AppFrame(environment.size)
    guard !frame.isTooSmall else { return tooSmall(frame, surface) }
    guard isShowing || overlay != nil || notice != nil else {
      return Frame(surface, theme: preferences.theme, title: "billtop")
    }
    let context = context(in: environment)
    surface.draw(header(context, width: frame.header.width), in: frame.header)
    surface.draw(Rule(), in: frame.upperRule)
    if isShowing { shown.draw(into: &surface, context) }
    surface.drawRuleBelowList(in: frame.lowerRule)
    drawFoot(into: &surface, frame, environment)
    let cursor = overlay.flatMap { drawOverlay($0, into: &surface, frame, environment) }
    return Frame(surface, theme: preferences.theme, cursor: cursor, title: "billtop")
  }

  /// What is read anew stays as it was until the answer is there: new parameters over old content
  /// would be a picture that never was. Nor over a second key: what stands is what was read last.
  mutating func keepPicture(of visit: any Visiting, while actions: [ScreenAction]) {
    let reloads = actions.contains { if case .reload = $0 { true } else { false } }
    guard reloads, visit.isLoaded, backdrop?.visit.serial != visit.serial else { return }
    backdrop = Backdrop(visit, navigation)
  }

  /// Whose picture stands: for a moment that of the screen before, so that nothing flickers,
  /// neither the picture nor the way here nor the keys below.
  private var standing: Backdrop? {
    let current = navigation.current
    guard let backdrop else { return nil }
    if let past = backdrop.visit as? PastVisit, past.picture.isPrivate != preferences.privacy {
      return nil
    }
    let isOfCurrent = backdrop.visit.serial == current.serial
    return isOfCurrent || !current.isLoaded && wait == .brief ? backdrop : nil
  }

  /// Nothing is drawn in the moment before the first screen of all: not even who is looking is
  /// known.
  private var isShowing: Bool {
    standing != nil || navigation.current.isLoaded || wait != .brief
  }

  private var shown: any Visiting { standing?.visit ?? navigation.current }

  private func tooSmall(_ frame: AppFrame, _ surface: Surface) -> Frame {
    var surface = surface
    let size = frame.whole.size
    let text =
      "billtop needs \(AppFrame.leastWidth)×\(AppFrame.leastHeight), "
      + "here are \(size.width)×\(size.height)"
    surface.draw(TextBlock(text), in: frame.whole)
    return Frame(surface, theme: preferences.theme, title: "billtop")
  }

  /// Where one is matters more than who one is: first the name gives way, then the way here.
  private func header(_ context: ScreenContext, width: Int) -> Bar {
    let ruler = TextRuler(context.environment.capabilities.glyphs)
    let crumbs = crumbs(context, width: width - ruler.width(of: source) - 2)
    let room = { (who: Line) in width - ruler.width(of: who) - 2 }
    let choices = [
      (crumbs.whole, who(context)), (crumbs.whole, who(context, isShort: true)),
      (crumbs.brief, who(context, isShort: true)), (crumbs.last, who(context, isShort: true)),
      (crumbs.last, source),
    ]
    let best = choices.first { ruler.width(of: $0.0) <= room($0.1) } ?? (crumbs.end, source)
    return Bar(best.0, right: best.1)
  }

  /// The way here whole, with long names cut, its last two steps, and where it ends.
  private func crumbs(_ context: ScreenContext, width: Int) -> Crumbs {
    let organization = names.organization(index?.organization ?? "")
    let path = standing?.path ?? navigation.path
    return Crumbs(
      ([organization] + path.map { $0.crumb(names) }).filter { !$0.isEmpty },
      width: width, context.environment.capabilities.glyphs)
  }

  /// Who is looking, as what; and where the data comes from.
  private func who(_ context: ScreenContext, isShort: Bool = false) -> Line {
    let role = context.access.headline
    let words = [isShort ? "" : actorName, role].filter { !$0.isEmpty }
    return source + Line(words.joined(separator: " · ") + " ", .dim)
  }

  private var source: Line {
    var spans: [Span] = []
    if isViewingAs { spans.append(Span("VIEW AS ", .warning)) }
    if index?.readOnlyReason != nil { spans.append(Span("READ-ONLY ", .warning)) }
    if index?.isIncomplete == true { spans.append(Span("INCOMPLETE ", .warning)) }
    if preferences.privacy { spans.append(Span("PRIVATE ", .warning)) }
    if !preferences.banner.isEmpty {
      spans += [Span(" \(preferences.banner) ", Style(.demo)), Span(" ")]
    }
    return Line(spans)
  }

  private var actorName: String {
    let user = index?.users.first { $0.id == backend.actor.user }
    return user.map { names.person($0.email, id: $0.id) } ?? names.person(backend.actor.name)
  }

  private func drawFoot(into surface: inout Surface, _ frame: AppFrame, _ environment: Environment)
  {
    let context = context(in: environment)
    if let notice {
      let style: Style =
        notice.weight == .problem ? .danger : notice.weight == .success ? .good : .accent
      surface.put(notice.text, in: frame.hints.inset(left: 1, right: 1), style)
      return
    }
    let past = (shown as? PastVisit)?.picture.hints
    // What came back stands as it was left, and is mostly so still: only a long wait is said there.
    if wait == .slow || wait == .framed && standing == nil {
      let text = standing == nil ? "^C stops it" : "Reading …  ^C stops it"
      surface.put(text, in: frame.hints.inset(left: 1, right: 1), .dim)
      return
    }
    let position = wait == .framed && past == nil ? "…" : shown.position(context)
    let hints = overlay?.hints ?? past ?? keyMap(in: environment, of: shown).hints
    surface.draw(
      KeyHints(hints, right: Line(position + " ")),
      in: frame.hints.inset(left: 1))
  }
}

extension Access {
  /// The widest role in words, for the header.
  var headline: String {
    if actor.ownsTheData { return "owner of the data" }
    let roles = BillingCore.Role.allCases.filter { role in grants.contains { $0.role == role } }
    return roles.first?.shortTitle ?? "no role"
  }
}
