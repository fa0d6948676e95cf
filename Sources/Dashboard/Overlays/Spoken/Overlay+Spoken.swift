import BillingCore
import BillingService
import TerminalUI

extension Overlay {
  /// What is read aloud of it; nil for the filter, which is a line of the screen that it filters.
  var spoken: SpokenPage? {
    switch self {
    case .filter: nil
    case .palette(let palette): palette.spoken
    case .help(let help): help.spoken
    case .messages(let messages): messages.spoken
    case .actions(let actions): actions.spoken
    case .form(let form): form.spoken
    case .period(let period): period.spoken
    case .export(let export): export.spoken
    }
  }
}

extension PaletteOverlay {
  var spoken: SpokenPage {
    var page = SpokenPage("Go to or do: type a name; Up and Down choose, Enter opens, Esc closes.")
    page.say(field.text.isEmpty ? "" : "Typed: \(field.text)")
    page.list(menu)
    page.takesText = true
    return page
  }
}

extension HelpOverlay {
  var spoken: SpokenPage {
    var page = SpokenPage(
      "Keys that work here: type to filter; Up and Down choose, Enter does it, Esc closes.")
    page.say(field.text.isEmpty ? "" : "Typed: \(field.text)")
    page.list(menu { $0.label + ":" })
    page.takesText = true
    return page
  }
}

extension MessagesOverlay {
  var spoken: SpokenPage {
    var page = SpokenPage("Messages, the newest first. Esc closes.")
    if notices.isEmpty { page.say("Nothing was said yet.") }
    for notice in notices.dropFirst(offset).prefix(30) {
      page.say(notice.weight == .problem ? "Problem: \(notice.text)" : notice.text)
    }
    return page
  }
}

extension ActionsOverlay {
  var spoken: SpokenPage {
    var page = SpokenPage("What you may do here: Up and Down choose, Enter opens, Esc closes.")
    if let obstacle { page.say(obstacle) }
    page.list(menu)
    return page
  }
}

extension ExportOverlay {
  var spoken: SpokenPage {
    var page = SpokenPage("Save what is on the screen as: Enter saves, Esc closes.")
    page.list(menu)
    return page
  }
}

extension PeriodOverlay {
  var spoken: SpokenPage {
    var page = SpokenPage("Period, in UTC: Up and Down choose, Enter takes it, Esc closes.")
    let names = NamedPeriod.allCases.map(\.title)
    let all = names + ["from \(from.text)", "to \(to.text)"]
    page.say("Chosen, \(row + 1) of \(all.count): \(all[row])")
    for index in all.indices where index != row { page.say("- \(all[index])") }
    if row >= names.count {
      page.say(problem.map { "Wrong: \($0)" } ?? "What you type is added, C-u empties it.")
      page.takesText = true
    }
    return page
  }
}

extension FormOverlay {
  var spoken: SpokenPage {
    var page = SpokenPage("Form: \(action.title)")
    switch stage {
    case .offering(let draft):
      page.say(Self.words(draft))
      page.say(draft.held.isEmpty ? "" : "It held:")
      for entry in draft.held { page.say("- \(entry.label): \(entry.shown)") }
      if let confirmation { page.form(confirmation) }
    case .filling:
      if let problem { page.say("Problem: \(problem.message) \(problem.remedy)") }
      page.form(form)
      page.say("Tab goes on, BTab back, Enter presses a button, Esc closes.")
    case .checking: page.say("Checking …")
    case .reviewing(let preview):
      page.say("Review. Nothing has happened yet. Submit does this: \(preview.summary)")
      for line in preview.lines { page.say("- \(line.label): \(line.value)") }
      if let confirmation { page.form(confirmation) }
    case .submitting: page.say("Submitting …")
    case .done(let receipt): page.say("Done: \(receipt.summary) Enter or Esc closes this.")
    }
    return page
  }
}
