import BillingCore

/// `billtop config [check]`
enum ConfigCommand {
  static let command = Command(
    "config", "Show where the configuration is, or check it",
    parameters: [
      Parameter("check", "read the file and tell what is wrong", .oneOf(["check"]), optional: true)
    ],
    discussion: "Without a file everything has its usual value. config.example.json has every key.",
    examples: [Example("billtop config check", "before relying on a change")]
  ) { invocation throws(BillingError) in
    if let word = invocation.arguments.word(0), word != "check" {
      throw BillingError(
        .invalid, "“\(word)” is not something to do with the configuration.",
        remedy: "Usage: billtop config [check]")
    }
    let found = try ConfigFile.locate(invocation.arguments, invocation.world)
    _ = try found.load()
    invocation.console.print("\(found.path ?? "none"): \(found.exists ? "good" : "not there")")
    return .done
  }
}
