import StrictJSON

/// How one kind of value stands in a document: described, read and written from one declaration.
struct DocumentShape<Value: Equatable & Sendable>: Sendable {
  /// The JSON Schema of it.
  let schema: JSONValue
  /// Nil after telling the issues what is wrong.
  let read: @Sendable (JSONValue, DocumentIssues) -> Value?
  /// How the cache holds it.
  let packed: PackedForm<Value>
  private let render: @Sendable (Value, JSONValue?) -> JSONValue

  init(
    schema: JSONValue, packed: PackedForm<Value>,
    read: @escaping @Sendable (JSONValue, DocumentIssues) -> Value?,
    write: @escaping @Sendable (Value, JSONValue?) -> JSONValue
  ) {
    self.packed = packed
    self.schema = schema
    self.read = read
    render = write
  }

  /// Writes over what stood there: what means the same stays as it was written, and what this
  /// version doesn't know is kept.
  func write(_ value: Value, over old: JSONValue? = nil) -> JSONValue {
    if let old, read(old, DocumentIssues()) == value { return old }
    return render(value, old)
  }
}

/// A type that has one shape in all documents.
protocol Documented: Equatable, Sendable {
  static var shape: DocumentShape<Self> { get }
}
