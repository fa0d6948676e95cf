import BillingCore
import BillingService
import TerminalUI

extension App {
  /// Everything that can be found by name: what is in reach, and what works here and now.
  func paletteEntries(_ environment: Environment) -> [PaletteOverlay.Entry] {
    commandEntries(environment) + actionEntries(environment) + settingEntries
      + placeEntries(environment)
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

  private func commandEntries(_ environment: Environment) -> [PaletteOverlay.Entry] {
    let movement: Set<String> = ["Move"]
    return keyMap(in: environment).bindings
      .filter { $0.availability == .available && !movement.contains($0.group) }
      .map { binding in
        let kind = binding.keys.first.map { "key \($0.label)" } ?? ""
        return PaletteOverlay.Entry(
          title: binding.help, kind: kind, outcome: .run(binding.command))
      }
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
