/// Invented addresses in real towns.
extension Residence {
  static let berlin = Residence(
    country: "DE", city: "Berlin", postcode: "10115", street: "Musterallee 12",
    vatID: "DE000000017", tax: 19)
  static let leeds = Residence(
    country: "GB", city: "Leeds", postcode: "LS1 0AA", street: "4 Sample Row",
    vatID: "GB000000028", tax: 20)
  static let portland = Residence(
    country: "US", city: "Portland", postcode: "97200", street: "300 Example Avenue", vatID: "",
    tax: 0)
  static let austin = Residence(
    country: "US", city: "Austin", postcode: "73301", street: "1 Imaginary Plaza", vatID: "",
    tax: 8)
  static let toronto = Residence(
    country: "CA", city: "Toronto", postcode: "M5A 0A0", street: "77 Specimen Street",
    vatID: "000000039RT0001", tax: 13)
  static let yokohama = Residence(
    country: "JP", city: "Yokohama", postcode: "220-0000", street: "1-2-3 Mihon",
    vatID: "T0000000000041", tax: 10)

  static let all = [berlin, leeds, portland, austin, toronto, yokohama]
}
