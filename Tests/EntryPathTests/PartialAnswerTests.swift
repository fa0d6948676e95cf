import Foundation
import Testing

@testable import CommandLineTool

/// With a group that can't be read, no figure of "all groups" passes for the whole.
@Suite struct PartialAnswerTests {
  private func folderWithBrokenGroup() throws -> DataFolder {
    let folder = try DataFolder.copy()
    let document = folder.path + "/groups/japan-platform.json"
    try "{".write(toFile: document, atomically: false, encoding: .utf8)
    return folder
  }

  /// The commands that answer about every group in reach when none is named.
  private var aboutAll: [CommandSample] {
    CommandSample.all.filter { sample in
      let command = CommandRegistry.visible.first { $0.name == sample.command }
      let parameter = command?.parameters.first
      guard case .group? = parameter?.kind else { return false }
      return parameter?.isOptional == true && sample.worksAlone
    }
  }

  @Test(arguments: ["olivia", "dana", nil]) func whoeverReachesItIsTold(person: String?) throws {
    #expect(aboutAll.count >= 12)
    for sample in aboutAll {
      let folder = try folderWithBrokenGroup()
      let ran = folder.on(sample.typed(nil), as: person)
      let isRefused = [.notPermitted, .failed, .wrongUsage].contains(ran.status)
      #expect(ran.status == .damaged || isRefused, "\(sample.command): \(ran.status) \(ran.err)")
      #expect(ran.err.contains("japan-platform.json"), "\(sample.command): \(ran.err)")
      let isSaid = ran.err.contains("left out") || ran.err.contains("passed over")
      #expect(isSaid || isRefused, "\(sample.command): \(ran.err)")
    }
  }

  @Test func aNamedGroupThatCanBeReadIsTheWholeAnswer() throws {
    let folder = try folderWithBrokenGroup()
    let ran = folder.on(["usage", "Europe production"], as: "dana")
    #expect(ran.status == .done)
    #expect(ran.err.contains("japan-platform.json"))
  }

  @Test func theAdminOfAnotherGroupLearnsNothingOfIt() throws {
    let folder = try folderWithBrokenGroup()
    for words in [["usage"], ["spikes"], ["triggers", "check"], ["groups"]] {
      let ran = folder.on(words, as: "greta")
      #expect(ran.status == .done)
      #expect(!ran.err.contains("japan") && !ran.out.contains("apan"))
    }
  }

  @Test func aCutUsageFileIsSaidToWhoeverCountsItsRecords() throws {
    let folder = try DataFolder.copy()
    let usage = folder.path + "/usage/"
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: usage).filter {
        $0.hasSuffix(".jsonl")
      }.max())
    let lines = try String(contentsOfFile: usage + file, encoding: .utf8).split(separator: "\n")
    try (lines.dropLast().joined(separator: "\n") + "\n")
      .write(toFile: usage + file, atomically: false, encoding: .utf8)
    for person in ["olivia", "dana", "greta", "kenji"] {
      let ran = folder.on(["spikes"], as: person)
      #expect(ran.status == .damaged && ran.err.contains("left out"), "\(person): \(ran.err)")
      let reachesAll = ["olivia", "dana"].contains(person)
      #expect(ran.err.contains(file) == reachesAll, "the name may tell of other groups: \(person)")
      for screen in ["groups", "spend", "insights"] {
        let picture = folder.on(["snapshot", screen, "--size", "120x40"], as: person).out
        #expect(picture.contains("INCOMPLETE"), "\(person): \(screen)")
      }
    }
    #expect(!folder.on(["snapshot", "groups"], as: "devon").out.contains("INCOMPLETE"))
  }

  @Test func everyScreenSaysThatSomethingIsLeftOut() throws {
    let folder = try folderWithBrokenGroup()
    for screen in ["groups", "spend", "spikes", "insights"] {
      let picture = folder.on(["snapshot", screen, "--size", "120x40"], as: "dana").out
      #expect(picture.contains("INCOMPLETE"), "\(screen)")
      let own = folder.on(["snapshot", screen, "--size", "120x40"], as: "greta").out
      #expect(!own.contains("INCOMPLETE"), "\(screen)")
    }
  }
}
