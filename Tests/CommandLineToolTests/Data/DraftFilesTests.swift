import BillingCore
import BillingService
import BillingStore
import Dashboard
import Glibc
import Testing

@testable import CommandLineTool

/// Drafts in a data folder: one's own, for a day, and nobody else's business.
struct DraftFilesTests {
  private let till = Till()
  private let now = Timestamp("2026-11-21T08:15:00Z")!

  private func draft(_ key: String, at: Timestamp? = nil) -> FormDraft {
    FormDraft(
      form: "Add funds to Retail",
      entries: [FormDraft.Entry("amount", label: "Amount", value: "50 “é”\u{1}", shown: "50")],
      key: key, isSubmitted: true, at: at ?? now)
  }

  private func shelf(_ user: String?, at now: Timestamp? = nil) throws -> DraftShelf {
    let moment = now ?? self.now
    let store = try OpenedStore.open("\(till.folder.path)/data")
    let actor = Actor(user: user.flatMap { UserID($0) }, name: user ?? "root", source: .sudo)
    return DraftFiles(store.repository.drafts, of: actor) { moment }.shelf
  }

  @Test func everyoneHasTheirOwn() throws {
    try shelf("vera").keep(draft("k-1"))
    try shelf("vera").keep(draft("k-2"))
    #expect(try shelf("vera").all().count == 2)
    #expect(try shelf("vera").all().contains(draft("k-1")))
    for other in ["bert", nil] { #expect(try shelf(other).all().isEmpty) }
    try shelf("vera").remove("k-1")
    #expect(try shelf("vera").all() == [draft("k-2")])
  }

  @Test func afterADayTheyAreGone() throws {
    try shelf("vera").keep(draft("k-1"))
    let later = Timestamp(seconds: now.seconds + FormDraft.lifetime + 1)
    #expect(try shelf("vera", at: later).all().isEmpty)
    #expect(try shelf("vera").all().isEmpty)
  }

  /// They are no part of the data: a check is content, a backup has none, others can't read them.
  @Test func theyAreNoPartOfTheData() throws {
    try shelf("vera").keep(draft("k-1"))
    var status = stat()
    let folder = "\(till.folder.path)/data/.drafts"
    #expect(stat(folder, &status) == 0 && status.st_mode & 0o777 == 0o700)
    let names = try #require(try? OpenedStore.open("\(till.folder.path)/data")).repository.drafts
      .read(startingWith: "").map(\.name)
    #expect(names.count == 1)
    #expect(stat("\(folder)/\(names[0])", &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(till.done("check", "--repair").out.contains("draft") == false)
    till.done("backup", "\(till.folder.path)/copy")
    #expect(access("\(till.folder.path)/copy/.drafts", F_OK) != 0)
    #expect(try shelf("vera").all().count == 1)
  }

  /// Of those who never come back, `--repair` takes them.
  @Test func repairTakesWhatIsTooOld() throws {
    try shelf("vera").keep(draft("k-1"))
    let folder = "\(till.folder.path)/data/.drafts"
    let store = try OpenedStore.open("\(till.folder.path)/data")
    let name = try #require(store.repository.drafts.read(startingWith: "").first?.name)
    let then = timespec(tv_sec: Int(now.seconds) - 90_000, tv_nsec: 0)
    #expect(utimensat(AT_FDCWD, "\(folder)/\(name)", [then, then], 0) == 0)
    chmod(folder, 0o755)
    let said = till.done("check", "--repair")
    #expect((said.out + said.err).contains("nobody came back to"), "\(said.out)\(said.err)")
    #expect((said.out + said.err).contains(".drafts is for its owner alone"))
    #expect(store.repository.drafts.read(startingWith: "").isEmpty)
  }

  /// Whoever put something else there gets nothing by it.
  @Test(arguments: ["", "{}", "{\"owner\": 5}", "not json", #"{"owner":"vera","form":"x"}"#])
  func whatCannotBeReadGoes(_ text: String) throws {
    try shelf("vera").keep(draft("k-1"))
    let store = try OpenedStore.open("\(till.folder.path)/data")
    let name = try #require(store.repository.drafts.read(startingWith: "").first?.name)
    store.repository.drafts.write(Array(text.utf8), as: name)
    #expect(try shelf("vera").all().isEmpty)
    #expect(store.repository.drafts.read(startingWith: "").isEmpty)
  }
}
