internal import Glibc
internal import Synchronization

/// The index on disk is not what its head says.
struct IndexDamage: Error {
  var reason: String
}

/// The bytes of all planes: a file that is read piece by piece, or memory.
final class CellStore: @unchecked Sendable {
  /// Each so many bytes of a plane have a checksum, looked at when they are first read.
  static let chunk = 32 * 1024

  /// Where the bytes are.
  enum Place {
    case memory
    case file(Int32)

    var isMemory: Bool {
      if case .memory = self { true } else { false }
    }
  }

  let place: Place
  /// Only in memory: grows while an index is built, and never after.
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 16)
  private(set) var length: Int
  private let end = Mutex<Void>(())
  private let verified = Mutex<[Bool]>([])
  private let kept = Mutex(KeptPlanes())

  /// Cells that come before these, and how many bytes they are.
  private let base: CellStore?
  let baseLength: Int

  /// Cells in memory, behind others that stay where they are.
  init(after base: CellStore? = nil) {
    place = .memory
    self.base = base
    baseLength = base?.length ?? 0
    length = baseLength
  }

  /// Takes over the descriptor.
  init(descriptor: Int32, length: Int) {
    place = .file(descriptor)
    base = nil
    baseLength = 0
    self.length = length
  }

  deinit {
    memory.deallocate()
    if case .file(let descriptor) = place { close(descriptor) }
  }

  /// The bytes at this place, in `scratch` unless they are in memory anyway.
  func bytes(at offset: Int, count: Int, scratch: ScratchBuffer) throws(IndexDamage)
    -> UnsafeRawPointer
  {
    let beyond = IndexDamage(reason: "cells are asked for beyond the end")
    guard offset >= 0, count >= 0 else { throw beyond }
    // Before `length`: what comes before is read while another thread puts bytes at the end.
    if let base, offset < baseLength {
      return try base.bytes(at: offset, count: count, scratch: scratch)
    }
    guard offset <= length, count <= length - offset else { throw beyond }
    switch place {
    case .memory:
      return UnsafeRawPointer(memory.baseAddress ?? scratch.room(0)) + (offset - baseLength)
    case .file(let descriptor):
      let room = scratch.room(count)
      try Self.read(descriptor, at: offset, count: count, into: room)
      return UnsafeRawPointer(room)
    }
  }

  private static func read(
    _ descriptor: Int32, at offset: Int, count: Int, into room: UnsafeMutableRawPointer
  ) throws(IndexDamage) {
    var done = 0
    while done < count {
      let got = pread(descriptor, room + done, count - done, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw IndexDamage(reason: "cells can't be read") }
      done += got
    }
  }

  /// Whether the cells before these are in memory only.
  var standsOnMemory: Bool { base?.place.isMemory ?? false && baseLength > 0 }

  /// Puts bytes at the end and says where; several threads may do that while nobody reads.
  func append(_ bytes: UnsafeRawBufferPointer) throws(IndexDamage) -> Int {
    let start = end.withLock { _ in
      if place.isMemory { grow(by: bytes) }
      length += bytes.count
      return length - bytes.count
    }
    if case .file(let descriptor) = place {
      guard Self.write(bytes, to: descriptor, at: start) else {
        throw IndexDamage(reason: "cells can't be written")
      }
    }
    return start
  }

  private func grow(by bytes: UnsafeRawBufferPointer) {
    let used = length - baseLength
    if used + bytes.count > memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(4096, (used + bytes.count) * 3 / 2), alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<used]))
      memory.deallocate()
      memory = larger
    }
    UnsafeMutableRawBufferPointer(rebasing: memory[used...]).copyMemory(from: bytes)
  }

  /// What stands behind the base, for saving.
  var tail: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: memory[..<(place.isMemory ? length - baseLength : 0)])
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at start: Int
  ) -> Bool {
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let put = pwrite(descriptor, base + done, bytes.count - done, off_t(start + done))
      if put < 0, errno == EINTR { continue }
      guard put > 0 else { return false }
      done += put
    }
    return true
  }

  /// Compares the checksums of the chunks that hold these bytes of a plane, each once.
  func verify(
    _ entry: PlaneEntry, _ part: Range<Int>, checks: [UInt64], scratch: ScratchBuffer
  ) throws(IndexDamage) {
    if let base, Int(entry.offset) < baseLength {
      return try base.verify(entry, part, checks: checks, scratch: scratch)
    }
    guard case .file = place, !part.isEmpty else { return }
    for chunk in part.lowerBound / Self.chunk...(part.upperBound - 1) / Self.chunk {
      let index = Int(entry.check) + chunk
      if verified.withLock({ index < $0.count && $0[index] }) { continue }
      let start = chunk * Self.chunk
      let count = min(Self.chunk, entry.length - start)
      let base = try bytes(at: Int(entry.offset) + start, count: count, scratch: scratch)
      guard FastHash.of(UnsafeRawBufferPointer(start: base, count: count)) == checks[index] else {
        throw IndexDamage(reason: "cells differ from their checksum")
      }
      verified.withLock { flags in
        if flags.count < checks.count {
          flags += [Bool](repeating: false, count: checks.count - flags.count)
        }
        flags[index] = true
      }
    }
  }
}

extension CellStore {
  /// All of a plane of at most one chunk, checked, from memory if it was asked for before; nil
  /// where it is in memory anyway or there is no more room to keep it.
  func kept(_ entry: PlaneEntry, checks: [UInt64]) throws(IndexDamage) -> UnsafeRawPointer? {
    if let base, Int(entry.offset) < baseLength { return try base.kept(entry, checks: checks) }
    guard case .file(let descriptor) = place, entry.length > 0 else { return nil }
    if let known = kept.withLock({ $0.find(entry) }) { return known.place }
    guard Int(entry.offset) <= length, entry.length <= length - Int(entry.offset) else {
      throw IndexDamage(reason: "cells are asked for beyond the end")
    }
    let room = UnsafeMutableRawPointer.allocate(byteCount: entry.length, alignment: 16)
    do throws(IndexDamage) {
      try Self.read(descriptor, at: Int(entry.offset), count: entry.length, into: room)
      let bytes = UnsafeRawBufferPointer(start: room, count: entry.length)
      guard FastHash.of(bytes) == checks[Int(entry.check)] else {
        throw IndexDamage(reason: "cells differ from their checksum")
      }
    } catch {
      room.deallocate()
      throw error
    }
    let plane = KeptPlane(place: room)
    return kept.withLock { $0.keep(plane, entry) }?.place
  }
}

/// A plane in memory that nobody changes.
private struct KeptPlane: @unchecked Sendable {
  let place: UnsafeRawPointer
}

/// Short planes that were read and checked: most questions ask for the same ones.
private struct KeptPlanes: ~Copyable, Sendable {
  private static let most = 16 * 1024 * 1024

  private var planes: [UInt64: KeptPlane] = [:]
  private var total = 0

  deinit { for plane in planes.values { plane.place.deallocate() } }

  func find(_ entry: PlaneEntry) -> KeptPlane? { planes[entry.offset] }

  /// Takes over the memory; the plane that is there is handed back.
  mutating func keep(_ plane: KeptPlane, _ entry: PlaneEntry) -> KeptPlane? {
    guard planes[entry.offset] == nil, total + entry.length <= Self.most else {
      plane.place.deallocate()
      return planes[entry.offset]
    }
    planes[entry.offset] = plane
    total += entry.length
    return plane
  }
}

/// Memory that one question uses again and again.
final class ScratchBuffer {
  @exclusivity(unchecked) private var memory = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 0, alignment: 16)

  deinit { memory.deallocate() }

  func room(_ count: Int) -> UnsafeMutableRawPointer {
    if memory.count < count || memory.isEmpty {
      memory.deallocate()
      memory = .allocate(byteCount: max(4096, count * 5 / 4), alignment: 16)
    }
    return memory.baseAddress.unsafelyUnwrapped
  }
}
