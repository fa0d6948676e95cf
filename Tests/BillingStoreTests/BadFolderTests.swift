import BillingCore
import BillingService
import BillingStore
import Glibc
import Testing

/// Folders that are no data, and systems that do not let anything be written.
@Suite struct BadFolderTests {
  private static func error(at path: String) -> BillingError? {
    do throws(BillingError) {
      _ = try JSONFileRepository.open(at: path).snapshot()
      return nil
    } catch {
      return error
    }
  }

  @Test func aPlaceWithoutDataSaysHowToMakeSome() {
    let files = TemporaryFolder()
    let error = Self.error(at: files.data)
    #expect(error?.code == .notFound)
    #expect(error?.message == "There is no data at \(files.data).")
    #expect(error?.remedy == "Make an organization with: billtop init \(files.data)")
  }

  @Test func anEmptyFolderIsNotAnEmptyOrganization() {
    let files = TemporaryFolder()
    mkdir(files.data, 0o700)
    let error = Self.error(at: files.data)
    #expect(error?.code == .notFound)
    #expect(error?.message.contains("no journal") == true)
    #expect(files.names() == [])
  }

  @Test func aFileIsNoFolder() {
    let files = TemporaryFolder()
    close(open(files.data, O_CREAT | O_WRONLY, 0o600))
    let error = Self.error(at: files.data)
    #expect(error?.message.contains("ENOTDIR") == true)
  }

  @Test func aFolderWithOtherThingsIsNotTakenOver() throws {
    let files = TemporaryFolder()
    mkdir(files.data, 0o700)
    files.write("letter.txt", Array("Dear".utf8))
    let error = #expect(throws: BillingError.self) {
      try JSONFileRepository.initialize(
        at: files.data, StoreWorld.small, by: "owner", at: StoreWorld.moment.now)
    }
    #expect(error?.message.contains("not empty") == true)
    #expect(files.names() == ["letter.txt"])
  }

  @Test func aDocumentOfAGigabyteIsNotRead() throws {
    let world = try StoreWorld()
    truncate(world.files.data + "/groups/retail.json", 1 << 30)
    let snapshot = try world.again().snapshot()
    #expect(snapshot.organization.groups.map(\.name) == ["Mobile"])
    #expect(snapshot.problems.first?.groupName == "Retail")
    #expect(snapshot.problems.first?.error.message.contains("1073741824 bytes") == true)
    #expect(snapshot.problems.first?.error.path == "groups/retail.json")
  }

  @Test func aLinkThatLeadsToItselfIsNotFollowed() throws {
    let world = try StoreWorld()
    world.files.delete("groups/retail.json")
    symlink("retail.json", world.files.data + "/groups/retail.json")
    let snapshot = try world.again().snapshot()
    #expect(snapshot.problems.first?.groupName == "Retail")
    #expect(snapshot.problems.first?.error.message.contains("ELOOP") == true)
  }

  @Test func theFolderItselfMayBeReachedByALink() throws {
    let world = try StoreWorld()
    let link = world.files.path + "/link"
    symlink(world.files.data, link)
    #expect(try JSONFileRepository.open(at: link).snapshot().organization == StoreWorld.small)
    symlink("loop", world.files.path + "/loop")
    let error = Self.error(at: world.files.path + "/loop")
    #expect(error?.remedy.contains("symbolic link") == true)
  }

  @Test func aFileOutsideIsNotReadThroughALink() throws {
    let world = try StoreWorld()
    world.files.delete("groups/retail.json")
    symlink("/etc/passwd", world.files.data + "/groups/retail.json")
    let snapshot = try world.again().snapshot()
    #expect(snapshot.problems.first?.groupName == "Retail")
    #expect(!"\(snapshot.problems)".contains("root"))
  }

  @Test func aRemovedGroupIsMissed() throws {
    let world = try StoreWorld()
    world.files.delete("groups/retail.json")
    let snapshot = try world.again().snapshot()
    #expect(snapshot.organization.groups.map(\.name) == ["Mobile"])
    #expect(snapshot.problems.first?.error.message == "groups/retail.json is missing.")
  }

  @Test func aFolderThatIsNotReadableSaysSo() async {
    await #expect(processExitsWith: .success) {
      let world = try StoreWorld()
      Unprivileged.own(world.files.data, mode: 0)
      Unprivileged.become()
      let error = BadFolderTests.error(at: world.files.data)
      Unprivileged.finish(error?.message.contains("EACCES") == true)
    }
  }

  @Test func aReadOnlyFolderCanBeLookedAt() async {
    await #expect(processExitsWith: .success) {
      let world = try StoreWorld()
      Unprivileged.own(world.files.data, mode: 0o500)
      Unprivileged.become()
      let repository = try world.again()
      let snapshot = try repository.snapshot()
      let reads = snapshot.organization == StoreWorld.small
      let says = snapshot.readOnlyReason?.contains("may not write") == true
      let refuses = Unprivileged.isRefused {
        _ = try BillingService(repository).change(
          Rename("Retail", to: "Shops"), as: StoreWorld.owner, at: StoreWorld.moment)
      }
      Unprivileged.finish(reads && says && refuses)
    }
  }

  @Test func aFullDiskChangesNothing() async {
    await #expect(processExitsWith: .success) {
      let world = try StoreWorld()
      let before = world.files.read("groups/retail.json")
      signal(SIGXFSZ, SIG_IGN)
      Unprivileged.limitFiles(to: 600)
      let refuses = Unprivileged.isRefused { _ = try world.change(Rename("Retail", to: "Shops")) }
      Unprivileged.limitFiles(to: .max)
      let kept = world.files.read("groups/retail.json") == before
      let same = try world.again().snapshot().organization == StoreWorld.small
      _ = try world.change(Rename("Retail", to: "Shops"))
      Unprivileged.finish(refuses && kept && same)
    }
  }
}

/// What a child process does to meet the limits of an ordinary user.
enum Unprivileged {
  private static let nobody: uid_t = 65534

  /// Gives the folder and all in it to the user that the process will be.
  static func own(_ path: String, mode: mode_t) {
    let files = ["", "groups", "invoices", "invoices/retail", "invoices/mobile", "journal"]
    for folder in files.reversed() {
      let place = path + "/" + folder
      for name in TemporaryFolder.names(at: place) { give(place + "/" + name) }
      give(place)
      chmod(place, mode)
    }
    chmod(String(path.dropLast("/data".count)), 0o755)
  }

  private static func give(_ path: String) {
    if geteuid() == 0 { chown(path, nobody, nobody) }
  }

  static func become() {
    if geteuid() == 0 { seteuid(nobody) }
  }

  /// A write beyond this fails, as on a full disk.
  static func limitFiles(to bytes: rlim_t) {
    var limit = rlimit(rlim_cur: bytes, rlim_max: .max)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  }

  static func isRefused(_ body: () throws -> Void) -> Bool {
    do {
      try body()
      return false
    } catch {
      return (error as? BillingError)?.code == .failed
    }
  }

  static func finish(_ isRight: Bool) -> Never {
    seteuid(getuid())
    exit(isRight ? 0 : 1)
  }
}

extension TemporaryFolder {
  static func names(at path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
