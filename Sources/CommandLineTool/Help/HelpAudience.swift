import BillingCore
import BillingService

/// Who reads help: what their role does not have is not in it.
struct HelpAudience: Sendable {
  /// Nil where no organization or nobody is known; then everything is shown.
  let access: Access?

  static let anybody = HelpAudience(access: nil)

  func has(_ command: Command) -> Bool {
    guard let permission = command.permission, let access else { return true }
    return access.allowsSomewhere(permission)
  }

  var sections: [CommandSection] {
    CommandRegistry.sections.compactMap { section in
      let commands = section.commands.filter { !$0.isHidden && has($0) }
      return commands.isEmpty ? nil : CommandSection(title: section.title, commands: commands)
    }
  }

  func family(_ word: String) -> [Command] { CommandRegistry.family(word).filter(has) }
}

extension Invocation {
  /// Whoever asks, as far as that can be told without loading usage; help never fails over it.
  func helpAudience() -> HelpAudience {
    guard (try? checkChosenFiles()) != nil,
      let config = try? ConfigFile.locate(arguments, world).load()
    else { return .anybody }
    let session: Session?
    switch DataPlace.find(arguments, config, world) {
    case .folder(let path): session = try? folderSession(path, config)
    case .demo where arguments.has("as"): session = try? demoSession(config, days: 1)
    case .demo: session = nil
    }
    return HelpAudience(access: session.flatMap { try? $0.access() })
  }
}
