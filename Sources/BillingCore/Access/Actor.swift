/// How the program came to know who is acting; it goes into the journal as it is.
package enum ActorSource: String, CaseIterable, Sendable {
  /// The files belong to whoever runs the program.
  case ownData
  /// The owner of the files acts as somebody else with `--as`.
  case ownerAs
  /// `sudo` said who called the service account.
  case sudo
  /// A forced command of the SSH server named the user.
  case forcedCommand
  case demo
  /// An Owner/Admin looks at what somebody else would see.
  case viewAs
}

/// Whoever asks for an operation.
package struct Actor: Hashable, Sendable {
  /// Nil for the owner of the data who acts as nobody in particular.
  package let user: UserID?
  /// What the journal calls them.
  package let name: String
  package let source: ActorSource

  package init(user: UserID?, name: String, source: ActorSource) {
    self.user = user
    self.name = name
    self.source = source
  }

  /// May do everything: the files are theirs anyway.
  package var ownsTheData: Bool { source == .ownData }
  /// Looks without touching.
  package var isReadOnly: Bool { source == .viewAs }

  /// Comes through the service account: reads and writes no file of their own choosing.
  package var isConfined: Bool { source == .sudo || source == .forcedCommand }

  /// Whoever runs the program on their own files.
  package static func owner(name: String) -> Actor {
    Actor(user: nil, name: name, source: .ownData)
  }
}
