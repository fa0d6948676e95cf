import BillingCore
import Glibc

/// `billtop bench`
enum BenchCommand {
  private static let peers = BenchPeer.names.joined(separator: ", ")
  private static let jobs = BenchJob.allCases.map(\.rawValue).joined(separator: ", ")

  static let command = Command(
    "bench", "Compare the speed of reading and asking with other tools",
    options: [
      Option("records", "N", "about so many made-up usage records; 1000000 unless given"),
      Option("rounds", "N", "medians of so many rounds; 5 unless given"),
      Option("peers", "NAMES", "only these of \(peers), apart by commas; or none"),
      Option("jobs", "NAMES", "only these jobs of \(jobs)"),
      Option("folder", "DIR", "where the data goes, and stays; the cache unless given", .folder),
      Option("install-peers", nil, "fetch DuckDB and polars into that folder first"),
    ],
    discussion: """
      The data is made up and the same each time. Contenders take turns in each round; medians and \
      their ratios are printed, with the sums of all. A job whose sums differ is no result, and \
      the exit status is 1. Data that is in the folder already is used again.
      """,
    examples: [
      Example("billtop bench --peers sqlite3,jq", "against what is usually there"),
      Example("billtop bench --records 10000000 --install-peers", "the full comparison"),
    ]
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let records = try arguments.count("records", in: 1...100_000_000) ?? 1_000_000
    let rounds = try arguments.count("rounds", in: 1...1000) ?? 5
    let wanted = try wanted(arguments)
    let jobs = try wantedJobs(arguments)
    let folder = try folder(arguments, invocation.world)
    let console = invocation.console
    let benchmark = Benchmark(
      records: records, folder: folder, rounds: rounds, peers: wanted, jobs: jobs,
      program: ownProgram(), say: console.print)
    defer { if !arguments.has("folder") { benchmark.tidy() } }
    return try benchmark.run(installsPeers: arguments.has("install-peers")) ? .done : .failed
  }

  private static func wanted(_ arguments: ParsedArguments) throws(BillingError) -> [String]? {
    try arguments.value("peers", as: "a list like duckdb,jq of \(peers), or none") { text in
      if text == "none" { return [String]?.some([]) }
      let names = text.split(separator: ",").map(String.init)
      return names.allSatisfy(BenchPeer.names.contains) ? names : nil
    }
  }

  private static func wantedJobs(_ arguments: ParsedArguments) throws(BillingError) -> [BenchJob]? {
    try arguments.value("jobs", as: "a list like import,append of \(jobs)") { text in
      let names = text.split(separator: ",")
      let jobs = BenchJob.allCases.filter { names.contains(Substring($0.rawValue)) }
      return jobs.count == Set(names).count && !jobs.isEmpty ? jobs : nil
    }
  }

  /// This process's executable, if it is billtop and not a test that runs its commands.
  private static func ownProgram() -> String? {
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { room, count in
      let size = room.count
      count = room.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { max(0, readlink("/proc/self/exe", $0, size)) } ?? 0
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasSuffix("/billtop") ? text : nil
  }

  private static func folder(_ arguments: ParsedArguments, _ world: World) throws(BillingError)
    -> String
  {
    guard let folder = arguments.value("folder") ?? world.cacheFolder.map({ $0 + "/bench" }) else {
      throw BillingError(
        .invalid, "There is no home folder for the benchmark's data.",
        remedy: "Name a folder: --folder DIR")
    }
    try FolderMaker.makeParents(of: folder)
    return folder
  }
}
