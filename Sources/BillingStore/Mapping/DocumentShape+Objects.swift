import StrictJSON

extension DocumentShape where Value: Equatable {
  /// An object of fields. What a field doesn't say stays as it is in `blank`.
  static func object(_ blank: Value, _ fields: [DocumentField<Value>]) -> DocumentShape {
    let packed = PackedForm<Value>(
      pack: { value, packer in for field in fields { field.pack(value, &packer) } },
      unpack: { fields.unpack(&$0, over: blank) })
    return DocumentShape(schema: .object(fields: fields), packed: packed) { json, issues in
      guard let members = json.members else {
        issues.unexpected(json, wanted: "an object", remedy: "Write { … }.")
        return nil
      }
      let before = issues.all.count
      var whole = blank
      fields.read(members, of: json, into: &whole, issues)
      return issues.all.count == before ? whole : nil
    } write: { value, old in
      .object(fields.write(value, over: old?.members ?? []))
    }
  }
}

extension Array {
  func read<Whole: Sendable>(
    _ members: [JSONMember], of object: JSONValue, into whole: inout Whole, _ issues: DocumentIssues
  ) where Element == DocumentField<Whole> {
    var found = 0
    for (index, field) in enumerated() {
      guard let member = members.named(field.name, near: index) else {
        if field.isRequired { issues.missing(field.name, in: object, nearest(field.name, members)) }
        continue
      }
      found += 1
      field.read(member.value, &whole, issues)
    }
    if found < members.count { noticeSlips(in: members, issues) }
  }

  /// Members that nobody knows are kept; one that looks like a slip of the keyboard is told.
  private func noticeSlips<Whole>(in members: [JSONMember], _ issues: DocumentIssues)
  where Element == DocumentField<Whole> {
    let names = map(\.name)
    let free = names.filter { name in !members.contains { $0.isNamed(name) } }
    for member in members where !names.contains(where: { member.isNamed($0) }) {
      guard let near = NearestName.of(member.key, among: free) else { continue }
      issues.notice(
        member.value, "“\(JSONValue.printable(member.key))” is not known and was kept",
        remedy: "Did you mean “\(near)”?")
    }
  }

  func unpack<Whole>(_ unpacker: inout Unpacker, over blank: Whole) -> Whole?
  where Element == DocumentField<Whole> {
    var whole = blank
    for field in self {
      guard field.unpack(&unpacker, &whole) else { return nil }
    }
    return whole
  }

  /// A member this version doesn't know that is probably meant to be the missing one.
  private func nearest<Whole: Sendable>(_ name: String, _ members: [JSONMember]) -> String?
  where Element == DocumentField<Whole> {
    let known = Set(map(\.name))
    return NearestName.of(name, among: members.map(\.key).filter { !known.contains($0) })
  }

  /// Known members where they stood, unknown ones untouched, new ones in the declared order.
  func write<Whole: Sendable>(_ value: Whole, over old: [JSONMember]) -> [JSONMember]
  where Element == DocumentField<Whole> {
    var result = old
    var place = 0
    for field in self {
      let index = result.firstIndex { $0.isNamed(field.name) }
      let json = field.write(value, index.map { result[$0].value })
      switch (index, json) {
      case (let index?, let json?):
        result[index].value = json
        place = index + 1
      case (let index?, nil):
        result.remove(at: index)
        place = index
      case (nil, let json?):
        result.insert(JSONMember(field.name, json), at: place)
        place += 1
      case (nil, nil): break
      }
    }
    return result
  }
}

extension [JSONMember] {
  /// Documents are mostly in the declared order, so the search starts where the member should be.
  func named(_ name: String, near index: Int) -> JSONMember? {
    if index < count, self[index].isNamed(name) { return self[index] }
    return first { $0.isNamed(name) }
  }
}

extension JSONMember {
  /// Byte for byte: `==` alone would take the Kelvin sign for a K.
  func isNamed(_ name: String) -> Bool { key == name && key.utf8.count == name.utf8.count }
}

extension DocumentIssues {
  func missing(_ name: String, in object: JSONValue, _ near: String?) {
    add(
      object, "“\(name)” is missing",
      remedy: near.map { "Did you mean it by “\(JSONValue.printable($0))”?" }
        ?? "Add it, or take the document from a backup.", member: name)
  }
}

extension JSONValue {
  static func object<Whole: Sendable>(fields: [DocumentField<Whole>]) -> JSONValue {
    var members: [JSONMember] = [
      JSONMember("type", "object"),
      JSONMember("properties", .object(fields.map { JSONMember($0.name, $0.schema) })),
    ]
    let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
    if !required.isEmpty { members.append(JSONMember("required", .array(required))) }
    return .object(members)
  }
}
