import BillingCore

/// The options that make up an address.
enum AddressOptions {
  static let all = [
    Option("name", "NAME", "who is there"),
    Option("line", "TEXT", "a line of the street, up to four", repeated: true),
    Option("city", "CITY", "the city"), Option("region", "REGION", "state or province"),
    Option("postcode", "CODE", "the postcode"),
    Option("country", "XX", "two letters, like DE"),
  ]

  static func isGiven(_ arguments: ParsedArguments) -> Bool {
    all.contains { arguments.has($0.name) }
  }

  static func address(_ arguments: ParsedArguments, name: String? = nil) throws(BillingError)
    -> PostalAddress
  {
    let given = arguments.value("name") ?? name
    let who = if let given { given } else { try arguments.required("name", "\"Acme GmbH\"") }
    return PostalAddress(
      name: who, lines: arguments.all("line"), city: arguments.value("city") ?? "",
      region: arguments.value("region") ?? "", postcode: arguments.value("postcode") ?? "",
      country: try arguments.required("country", "DE"))
  }

  /// The address with what was named put in the place of what was there.
  static func change(_ address: PostalAddress, by arguments: ParsedArguments) -> PostalAddress {
    PostalAddress(
      name: arguments.value("name") ?? address.name,
      lines: arguments.has("line") ? arguments.all("line") : address.lines,
      city: arguments.value("city") ?? address.city,
      region: arguments.value("region") ?? address.region,
      postcode: arguments.value("postcode") ?? address.postcode,
      country: arguments.value("country") ?? address.country)
  }
}
