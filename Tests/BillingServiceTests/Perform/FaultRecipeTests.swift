import BillingService
import Glibc
import Testing

/// The text of a file of the project, by its place in it.
private func projectFile(_ path: String) -> String? {
  let steps = #filePath.split(separator: "/").dropLast(4)
  guard let file = fopen("/\(steps.joined(separator: "/"))/\(path)", "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 14)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
  return String(decoding: bytes, as: UTF8.self)
}

/// Faults are tried on every operation that changes data, or there is a reason why not.
@Test func everyChangingOperationHasAFaultRecipeOrAReason() throws {
  let text = try #require(projectFile("Scripts/faults/recipes"))
  let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
  var known: [String] = []
  for line in lines {
    let fields = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
    #expect(fields.count == 3 && fields[2].count > 5, "\(line)")
    known += fields[0].split(separator: " ").map(String.init)
  }
  let registered = OperationRegistry.changing.map { $0.info.name }
  #expect(Set(registered).subtracting(known) == [], "add them to Scripts/faults/recipes")
  #expect(Set(known).subtracting(registered) == [], "the registry does not know them any more")
}
