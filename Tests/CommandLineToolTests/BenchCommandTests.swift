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

@Test func anUnknownPeerIsSaid() {
  let printed = Home().run("bench", "--peers", "abacus")
  #expect(printed.status == .wrongUsage)
  #expect(printed.problem.contains("abacus"))
}
