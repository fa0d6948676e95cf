/// Every subcommand, in the order that help lists them.
enum CommandRegistry {
  static let all: [Command] = [
    DashboardCommand.command,
    GroupsCommand.command,
    GroupCommand.command,
    UsageCommand.command,
    SpikesCommand.command,
    ExplainCommand.command,
    ForecastCommand.command,
    CompareCommand.command,
    ApiCommand.command,
    DemoCommand.command,
    InitCommand.command,
    ImportCommand.command,
    CheckCommand.command,
    BackupCommand.backup,
    BackupCommand.restore,
    OrganizationCommand.show,
    OrganizationCommand.verifyDomain,
    OrganizationCommand.rename,
    WhoAmICommand.command,
    CanCommand.command,
    GrantsCommand.command,
    GrantCommand.grant,
    GrantCommand.revoke,
    TransitionCommand.command,
    UsersCommand.list,
    UsersCommand.add,
    UsersCommand.edit,
    UsersCommand.remove,
    AuditCommand.command,
    SnapshotCommand.command,
    ConfigCommand.command,
    SchemaCommand.command,
    HelpCommand.command,
    VersionCommand.command,
    CompletionCommand.command,
    CompletionCommand.question,
  ]

  static var visible: [Command] { all.filter { !$0.isHidden } }

  /// The command that the words begin with, the longest name first, and the words that are left.
  static func find(_ words: [String]) -> (command: Command, rest: [String])? {
    let candidates = all.filter { command in
      !command.path.isEmpty && words.starts(with: command.path)
    }
    guard let command = candidates.max(by: { $0.path.count < $1.path.count }) else { return nil }
    return (command, Array(words.dropFirst(command.path.count)))
  }
}
