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
    let context = context(in: environment)
    surface.draw(header(context, width: frame.header.width), in: frame.header)
    surface.draw(Rule(), in: frame.upperRule)
    drawBody(into: &surface, frame, context)
    surface.drawRuleBelowList(in: frame.lowerRule)
    drawFoot(into: &surface, frame, environment)
    let cursor = overlay.flatMap { drawOverlay($0, into: &surface, frame, environment) }
    return Frame(surface, theme: preferences.theme, cursor: cursor, title: "billtop")
  }

  /// What is read anew stays as it was until the answer is there: new parameters over old content
  /// would be a picture that never was. Nor over a second key: what stands is what was read last.
  mutating func keepPicture(of visit: any Visiting, while actions: [ScreenAction]) {
    let reloads = actions.contains { if case .reload = $0 { true } else { false } }
    if reloads, visit.isLoaded, backdrop?.serial != visit.serial { backdrop = visit }
  }

  /// Whose picture stands: until a screen is there that of the one before, so that nothing
  /// flickers, neither the picture nor the keys below it.
  private var shown: any Visiting {
    let current = navigation.current
    guard let backdrop, backdrop.serial == current.serial || !current.isLoaded && !isSlow
    else { return current }
    return backdrop
  }

  /// After a moment the wait for a screen is said.
  private func drawBody(into surface: inout Surface, _ frame: AppFrame, _ context: ScreenContext) {
    if isSlow, !shown.isLoaded {
      surface.put("Reading …  ^C stops it", in: frame.body.row(0).inset(left: 2), .dim)
    } else {
      shown.draw(into: &surface, context)
    }
  }

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
    return Crumbs(
      ([organization] + navigation.crumbs(names)).filter { !$0.isEmpty },
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
    if isSlow, navigation.current.isLoaded {
      surface.put("Reading …  ^C stops it", in: frame.hints.inset(left: 1, right: 1), .dim)
      return
    }
    let position = shown.position(context)
    let past = (shown as? PastVisit)?.picture.hints
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
