/// What the kernel, `sudo` and the SSH server say about who runs the program. No `$USER`.
package struct IdentityFacts: Hashable, Sendable {
  package var realUser: UInt32
  package var effectiveUser: UInt32
  /// Who owns the data folder.
  package var dataOwner: UInt32
  /// `SUDO_UID` as it stands in the environment; nil when it is not there.
  package var sudoUser: String?
  /// `SSH_ORIGINAL_COMMAND` is there, or an SSH session began with `--as`.
  package var isForcedCommand: Bool
  /// `--as` among the program's own arguments.
  package var asUser: String?
  /// `--data` or `--config` among the program's own arguments.
  package var choosesFiles: Bool

  package init(
    realUser: UInt32, effectiveUser: UInt32, dataOwner: UInt32, sudoUser: String? = nil,
    isForcedCommand: Bool = false, asUser: String? = nil, choosesFiles: Bool = false
  ) {
    self.realUser = realUser
    self.effectiveUser = effectiveUser
    self.dataOwner = dataOwner
    self.sudoUser = sudoUser
    self.isForcedCommand = isForcedCommand
    self.asUser = asUser
    self.choosesFiles = choosesFiles
  }
}
