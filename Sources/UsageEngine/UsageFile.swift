package import BillingCore

/// One file of usage records, and what is known of it besides its bytes.
package struct UsageFile: Sendable {
  /// Where the bytes are.
  package enum Content: Sendable {
    case path(String)
    /// A path below a folder, reached without following a link that stands on the way.
    case below(folder: String, path: String)
    case bytes([UInt8])
  }

  /// How reports call it.
  package var name: String
  package var content: Content
  package var imported: Day
  /// How fresh the data is, where the file itself doesn't say or is overruled.
  package var asOf: Day?
  package var accounts: AccountGroups

  package init(
    name: String? = nil, path: String, imported: Day, asOf: Day? = nil, accounts: AccountGroups
  ) {
    self.init(
      name: name ?? path, content: .path(path), imported: imported, asOf: asOf,
      accounts: accounts)
  }

  package init(
    name: String, content: Content, imported: Day, asOf: Day? = nil, accounts: AccountGroups
  ) {
    self.name = name
    self.content = content
    self.imported = imported
    self.asOf = asOf
    self.accounts = accounts
  }
}

extension UsageFile {
  /// For whoever reads it and finds that somebody else writes it.
  package var changedMeanwhile: BillingError {
    BillingError(
      .changedMeanwhile, "\(name) changed while it was read",
      remedy: "Wait until it is written completely, then start again.", path: name)
  }
}

/// What became of one file's records.
package struct UsageFileReport: Hashable, Sendable {
  package var name: String
  package var read = 0
  package var new = 0
  package var revised = 0
  package var same = 0
  package var rejected = 0
  package var rounded = 0
  /// Records of more than one day: what of them day records don't tell is "not by day".
  package var severalDays = 0
  /// At most a million of them, in the order of the file.
  package var rejects: [Reject] = []
  /// Whether its end is gone or its checksum is wrong, so that nothing of it can be trusted.
  package var isDamaged = false
  /// Accounts that belong to no group; their records count nowhere else.
  package var unknownAccounts: [String] = []
  /// Whether there are records without an account that belong to no group.
  package var hasUnattributed = false

  package var isComplete: Bool { unknownAccounts.isEmpty && !hasUnattributed }

  package init(name: String) {
    self.name = name
  }
}

/// How a scan is watched and stopped, and how many threads it may use.
package struct ScanControl: Sendable {
  package var threads: Int
  /// Told how many bytes are read, of how many (0 where that is not known).
  package var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  /// The same for bytes that are copied before they are read.
  package var copied: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  package var isCancelled: (@Sendable () -> Bool)?

  package init(
    threads: Int = 2, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) {
    self.threads = max(1, min(threads, 64))
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Told after each piece of a copy: stops it when that was asked for.
  package func copied(_ done: Int, of total: Int) throws(BillingError) {
    copied?(done, total)
    if isCancelled?() ?? false { throw IndexDraft.stopped }
  }
}
