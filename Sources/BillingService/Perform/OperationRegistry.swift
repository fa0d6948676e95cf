/// Every operation there is. A screen's menu, the palette, the command line's help and the tests of
/// roles and faults read this list, so a new operation can't be forgotten by any of them.
package enum OperationRegistry {
  package static let reading: [any ReadOperation.Type] = []
  package static let changing: [any ChangeOperation.Type] = []

  package static var all: [OperationInfo] {
    reading.map { $0.info } + changing.map { $0.info }
  }
}
