/// One parser that is fed bytes from outside, and what must be true of everything it reads.
struct FuzzTarget: Sendable {
  let name: String
  /// Texts of ours that it starts from.
  let seeds: [[UInt8]]
  /// Nil when all is well; a text nobody can read is well, too.
  let complaint: @Sendable ([UInt8]) -> String?

  static let all: [FuzzTarget] =
    [.json, .amount, .calendar, .csv, .safeText, .pageToken, .keys]
    + [.usageRecords, .usageForms, .journal, .notes, .documents]
    + [.config, .accountMap, .forcedCommand]

  static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

extension String {
  var bytes: [UInt8] { Array(utf8) }
}
