import Testing

@testable import CommandLineTool

@Test func theBenchmarkRunsEveryJobAndLeavesNothing() {
  let home = Home()
  let printed = home.run("bench", "--records", "500", "--rounds", "1", "--peers", "none")
  #expect(printed.status == .done)
  for job in BenchJob.allCases { #expect(printed.out.contains(job.title)) }
  let sums = printed.out.split(separator: "\n").filter { $0.hasPrefix("  billtop") }.map { line in
    line.split(separator: " ").suffix(3).joined(separator: " ")
  }
  #expect(sums.count == BenchJob.allCases.count)
  #expect(printed.out.contains("120 series of 365 days") && printed.out.contains("100 series"))
  #expect(sums[0] != "0 / 0")
  // Only the product's own, the narrow filter's and the sums after the append are others.
  #expect(Set(sums).count == 4)
  #expect(home.names(".cache/billtop/bench") == [])
}

@Test func aPeerThatSumsOtherwiseIsNoResult() throws {
  let home = Home()
  home.makeFolder("bench")
  var said: [String] = []
  let wrong = BenchPeer(
    name: "wrong", jobs: [.single], command: { _, _ in "echo 1 2 3 4" }, tellsTime: true)
  let benchmark = Benchmark(
    records: 500, folder: home.file("bench"), rounds: 1, peers: [], guests: [wrong],
    say: { said.append($0) })
  #expect(try !benchmark.run(installsPeers: false))
  #expect(said.contains { $0.contains("NO RESULT, the sums differ: 3 / 4") })
}

@Test func theDataHasTheShapeThatTheGoalsSpeakOf() {
  let shapes = [1, 500, 1_000_000, 10_000_000].map { BenchData(records: $0) }
  #expect(shapes.map(\.groups) == [1, 1, 50, 200])
  #expect(shapes.map(\.accountsPerGroup) == [16, 16, 16, 40])
  #expect(shapes[3].mapping.count == 8000)
  let products = (0..<60).map(BenchProduct.init)
  #expect(Set(products.map(\.name)).count == 60 && Set(products.map(\.category)).count == 60)
  #expect(products.contains { $0.category == "cote-divoire-inbound-lc-mms" })
}

@Test func dataThatIsThereIsUsedAgain() throws {
  let home = Home()
  home.makeFolder("bench")
  let words = [
    "--folder", home.file("bench"), "--records", "500", "--rounds", "1", "--peers", "none",
  ]
  let first = home.run(all: ["bench"] + words + ["--jobs", "import,reopen"])
  #expect(first.status == .done)
  let names = home.names("bench")
  #expect(names.contains("made") && names.contains("records.ndjson"))
  #expect(!first.out.contains(BenchJob.append.title))
  #expect(home.read("bench/made").contains("1 groups of 16 accounts"))
  let again = home.run(all: ["bench"] + words + ["--jobs", "reopen"])
  #expect(again.status == .done && again.out.contains(BenchJob.reopen.title))
  #expect(!again.out.contains(BenchJob.importing.title))
  let other = home.run(all: ["bench"] + words + ["--jobs", "sleep"])
  #expect(other.status == .wrongUsage && other.problem.contains("append"))
}

@Test func anUnknownPeerIsSaid() {
  let printed = Home().run("bench", "--peers", "abacus")
  #expect(printed.status == .wrongUsage)
  #expect(printed.problem.contains("abacus"))
}
