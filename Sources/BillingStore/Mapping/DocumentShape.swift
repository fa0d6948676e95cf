import StrictJSON

/// How one kind of value stands in a document: described, read and written from one declaration.
///
/// What compares two values is kept with it: were the type itself bound to `Equatable`, the runtime
/// would look each kind's conformance up at every start, which took longer than reading.
struct DocumentShape<Value: Sendable>: Sendable {
  /// The JSON Schema of it.
  let schema: JSONValue
  /// Nil after telling the issues what is wrong.
  let read: @Sendable (JSONValue, DocumentIssues) -> Value?
  /// How the cache holds it.
  let packed: PackedForm<Value>
  private let render: @Sendable (Value, JSONValue?) -> JSONValue
  private let isSame: @Sendable (Value, Value) -> Bool

  init(
    schema: JSONValue, packed: PackedForm<Value>,
    read: @escaping @Sendable (JSONValue, DocumentIssues) -> Value?,
    write: @escaping @Sendable (Value, JSONValue?) -> JSONValue
  ) where Value: Equatable {
    self.packed = packed
    self.schema = schema
    self.read = read
    render = write
    isSame = { $0 == $1 }
  }

  /// Writes over what stood there: what means the same stays as it was written, and what this
  /// version doesn't know is kept.
  func write(_ value: Value, over old: JSONValue? = nil) -> JSONValue {
    if let old, let known = read(old, DocumentIssues()), isSame(known, value) { return old }
    return render(value, old)
  }
}

/// A type that has one shape in all documents.
protocol Documented: Equatable, Sendable {
  static var shape: DocumentShape<Self> { get }
}
