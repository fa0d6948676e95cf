/// Names that stand in for real ones in privacy mode: the same thing always has the same name,
/// whoever looks and whatever else there is.
package enum StandIns {
  private static let firsts = [
    "Amber", "Azure", "Brave", "Bright", "Calm", "Cedar", "Clear", "Copper", "Coral", "Crisp",
    "Deep", "Fair", "Fresh", "Gentle", "Golden", "Grand", "Green", "Happy", "High", "Ivory",
    "Jade", "Keen", "Light", "Lucky", "Maple", "Misty", "Noble", "Quick", "Quiet", "Silver",
    "Still", "Warm",
  ]
  private static let seconds = [
    "Badger", "Beaver", "Bison", "Crane", "Dolphin", "Eagle", "Falcon", "Finch", "Fox", "Gull",
    "Heron", "Ibis", "Jay", "Kestrel", "Lark", "Lynx", "Marten", "Otter", "Owl", "Panda",
    "Petrel", "Plover", "Puffin", "Raven", "Robin", "Seal", "Sparrow", "Stork", "Swan", "Tern",
    "Wolf", "Wren",
  ]

  package static func group(_ id: BillingGroupID) -> String { name("group", id.revealed) }
  package static func account(_ id: AccountID) -> String { name("account", id.text) }
  package static func person(_ id: UserID) -> String { person(id.text) }
  package static func person(_ text: String) -> String { name("person", text) }

  private static func name(_ kind: String, _ text: String) -> String {
    // The upper bits of the hash are the well mixed ones.
    let hash = StableHash.of("\(kind)/\(text)") >> 16
    let first = firsts[Int(hash % 32)]
    let second = seconds[Int(hash / 32 % 32)]
    return "\(first) \(second) \(hash / 1024 % 900 + 100)"
  }
}
