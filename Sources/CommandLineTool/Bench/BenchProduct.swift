/// One of sixty products: a country, a direction, a kind of message.
struct BenchProduct {
  private static let countries = [
    "United States", "United Kingdom", "Canada", "Germany", "France", "India", "Brazil", "Japan",
    "Côte d'Ivoire", "South Africa",
  ]
  private static let kinds = [
    ("LC-SMS", "segments"), ("LC-MMS", "messages"), ("TF-SMS", "segments"),
  ]

  let name: String
  let category: String
  let unit: String
  /// In hundred-thousandths.
  let price: UInt64

  init(_ number: Int) {
    let direction = number / 3 % 2 == 0 ? "Outbound" : "Inbound"
    let (kind, unit) = Self.kinds[number % 3]
    name = "\(Self.countries[number / 6])-\(direction)-\(kind)"
    category = Self.slug(name)
    self.unit = unit
    price = 300 + BenchData.mix(UInt64(number)) % 20_000
  }

  private static func slug(_ name: String) -> String {
    var slug = ""
    for letter in name.lowercased() {
      switch letter {
      case "a"..."z": slug.append(letter)
      case "ô": slug += "o"
      case " ", "-": slug += "-"
      default: break
      }
    }
    return slug
  }
}
