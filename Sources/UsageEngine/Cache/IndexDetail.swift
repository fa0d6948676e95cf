internal import BillingCore
internal import Glibc

/// The part of a head that is left on disk until something asks for series, accounts, categories
/// of groups, or revisions.
final class IndexDetail: Sendable {
  private let descriptor: Int32
  private let range: Range<Int>
  private let check: UInt64
  private let cells: Int

  /// Takes over the descriptor.
  init(descriptor: Int32, range: Range<Int>, check: UInt64, cells: Int) {
    (self.descriptor, self.range, self.check, self.cells) = (descriptor, range, check, cells)
  }

  deinit { close(descriptor) }

  /// The outline with what was left out, if it is sound.
  func head(_ outline: IndexHead) throws(IndexDamage) -> IndexHead {
    let bytes = SourceFile.read(descriptor, range)
    guard bytes.count == range.count, bytes.withUnsafeBytes({ FastHash.of($0) }) == check else {
      throw IndexDamage(reason: "the list of series differs from its checksum")
    }
    var reader = HeadReader(bytes, from: 0)
    guard let head = reader.detail(of: outline), head.isDetailSound(cells: cells) else {
      throw IndexDamage(reason: "the list of series is not sound")
    }
    return head
  }
}
