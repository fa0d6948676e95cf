import Testing

/// Every parser against texts that were changed at random; `Scripts/fuzz` does the same for longer,
/// led by what the program's code has not done yet.
@Suite struct ParserTests {
  private static let seed: UInt64 = 20_261_121

  @Test(arguments: FuzzTarget.all)
  func nothingFromOutsideStopsAParser(target: FuzzTarget) {
    for seed in target.seeds { #expect(target.complaint(seed) == nil, "\(target.name)") }
    var mutator = Mutator(seed: Self.seed)
    for number in 0..<6_000 {
      let text = mutator.text(from: target.seeds)
      if let complaint = target.complaint(text) {
        let shown = String(decoding: text.prefix(300), as: UTF8.self).debugDescription
        Issue.record("\(target.name), text \(number) of seed \(Self.seed): \(complaint): \(shown)")
        return
      }
    }
  }

  @Test func everyTargetHasANameAndSeeds() {
    #expect(Set(FuzzTarget.all.map(\.name)).count == FuzzTarget.all.count)
    #expect(FuzzTarget.all.allSatisfy { !$0.seeds.isEmpty })
  }
}

extension FuzzTarget: CustomTestStringConvertible {
  var testDescription: String { name }
}
