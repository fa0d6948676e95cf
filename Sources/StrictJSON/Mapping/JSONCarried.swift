/// The order of an object's members, and those this version doesn't know, for writing back.
package struct JSONCarried: Sendable, Equatable {
  /// A member of the source; without a value it was a known one.
  struct Slot: Sendable, Equatable {
    var key: String
    var value: JSONValue?

    static func == (left: Slot, right: Slot) -> Bool {
      left.key.hasSameBytes(as: right.key) && left.value == right.value
    }
  }

  var slots: [Slot]

  init(slots: [Slot]) { self.slots = slots }

  /// Nothing to carry: a new document.
  package init() { slots = [] }

  package var unknown: [JSONMember] {
    slots.compactMap { slot in slot.value.map { JSONMember(slot.key, $0) } }
  }
}

extension JSONCarried {
  /// The object to write: known members in the place they had, unknown ones untouched between
  /// them, new ones behind the member they follow in `known`.
  package func merged(with known: [JSONMember]) -> JSONValue {
    let old = slots.map { slot -> JSONMember? in
      if let value = slot.value { return JSONMember(slot.key, value) }
      return known.first { $0.key.hasSameBytes(as: slot.key) }
    }
    var result = old.compactMap { $0 }
    var place = 0
    for member in known {
      if let index = result.firstIndex(where: { $0.key.hasSameBytes(as: member.key) }) {
        place = index + 1
        result[index].value = member.value
      } else {
        result.insert(member, at: place)
        place += 1
      }
    }
    return .object(result)
  }
}
