import StrictJSON

/// One of several forms of a value: a word alone, or an object that holds what belongs to it.
struct DocumentCase<Whole: Sendable>: Sendable {
  let word: String
  let schema: JSONValue
  let names: [String]
  /// Whether the word alone says everything.
  let isBare: Bool
  let read: @Sendable (JSONValue, DocumentIssues) -> Whole?
  /// The members behind the word; nil when the value is of another form.
  let write: @Sendable (Whole, [JSONMember]) -> [JSONMember]?
  /// Puts its number and what belongs to it; false when the value is of another form.
  let pack: @Sendable (Whole, Int, inout Packer) -> Bool
  let unpack: @Sendable (inout Unpacker) -> Whole?
}

extension DocumentCase {
  static func word(_ word: String, _ value: Whole) -> DocumentCase where Whole: Equatable {
    DocumentCase(
      word: word, schema: .object([]), names: [], isBare: true, read: { _, _ in value },
      write: { $0 == value ? $1 : nil },
      pack: { whole, number, packer in
        guard whole == value else { return false }
        packer.put(UInt64(number))
        return true
      },
      unpack: { _ in value })
  }

  static func fields<Parts: Sendable>(
    _ word: String, _ blank: Parts, _ fields: [DocumentField<Parts>],
    make: @escaping @Sendable (Parts) -> Whole, parts: @escaping @Sendable (Whole) -> Parts?
  ) -> DocumentCase {
    DocumentCase(
      word: word, schema: .object(fields: fields), names: fields.map(\.name), isBare: false,
      read: { json, issues in
        let before = issues.all.count
        var whole = blank
        fields.read(json.members ?? [], of: json, into: &whole, issues)
        return issues.all.count == before ? make(whole) : nil
      },
      write: { value, old in parts(value).map { fields.write($0, over: old) } },
      pack: { value, number, packer in
        guard let parts = parts(value) else { return false }
        packer.put(UInt64(number))
        for field in fields { field.pack(parts, &packer) }
        return true
      }, unpack: { fields.unpack(&$0, over: blank).map(make) })
  }
}

extension DocumentShape where Value: Equatable {
  /// One of the forms, told apart by the word in the member `tag`.
  static func either(_ tag: String, _ cases: [DocumentCase<Value>]) -> DocumentShape {
    let words = cases.map(\.word)
    return DocumentShape(schema: schema(tag, cases), packed: packed(cases)) { json, issues in
      let word = json.string ?? json[tag]?.string
      guard let found = cases.first(where: { $0.word == word }) else {
        let near = word.flatMap { NearestName.of($0, among: words) }
        issues.unexpected(
          json[tag] ?? json, wanted: "“\(tag)” to be one of \(words.joined(separator: ", "))",
          remedy: near.map { "Did you mean “\($0)”?" } ?? "Write one of them.")
        return nil
      }
      return found.read(json, issues)
    } write: { value, old in
      written(value, tag, cases, over: old?.members ?? [])
    }
  }

  private static func written(
    _ value: Value, _ tag: String, _ cases: [DocumentCase<Value>], over old: [JSONMember]
  ) -> JSONValue {
    let known = Set(cases.flatMap(\.names) + [tag])
    let unknown = old.filter { !known.contains($0.key) }
    for form in cases {
      let same = old.first { $0.isNamed(tag) }?.value.string == form.word
      guard let members = form.write(value, same ? old.filter { !$0.isNamed(tag) } : unknown) else {
        continue
      }
      if form.isBare, members.isEmpty { return .string(form.word) }
      return .object([JSONMember(tag, .string(form.word))] + members)
    }
    return .null
  }

  /// The number of the form, then what belongs to it.
  private static func packed(_ cases: [DocumentCase<Value>]) -> PackedForm<Value> {
    PackedForm(
      pack: { value, packer in
        _ = cases.indices.first { cases[$0].pack(value, $0, &packer) }
      },
      unpack: { unpacker in
        guard let index = unpacker.number(), index < UInt64(cases.count) else { return nil }
        return cases[Int(index)].unpack(&unpacker)
      })
  }

  private static func schema(_ tag: String, _ cases: [DocumentCase<Value>]) -> JSONValue {
    let forms = cases.map { form -> JSONValue in
      let properties = form.schema["properties"]?.members ?? []
      let tagged = JSONMember(tag, ["const": .string(form.word)])
      let required = (form.schema["required"]?.array ?? [])
      let object: JSONValue = .object([
        JSONMember("type", "object"), JSONMember("properties", .object([tagged] + properties)),
        JSONMember("required", .array([.string(tag)] + required)),
      ])
      return form.isBare ? ["anyOf": [["const": .string(form.word)], object]] : object
    }
    return ["oneOf": .array(forms)]
  }
}
