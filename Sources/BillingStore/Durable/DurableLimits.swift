/// When the journal starts a new file, and how much of it a start may have to read again.
package struct DurableLimits: Sendable {
  package var segmentBytes: Int
  package var checkpointBytes: Int

  package init(segmentBytes: Int = 8 << 20, checkpointBytes: Int = 256 << 10) {
    self.segmentBytes = segmentBytes
    self.checkpointBytes = checkpointBytes
  }
}
