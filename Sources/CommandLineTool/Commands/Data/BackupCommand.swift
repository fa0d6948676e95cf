import BillingCore
import BillingService
import BillingStore

/// `billtop backup [DIR]` and `billtop restore DIR`
enum BackupCommand {
  static let backup = Command(
    "backup", "Copy all data with its journal, checked byte by byte when it is restored",
    parameters: [
      Parameter(
        "DIR", "a new folder; today's place inside the data otherwise", .folder, optional: true)
    ],
    discussion: "For the owner of the data's files. Without DIR one copy a day is kept.",
    examples: [
      Example("billtop backup", "from cron, every night"),
      Example("billtop backup /mnt/usb/billing-2026-11-20", "somewhere else"),
    ], permission: .ownTheData
  ) { invocation throws(BillingError) in
    let place = try DataCheck.folder(for: BackUpData(), invocation)
    let moment = try invocation.moment()
    if let target = invocation.arguments.word(0) {
      try requireFree(target)
      try DataBackup.make(of: place.path, to: target, at: moment.now)
      invocation.presentCopy("Backed up to \(target).", target)
    } else {
      let isNew = try DataBackup.makeDaily(of: place.path, at: moment.now)
      let target = "\(place.path)/backups/\(moment.today.text)"
      let sentence = isNew ? "Backed up to \(target)." : "Today's backup is there: \(target)."
      invocation.presentCopy(sentence, target)
    }
    return .done
  }

  static let restore = Command(
    "restore", "Make a data folder from a backup, after checking every byte of it",
    parameters: [Parameter("DIR", "the backup", .folder)],
    options: [
      Option(
        "to", "DIR", "the new data folder (default: the one of --data or the configuration)",
        .folder)
    ],
    discussion: """
      Nothing is written over: where the data folder is still there, move it away first. The \
      backup stays as it is.
      """,
    examples: [
      Example("billtop restore data.broken/backups/2026-11-20 --to data", "after moving data away")
    ], permission: .ownTheData
  ) { invocation throws(BillingError) in
    try invocation.requireOwnFiles()
    let config = try ConfigFile.locate(invocation.arguments, invocation.world).load()
    let backup = invocation.arguments.words[0]
    let target = try target(invocation, config)
    if let owner = DataOwner.of(backup), let facts = invocation.identityFacts(dataOwner: owner) {
      try IdentityRules.checkOwner(facts, login: invocation.world.login)
    }
    try requireFree(target)
    try FolderMaker.makeParents(of: target)
    try DataBackup.restore(from: backup, to: target, at: try invocation.moment().now)
    invocation.presentCopy("Restored to \(target); the backup was whole.", target)
    return .done
  }

  private static func target(_ invocation: borrowing Invocation, _ config: Config)
    throws(BillingError) -> String
  {
    if let named = invocation.arguments.value("to") { return named }
    let place = DataPlace.find(invocation.arguments, config, invocation.world)
    if case .folder(let path) = place { return path }
    if let usual = invocation.world.dataFolder { return usual }
    throw BillingError(.invalid, "There is no place to restore to.", remedy: "Give --to DIR.")
  }

  private static func requireFree(_ path: String) throws(BillingError) {
    guard TextFile.exists(path) else { return }
    throw BillingError(
      .invalid, "There is something at this place already.",
      remedy: "Choose another place, or move away what is there.", path: path)
  }
}

extension Invocation {
  /// One sentence for people; for programs also where the copy is.
  func presentCopy(_ sentence: String, _ path: String) {
    if format == .table { return console.print(SafeText.line(sentence, glyphs: glyphs)) }
    present(
      FactSheet(facts: [.init("Done", "summary", sentence), .init("Folder", "folder", path)]))
  }
}
