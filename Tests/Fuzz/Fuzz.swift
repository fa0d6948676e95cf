import Glibc

/// What the fuzzer calls: the target that FUZZ_TARGET names, with texts that lead to new code.
private let target: FuzzTarget = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget.named(name) else {
    say("no target \(name); there are: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
    exit(2)
  }
  return target
}()

/// Before the first text: writes the seeds where FUZZ_SEEDS says.
@_cdecl("LLVMFuzzerInitialize")
public func fuzzerInitialize(_ count: UnsafeMutableRawPointer, _ words: UnsafeMutableRawPointer)
  -> CInt
{
  guard let folder = getenv("FUZZ_SEEDS").map({ String(cString: $0) }) else { return 0 }
  for (number, seed) in target.seeds.enumerated() {
    let file = open("\(folder)/seed-\(number)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = write(file, seed, seed.count)
    close(file)
  }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzerTestOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = Array(UnsafeBufferPointer(start: bytes, count: count))
  if let complaint = target.complaint(text) {
    say("\(target.name): \(complaint)")
    abort()
  }
  return 0
}

private func say(_ text: String) { _ = write(2, text + "\n", text.utf8.count + 1) }
