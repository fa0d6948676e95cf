extension FormField {
  /// The address with every part checked and trimmed.
  package func address(_ address: PostalAddress, mayLackCountry: Bool = false)
    throws(BillingError) -> PostalAddress
  {
    guard address.lines.count <= 4 else {
      throw wrong("has \(address.lines.count) lines.", "Use at most four lines for the street.")
    }
    var lines: [String] = []
    for line in address.lines {
      let text = try part("line").text(line, limit: 100, required: false)
      if !text.isEmpty { lines.append(text) }
    }
    let lacksCountry = mayLackCountry && address.country == Country.unknown
    return PostalAddress(
      name: try part("name").text(address.name, limit: 128), lines: lines,
      city: try part("city").text(address.city, limit: 100, required: false),
      region: try part("region").text(address.region, limit: 100, required: false),
      postcode: try part("postcode").text(address.postcode, limit: 16, required: false),
      country: lacksCountry ? Country.unknown : try part("country").country(address.country))
  }

  private func part(_ name: String) -> FormField {
    FormField("\(key).\(name)", "\(title), \(name)")
  }

  /// Two letters as ISO 3166 has them.
  package func country(_ input: String) throws(BillingError) -> String {
    let text = FormField.trimmed(input)
    guard let code = Country.code(text) else {
      if text.uppercased() == Country.unknown {
        throw wrong(
          "“\(Country.unknown)” stands for a country that is not known yet.",
          "Write its two letters, like DE or US.")
      }
      throw wrong(
        "“\(VisibleText.of(String(text.prefix(40))))” is not a country.",
        Country.meant(by: text).map { "Write \($0)." } ?? "Write its two letters, like DE or US.")
    }
    return code
  }

  /// A tax number as authorities print it; empty where there is none.
  package func vatID(_ input: String) throws(BillingError) -> String {
    let text = FormField.trimmed(input).uppercased()
    if text.isEmpty { return "" }
    let allowed = text.utf8.allSatisfy {
      $0.isASCIIAlphanumeric || [0x20, 0x2D, 0x2E].contains($0)
    }
    try refuseCardNumber(text)
    let body = text.utf8.filter(\.isASCIIAlphanumeric)
    let hasDigit = body.contains { (48...57).contains($0) }
    guard allowed, (4...20).contains(body.count), hasDigit else {
      throw wrong(
        "“\(VisibleText.of(String(text.prefix(40))))” is not a tax number.",
        "Write 4 to 20 letters and digits, like DE123456789.")
    }
    return text
  }
}
