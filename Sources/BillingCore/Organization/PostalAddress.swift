/// Where something is sent to or taxed.
package struct PostalAddress: Hashable, Sendable {
  package var name: String
  package var lines: [String]
  package var city: String
  package var region: String
  package var postcode: String
  /// ISO 3166 letters, `DE`.
  package var country: String

  package init(
    name: String, lines: [String] = [], city: String = "", region: String = "",
    postcode: String = "", country: String
  ) {
    self.name = name
    self.lines = lines
    self.city = city
    self.region = region
    self.postcode = postcode
    self.country = country
  }
}
