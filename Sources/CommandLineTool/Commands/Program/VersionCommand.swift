/// `billtop version`
enum VersionCommand {
  static let command = Command("version", "Print the version") { invocation in
    invocation.console.print("billtop \(CommandLineTool.version)")
    return .done
  }
}
