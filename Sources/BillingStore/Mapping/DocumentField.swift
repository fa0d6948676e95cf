import StrictJSON

/// One member of an object in a document: its name, its shape, what it means, where it belongs.
/// A class, because going through a list of them then copies nothing.
final class DocumentField<Whole: Sendable>: Sendable {
  let name: String
  let isRequired: Bool
  /// With the description and the default.
  let schema: JSONValue
  let read: @Sendable (JSONValue, inout Whole, DocumentIssues) -> Void
  /// Nil leaves the member out.
  let write: @Sendable (Whole, JSONValue?) -> JSONValue?
  let pack: @Sendable (Whole, inout Packer) -> Void
  /// False when the bytes are not what was packed.
  let unpack: @Sendable (inout Unpacker, inout Whole) -> Bool

  /// The member at a path, whatever is done with it in a document.
  private init<Part>(
    _ name: String, _ path: any WritableKeyPath<Whole, Part> & Sendable, isRequired: Bool = false,
    _ packed: PackedForm<Part>, schema: JSONValue,
    read: @escaping @Sendable (JSONValue, inout Whole, DocumentIssues) -> Void,
    write: @escaping @Sendable (Whole, JSONValue?) -> JSONValue?
  ) {
    self.name = name
    self.isRequired = isRequired
    self.schema = schema
    self.read = read
    self.write = write
    pack = { packed.pack($0[keyPath: path], &$1) }
    unpack = { unpacker, whole in
      guard let part = packed.unpack(&unpacker) else { return false }
      whole[keyPath: path] = part
      return true
    }
  }
}

extension DocumentField {
  /// A member that must be there.
  static func required<Part: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Whole, Part> & Sendable,
    _ shape: DocumentShape<Part>,
    _ about: String
  ) -> DocumentField {
    DocumentField(
      name, path, isRequired: true, shape.packed, schema: shape.schema.described(about),
      read: { json, whole, issues in
        if let part = shape.read(json, issues) { whole[keyPath: path] = part }
      },
      write: { whole, old in shape.write(whole[keyPath: path], over: old) })
  }

  /// A member that stands for its default while it isn't there.
  static func defaulted<Part: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Whole, Part> & Sendable,
    _ shape: DocumentShape<Part>,
    _ standard: Part, _ about: String
  ) -> DocumentField {
    DocumentField(
      name, path, shape.packed,
      schema: shape.schema.described(about, default: shape.write(standard)),
      read: { json, whole, issues in
        if let part = shape.read(json, issues) { whole[keyPath: path] = part }
      },
      write: { whole, old in
        let part = whole[keyPath: path]
        return part == standard && old == nil ? nil : shape.write(part, over: old)
      })
  }

  /// A member that is always written, and stands for its default in a document that lacks it.
  static func stated<Part: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Whole, Part> & Sendable,
    _ shape: DocumentShape<Part>, _ standard: Part, _ about: String
  ) -> DocumentField {
    let field = DocumentField.required(name, path, shape, about)
    return DocumentField(
      name, path, shape.packed,
      schema: shape.schema.described(about, default: shape.write(standard)), read: field.read,
      write: field.write)
  }

  /// A member that may be absent or null.
  static func optional<Part: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Whole, Part?> & Sendable,
    _ shape: DocumentShape<Part>,
    _ about: String
  ) -> DocumentField {
    DocumentField(
      name, path, .optional(shape.packed), schema: shape.schema.described(about),
      read: { json, whole, issues in
        guard !json.isNull else { return }
        if let part = shape.read(json, issues) { whole[keyPath: path] = part }
      },
      write: { whole, old in whole[keyPath: path].map { shape.write($0, over: old) } })
  }

  /// A member that says something only beside another one; alone it stays as somebody wrote it.
  static func beside<Main, Part: Equatable & Sendable>(
    _ main: any KeyPath<Whole, Main?> & Sendable, _ name: String,
    _ path: any WritableKeyPath<Whole, Part> & Sendable, _ shape: DocumentShape<Part>,
    _ standard: Part, _ about: String
  ) -> DocumentField {
    let field = DocumentField.defaulted(name, path, shape, standard, about)
    return DocumentField(
      name, path, shape.packed, schema: field.schema,
      read: { json, whole, issues in
        if whole[keyPath: main] != nil { field.read(json, &whole, issues) }
      },
      write: { whole, old in whole[keyPath: main] == nil ? old : field.write(whole, old) })
  }

  static func list<Part: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Whole, [Part]> & Sendable,
    _ shape: DocumentShape<Part>,
    by identity: (@Sendable (Part) -> String)? = nil, _ about: String
  ) -> DocumentField {
    .defaulted(name, path, .list(shape, by: identity), [], about)
  }
}

extension JSONValue {
  /// A schema with what a reader of it wants to know.
  func described(_ about: String, default standard: JSONValue? = nil) -> JSONValue {
    var members = [JSONMember("description", .string(about))] + (self.members ?? [])
    if let standard { members.append(JSONMember("default", standard)) }
    return .object(members)
  }
}
