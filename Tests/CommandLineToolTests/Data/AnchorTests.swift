import StrictJSON
import Testing

@testable import CommandLineTool

/// `audit --anchor` and `--against`: a journal that somebody wrote anew as a whole.
@Suite struct AnchorTests {
  /// An organization after some renamings, the journal of which is whole.
  private func home(renamed names: String...) -> Home {
    let home = Home.withData()
    for name in names { #expect(home.on("organization", "rename", name).status == .done) }
    return home
  }

  private func compared(_ home: Home, with log: String) -> Printed {
    home.write("log", log)
    return home.on("audit", "--verify", "--against", home.file("log"), "--format", "json")
  }

  @Test func aJournalThatGoesOnHoldsWhatWasNoted() {
    let home = home(renamed: "One")
    let first = home.on("audit", "--anchor")
    #expect(first.status == .done && first.out.hasPrefix("billtop-journal "))
    _ = home.on("organization", "rename", "Two")
    let second = home.on("audit", "--anchor")
    #expect(second.out != first.out)
    let log = """
      Nov 20 06:00:01 host cron[1]: \(first.out)Nov 20 06:00:02 host sshd[2]: other words
      Nov 21 06:00:01 host cron[1]: \(second.out)billtop-journal is a word
      billtop-journal 0123456789ab 1 \(String(repeating: "f", count: 64))
      """
    let printed = compared(home, with: log)
    #expect(printed.status == .done, "\(printed.err)")
    #expect(printed.json?["anchors"]?.integer == 2)
  }

  @Test func aJournalThatWasWrittenAnewIsFound() {
    let noted = home(renamed: "One", "Two").on("audit", "--anchor").out
    let other = home(renamed: "One", "Three", "Four")
    #expect(other.on("audit", "--verify").status == .done, "the chain alone can't show it")
    let printed = compared(other, with: noted)
    #expect(printed.status == .damaged)
    #expect(printed.json?["sound"]?.bool == false)
    #expect(printed.err.contains("the journal was written anew at or before it"))
  }

  @Test func aJournalWhoseEndIsMissingIsFound() {
    let noted = home(renamed: "One", "Two").on("audit", "--anchor").out
    let printed = compared(home(renamed: "One"), with: noted)
    #expect(printed.status == .damaged)
    #expect(printed.err.contains("its end was cut off, or an earlier backup was restored"))
  }

  @Test func whatCannotBeComparedIsNotCalledSound() {
    let home = home(renamed: "One")
    #expect(compared(home, with: "nothing of it\n").status == .notFound)
    #expect(home.on("audit", "--verify", "--against", home.file("nowhere")).status == .notFound)
    #expect(home.on("audit", "--against", home.file("log")).status == .wrongUsage)
    home.write("data/journal/" + home.names("data/journal")[0], "{}\n")
    #expect(home.on("audit", "--anchor").status == .damaged)
  }
}
