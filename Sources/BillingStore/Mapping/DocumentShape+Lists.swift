import StrictJSON

extension DocumentShape where Value: Equatable {
  /// An array. An item is written over the old one of the same identity, or of the same place.
  static func list<Item: Equatable & Sendable>(
    _ item: DocumentShape<Item>, by identity: (@Sendable (Item) -> String)? = nil
  ) -> DocumentShape where Value == [Item] {
    DocumentShape(schema: ["type": "array", "items": item.schema], packed: .list(item.packed)) {
      json, issues in
      guard let items = json.array else {
        issues.unexpected(json, wanted: "a list", remedy: "Write [ … ].")
        return nil
      }
      let values = items.compactMap { item.read($0, issues) }
      return values.count == items.count ? values : nil
    } write: { values, old in
      let items = old?.array ?? []
      guard let identity else { return .array(written(values, item, over: items)) }
      return .array(written(values, item, over: items, by: identity))
    }
  }

  private static func written<Item: Equatable & Sendable>(
    _ values: [Item], _ item: DocumentShape<Item>, over old: [JSONValue]
  ) -> [JSONValue] {
    values.enumerated().map { index, value in
      item.write(value, over: index < old.count ? old[index] : nil)
    }
  }

  private static func written<Item: Equatable & Sendable>(
    _ values: [Item], _ item: DocumentShape<Item>, over old: [JSONValue],
    by identity: (Item) -> String
  ) -> [JSONValue] {
    var known: [String: JSONValue] = [:]
    for json in old {
      guard let value = item.read(json, DocumentIssues()) else { continue }
      known[identity(value)] = json
    }
    return values.map { item.write($0, over: known[identity($0)]) }
  }
}
