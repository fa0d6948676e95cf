import BillingCore
import BillingService
import Glibc

/// Who owns a data folder, as the kernel says; a link to it is followed once, as when it is opened.
enum DataOwner {
  static func of(_ path: String) -> UInt32? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    var status = stat()
    return lstat(real, &status) == 0 ? status.st_uid : nil
  }
}

extension Invocation {
  /// What the rules of identity decide from; nil where there is no folder that has an owner.
  func identityFacts(dataOwner: UInt32?) -> IdentityFacts? {
    guard let dataOwner else { return nil }
    return IdentityFacts(
      realUser: world.userID, effectiveUser: world.effectiveUserID, dataOwner: dataOwner,
      sudoUser: world.environment["SUDO_UID"], isForcedCommand: world.isForcedCommand(arguments),
      asUser: identityName, choosesFiles: arguments.has("data") || arguments.has("config"))
  }

  /// Who the words say to act as.
  private var identityName: String? {
    namesSomebodyElse ? nil : arguments.value("as")
  }

  /// `can --as USER` asks about USER; only a forced command's own `--as` still says who is asking.
  var namesSomebodyElse: Bool {
    command.path == ["can"] && !world.isForcedCommand(arguments)
  }

  /// Whether the program runs for somebody who may not choose files on this machine.
  var isConfined: Bool {
    world.isForcedCommand(arguments) || world.comesThroughSudo
  }

  /// Through sudo nobody names a configuration, not even to have it checked: it would be read as
  /// the service account, and errors show what stands in it.
  func checkChosenFiles() throws(BillingError) {
    guard world.comesThroughSudo, arguments.has("data") || arguments.has("config") else { return }
    throw BillingError(
      .notPermitted, "“--data” and “--config” are not for those who come through sudo.",
      remedy: "Leave them out: the service account has its own.")
  }

  /// Refuses what reads or writes files of one's own choosing, for those who come from elsewhere.
  func requireOwnFiles() throws(BillingError) {
    guard isConfined else { return }
    throw BillingError(
      .notPermitted,
      "“\(command.name)” is not for those who come through sudo or a forced command.",
      remedy: "Ask whoever owns the data's files.")
  }
}

extension World {
  /// Root could read the files anyway, and stays their owner.
  var comesThroughSudo: Bool { environment["SUDO_UID"].map { $0 != "0" } ?? false }

  /// The SSH server runs a key's forced command: it says what the client had asked for, or, where
  /// the client asked for nothing, the session's own words say who it is.
  func isForcedCommand(_ arguments: ParsedArguments) -> Bool {
    environment["SSH_ORIGINAL_COMMAND"] != nil
      || (environment["SSH_CONNECTION"] != nil && arguments.has("as"))
  }
}
