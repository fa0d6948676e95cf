import BillingCore
import BillingService
import TerminalUI

extension App {
  /// Everything that can be found by name: what is in reach, and what works here and now.
  func paletteEntries(_ environment: Environment) -> [PaletteOverlay.Entry] {
    let commands = commandEntries(environment)
    return commands.ways + actionEntries(environment) + commands.rest + settingEntries
      + placeEntries(environment)
  }

  /// What came into reach after it was opened is found, too.
  mutating func renewPalette(_ environment: Environment) {
    guard case .palette(var palette) = overlay else { return }
    palette.add(paletteEntries(environment))
    overlay = .palette(palette)
  }

  /// Each setting's other values.
  private var settingEntries: [PaletteOverlay.Entry] {
    SettingsScreen.Setting.allCases.flatMap { setting in
      setting.others(preferences).map { changed in
        PaletteOverlay.Entry(
          title: "\(setting.title): \(setting.value(changed))", kind: "setting",
          outcome: .act(.prefer(changed)))
      }
    }
  }

  /// Where one can go from here, and what else there is; nobody looks for a movement by its name.
  private func commandEntries(_ environment: Environment)
    -> (ways: [PaletteOverlay.Entry], rest: [PaletteOverlay.Entry])
  {
    let all = keyMap(in: environment).bindings.filter { $0.availability == .available }
    let ways = all.filter { $0.group == "Go to" || $0.command.isTab }
    let rest = all.filter { $0.group != "Go to" && $0.group != "Move" }
    return (ways.map(entry), rest.map(entry))
  }

  private func entry(_ binding: Binding<AppCommand>) -> PaletteOverlay.Entry {
    PaletteOverlay.Entry(
      title: binding.help, kind: binding.keys.first.map { "key \($0.label)" } ?? "",
      outcome: .run(binding.command))
  }

  private func actionEntries(_ environment: Environment) -> [PaletteOverlay.Entry] {
    permittedActions(environment).filter { $0.disabledReason == nil }.map { item in
      PaletteOverlay.Entry(title: item.title, kind: "action", outcome: .act(item.action()))
    }
  }

  private func placeEntries(_ environment: Environment) -> [PaletteOverlay.Entry] {
    guard let index else { return [] }
    return ScreenRegistry.places(in: index, context(in: environment))
  }
}
