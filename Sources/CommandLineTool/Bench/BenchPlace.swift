internal import Glibc

/// Where the data of a benchmark lies.
struct BenchPlace: Sendable {
  var folder: String

  var records: String { folder + "/records.ndjson" }
  var shuffled: String { folder + "/shuffled.ndjson" }
  var mixed: String { folder + "/mixed.ndjson" }
  var irregular: String { folder + "/irregular.ndjson" }
  var nextDay: String { folder + "/next-day.ndjson" }
  /// Says what data is there, written when all of it is.
  private var made: String { folder + "/made" }
  var python: String { folder + "/peers/bin/python3" }
  /// The file that a job is about.
  func records(of job: BenchJob) -> String {
    switch job {
    case .shuffled: shuffled
    case .mixed: mixed
    case .irregular: irregular
    default: records
    }
  }
  var script: String { folder + "/peer.py" }
  var cache: String { folder + "/index" }
  var log: String { folder + "/peer.log" }
  /// Everything that a run leaves there, but not the peers.
  var leftovers: [String] {
    let names = [
      "made", "records.ndjson", "shuffled.ndjson", "mixed.ndjson", "irregular.ndjson",
      "next-day.ndjson",
      "peer.py", "peer.log", "peer.db", "peer.db.wal",
      "simdjson.cpp", "simdjson",
    ]
    return names.map { folder + "/" + $0 } + [cache]
  }

  /// Changes with anything that changes the data.
  private static let form = 2

  private func inscription(_ data: BenchData) -> String {
    "form \(Self.form), \(data.groups) groups of \(data.accountsPerGroup) accounts, records "
  }

  /// How many records are there already; nil where they are of other data or not all there.
  func count(of data: BenchData) -> Int? {
    guard let file = fopen(made, "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, 256, file) != nil else { return nil }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard text.hasPrefix(inscription(data)) else { return nil }
    return Int(text.dropFirst(inscription(data).utf8.count))
  }

  /// Before other data is written.
  func forget() { unlink(made) }

  func note(_ count: Int, of data: BenchData) {
    _ = BenchPeer.write(inscription(data) + "\(count)", to: made)
  }
}
