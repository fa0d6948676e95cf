import BillingCore
import Glibc
import Testing

@testable import UsageEngine

/// A gzip member whose data is stored as it is (RFC 1951 and 1952).
private func gzip(_ bytes: [UInt8]) -> [UInt8] {
  func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
  }
  var crc: UInt32 = ~0
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  let size = UInt32(bytes.count)
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [1] + little(size, 2) + little(~size, 2) + bytes
    + little(~crc, 4) + little(size, 4)
}

private let twoLines = Array((line() + "\n" + line(("\"P\"", "\"Q\"")) + "\n").utf8)

@Test func compressedFilesAreReadAsTheyAre() throws {
  let plain = listing(try scanned(twoLines).index)
  #expect(plain.count == 2)
  #expect(listing(try scanned(gzip(twoLines)).index) == plain)
  let half = twoLines.count / 2
  let members = gzip(Array(twoLines[..<half])) + gzip(Array(twoLines[half...]))
  #expect(listing(try scanned(members).index) == plain)
  let array = Array(("[" + line() + "]").utf8)
  #expect(listing(try scanned(gzip(array)).index).count == 1)
}

@Test func damagedCompressionIsSaid() throws {
  let whole = gzip(twoLines)
  var flipped = whole
  flipped[whole.count - 6] ^= 1
  for bytes in [Array(whole.dropLast(9)), Array(whole.dropLast(1)), flipped] {
    let report = try scanned(bytes).reports[0]
    #expect(report.rejects.map(\.reason).contains(.damagedGzip))
    #expect(report.isDamaged)
  }
  // A file that was whole when it was imported: nothing is answered from what is left of it.
  let error = #expect(throws: BillingError.self) {
    try UsageEngine.open([memoryFile(flipped)])
  }
  #expect(error?.code == .damaged && error?.message.contains("compressed data is damaged") == true)
  // What was compressed counts when it is whole.
  let junk = try scanned(whole + Array("junk".utf8))
  #expect(junk.reports[0].read == 3 && junk.reports[0].rejected == 1)
  #expect(junk.reports[0].rejects.map(\.reason) == [.behindGzip] && !junk.reports[0].isDamaged)
  #expect(listing(junk.index).count == 2)
}

@Test func aStoppedScanChangesNothing() throws {
  let folder = TemporaryFolder()
  let file = UsageFile(
    path: folder.write("a", twoLines), imported: Day("2025-06-01")!,
    accounts: AccountGroups(everythingTo: oneGroup))
  let base = UsageIndex(cache: folder.path + "/cache")
  #expect(throws: BillingError.self) {
    try base.adding([file], control: ScanControl(isCancelled: { true }))
  }
  #expect(listing(base).isEmpty)
}

@Test func unknownAccountsAreListed() throws {
  let text = line(("{\"pr", "{\"accountSid\":\"AC2\",\"pr")) + "\n" + line()
  let file = UsageFile(
    name: "test", content: .bytes(Array(text.utf8)), imported: Day("2025-06-01")!,
    accounts: AccountGroups([AccountID("AC1")!: oneGroup]))
  let addition = try UsageIndex().adding([file])
  #expect(addition.reports[0].unknownAccounts == ["AC2"])
  #expect(addition.reports[0].hasUnattributed)
  #expect(!addition.reports[0].isComplete)
  #expect(listing(addition.index).isEmpty)
}

@Test func recordsOfSeveralDaysAreCounted() throws {
  let long = line((#""endDate":"2025-01-01""#, #""endDate":"2025-01-31""#))
  #expect(try scanned(line() + "\n" + long).reports[0].severalDays == 1)
}
