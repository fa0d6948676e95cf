import BillingCore

/// The fields of an address, named as the core names its parts.
struct AddressFields: Sendable {
  let key: String
  let title: String
  /// May be left out altogether: then the billing address is used.
  let isOptional: Bool

  init(_ key: String, _ title: String, isOptional: Bool = false) {
    self.key = key
    self.title = title
    self.isOptional = isOptional
  }

  /// As many as an address may have.
  private static let lineCount = 4

  func all(_ address: PostalAddress?) -> [ActionForm.Field] {
    let lines = address?.lines ?? []
    let streets = (0..<Self.lineCount).map { index in
      part(
        "line\(index)", index == 0 ? "Street" : "Street, \(index + 1)",
        lines.indices.contains(index) ? lines[index] : "", limit: 100)
    }
    let own = ActionForm.Field(
      "own", "Its own address", .toggle(initial: address != nil),
      hint: "off: the billing address is used")
    let name = part("name", "Name", address?.name, limit: 128, required: true)
    return (isOptional ? [own] : []) + [name] + streets + [
      part("postcode", "Postcode", address?.postcode, limit: 16),
      part("city", "City", address?.city, limit: 100),
      part("region", "Region", address?.region, limit: 100),
      .text(
        "\(key).country", "Country", address?.country ?? "", hint: "two letters, like DE",
        isShown: isAsked
      ) { field, text throws(BillingError) in _ = try field.country(text) },
    ]
  }

  private var isAsked: @Sendable ([String: String]) -> Bool {
    guard isOptional else { return { _ in true } }
    return { $0["own"] == "yes" }
  }

  private func part(
    _ name: String, _ label: String, _ initial: String?, limit: Int, required: Bool = false
  ) -> ActionForm.Field {
    .line(
      "\(key).\(name)", label, initial ?? "", limit: limit, required: required, isShown: isAsked)
  }

  func address(_ values: FormValues) -> PostalAddress {
    func part(_ name: String) -> String { values["\(key).\(name)"] }
    return PostalAddress(
      name: part("name"), lines: (0..<Self.lineCount).map { part("line\($0)") },
      city: part("city"), region: part("region"), postcode: part("postcode"),
      country: part("country"))
  }

  func optionalAddress(_ values: FormValues) -> PostalAddress? {
    values.isOn("own") ? address(values) : nil
  }
}
