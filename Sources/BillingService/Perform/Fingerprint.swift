import BillingCore

/// What an operation's key stands for, as a short text that is the same in every process.
///
/// Made of all its contents, whole ids included, and then digested: the journal keeps it.
enum Fingerprint {
  /// The same key in another person's hands is another request.
  static func text(of contents: String, by actor: Actor) -> String {
    digest("\(actor.user?.text ?? "owner") \(contents)")
  }

  /// The fields, but for the key itself and the revision that the form was opened with.
  static func contents(of operation: Any, named name: String) -> String {
    let fields = Mirror(reflecting: operation).children.filter { child in
      child.label != "key" && child.label != "expectedRevision"
    }
    return name + fields.map(field).joined()
  }

  private static func field(_ child: Mirror.Child) -> String {
    "(\(child.label ?? "")=\(canonical(child.value)))"
  }

  private static func canonical(_ value: Any) -> String {
    if let id = value as? BillingGroupID { return id.revealed }
    if let text = value as? String { return "\(text.utf8.count):\(text)" }
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return "\(value)" }
    let fields = mirror.children.map(field)
    let isUnordered = mirror.displayStyle == .set || mirror.displayStyle == .dictionary
    return (isUnordered ? fields.sorted() : fields).joined()
  }

  /// FNV-1a, 128 bits wide.
  private static func digest(_ text: String) -> String {
    let prime = UInt128(1) << 88 | 0x13B
    let start: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    let hash = text.utf8.reduce(start) { ($0 ^ UInt128($1)) &* prime }
    return String(hash, radix: 16)
  }
}
