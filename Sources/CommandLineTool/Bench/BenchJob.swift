/// The jobs that contenders are compared on.
enum BenchJob: String, CaseIterable, Sendable {
  case single, shuffled, mixed, irregular, ingest, importing = "import", query, months, group
  case filter, any, accounts, reopen, append

  var title: String {
    switch self {
    case .single: "read the file with one thread and add everything up"
    case .shuffled: "the same, lines shuffled"
    case .mixed: "the same, one line in fifty irregular"
    case .irregular: "the same, every line irregular"
    case .ingest: "read the file with two threads and add everything up"
    case .importing: "import into a store of its own"
    case .query: "organization by day, store open"
    case .months: "organization by month, store open"
    case .group: "one group by day, store open"
    case .filter: "one product over the organization by month, store open"
    case .any: "one category of one account over odd days, store open"
    case .accounts: "every account over the organization, store open"
    case .reopen: "open the store, organization by month"
    case .append: "append one day, not waiting for the disk"
    }
  }

  var goal: String {
    switch self {
    case .single: "2.5 × simdjson"
    case .shuffled: "0.9 × simdjson"
    case .mixed: "1 × simdjson"
    case .irregular: "0.5 GB/s"
    case .ingest: "4 × DuckDB"
    case .importing: "8 × DuckDB, 300 MB"
    case .query, .months, .group: "0.5 ms"
    case .filter, .any, .accounts: "8 ms"
    case .reopen: "5 ms, 100 × DuckDB, 40 MB"
    case .append: "30 ms, 5 × DuckDB"
    }
  }

  /// Whether the job is to read a file and no more.
  var isReading: Bool { [.single, .shuffled, .mixed, .irregular, .ingest].contains(self) }

  /// Whether the store is open before the job begins.
  var isOnOpenStore: Bool {
    [.query, .months, .group, .filter, .any, .accounts, .append].contains(self)
  }
}
