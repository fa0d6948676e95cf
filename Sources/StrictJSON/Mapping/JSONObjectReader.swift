/// Reads the members of one object by name and remembers which names were asked for.
package final class JSONObjectReader {
  package let place: JSONField
  private let members: [JSONMember]
  private var isKnown: [Bool]
  private var asked: [String] = []

  init(_ members: [JSONMember], at place: JSONField) {
    self.members = members
    self.place = place
    isKnown = Array(repeating: false, count: members.count)
  }

  package subscript(name: String) -> JSONField {
    asked.append(name)
    let index = members.firstIndex { $0.key.hasSameBytes(as: name) }
    if let index { isKnown[index] = true }
    return JSONField(
      index.map { members[$0].value }, path: .member(place.path, name), issues: place.issues,
      parentOffset: place.offset)
  }

  /// Ends the reading of a document that people write by hand: unknown names are problems.
  package func refuseUnknown() {
    for member in unknown {
      let near = nearest(to: member.key)
      field(member).problem(
        "is not known",
        remedy: near.map { "did you mean \"\($0)\"?" }
          ?? "known are \(asked.joined(separator: ", "))")
    }
  }

  private var unknown: [JSONMember] { zip(members, isKnown).filter { !$1 }.map(\.0) }

  /// Only names that the object lacks: nobody means one that is there already.
  private func nearest(to name: String) -> String? {
    let free = asked.filter { wanted in !members.contains { $0.key.hasSameBytes(as: wanted) } }
    return NearestName.of(name, among: free)
  }

  private func field(_ member: JSONMember) -> JSONField {
    JSONField(
      member.value, path: .member(place.path, member.key), issues: place.issues,
      parentOffset: place.offset)
  }
}
