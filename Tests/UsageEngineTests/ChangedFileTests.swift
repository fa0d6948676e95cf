import BillingCore
import Glibc
import Synchronization
import Testing

@testable import UsageEngine

/// What another program does to a file that is being read.
enum Tampering: CaseIterable {
  case cut, empty, append, rewrite, replace, remove

  func happen(to path: String) {
    switch self {
    case .cut: truncate(path, 700_001)
    case .empty: truncate(path, 0)
    case .append: put(line() + "\n", path, "a")
    case .rewrite: put(line(("1.5", "9.5")), path, "r+")
    case .replace:
      put(line(("1.5", "9.5")), path + ".new", "w")
      rename(path + ".new", path)
    case .remove: unlink(path)
    }
  }

  /// What was opened is still there as a whole under no name, or another one.
  var leavesTheOldBytes: Bool { self == .replace || self == .remove }

  private func put(_ text: String, _ path: String, _ mode: String) {
    let file = fopen(path, mode)
    fputs(text, file)
    fclose(file)
  }
}

/// Some chunks of lines, an hour old: what is written now has another time for certain.
private func oldFile(_ folder: TemporaryFolder) -> UsageFile {
  let filler = String(repeating: " ", count: 3000)
  let lines = (0..<900).map { line(("\"P\"", "\"P\($0)\"")).dropLast() + filler + "}\n" }
  let path = folder.write("usage", Array(lines.joined().utf8))
  var times = utimbuf(actime: 1_700_000_000, modtime: 1_700_000_000)
  utime(path, &times)
  return UsageFile(
    path: path, imported: Day("2025-06-01")!, accounts: AccountGroups(everythingTo: oneGroup))
}

/// Does something once, after so many chunks.
private func control(_ threads: Int, after chunks: Int, _ act: @escaping @Sendable () -> Void)
  -> ScanControl
{
  let seen = Mutex(0)
  return ScanControl(
    threads: threads,
    isCancelled: {
      let number = seen.withLock { count in
        count += 1
        return count
      }
      if number == chunks { act() }
      return false
    })
}

/// All of the bytes that were opened or a clear error: never a crash, never a part.
@Test(arguments: Tampering.allCases, [1, 3])
func aFileThatChangesWhileItIsReadIsWholeOrRefused(tampering: Tampering, chunk: Int) throws {
  for threads in [1, 2] {
    let folder = TemporaryFolder()
    let file = oldFile(folder)
    guard case .path(let path) = file.content else { return }
    let cache = folder.path + "/cache"
    let control = control(threads, after: chunk) { tampering.happen(to: path) }
    if tampering.leavesTheOldBytes {
      let index = try UsageEngine.open([file], cache: cache, control: control)
      #expect(listing(index).count == 900)
      continue
    }
    let error = #expect(throws: BillingError.self) {
      try UsageEngine.open([file], cache: cache, control: control)
    }
    #expect(error?.code == .changedMeanwhile)
    // What is there now is read the next time, and nothing of before.
    let plain = try listing(UsageEngine.open([file]))
    #expect(try listing(UsageEngine.open([file], cache: cache)) == plain)
  }
}

@Test func whatTookAFilesPlaceIsReadTheNextTime() throws {
  let folder = TemporaryFolder()
  let file = oldFile(folder)
  guard case .path(let path) = file.content else { return }
  let cache = folder.path + "/cache"
  let control = control(2, after: 1) { Tampering.replace.happen(to: path) }
  #expect(try listing(UsageEngine.open([file], cache: cache, control: control)).count == 900)
  #expect(
    try listing(UsageEngine.open([file], cache: cache)) == ["2025-01-01 - c/P 5 u 9.5 USD"])
}

@Test func anAdditionThatChangesMeanwhileLeavesTheIndexAsItWas() throws {
  let folder = TemporaryFolder()
  let file = oldFile(folder)
  guard case .path(let path) = file.content else { return }
  let base = try scanned(line()).index
  let before = listing(base)
  #expect(throws: BillingError.self) {
    try base.adding([file], control: control(2, after: 2) { Tampering.cut.happen(to: path) })
  }
  #expect(listing(base) == before)
}

/// Somebody keeps writing lines while the file is opened again and again.
@Test func aGrowingFileIsReadUpToALineOrRefused() async throws {
  let folder = TemporaryFolder()
  let file = oldFile(folder)
  guard case .path(let path) = file.content else { return }
  let writing = Task.detached {
    for _ in 0..<300 { Tampering.append.happen(to: path) }
  }
  for _ in 0..<6 {
    do {
      let addition = try UsageIndex().adding([file])
      #expect(addition.reports[0].new >= 900)
      #expect(addition.reports[0].rejected <= 1)
    } catch {
      #expect(error.code == .changedMeanwhile)
    }
  }
  await writing.value
  let whole = try UsageIndex().adding([file]).reports[0]
  #expect(whole.read == 1200)
  #expect(whole.rejected == 0)
}
