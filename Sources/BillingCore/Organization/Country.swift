/// The countries that there are, by the two letters that ISO 3166-1 gives them; and XK, which tax
/// offices and banks use for Kosovo.
package enum Country {
  private static let codes = Set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ \
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW \
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY \
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV \
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY \
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG \
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA \
    ZM ZW
    """.split(separator: " ").map { String($0) })

  /// What ISO leaves free, and stands for a country that nobody has told yet: an import may put it,
  /// a person can't mean it.
  package static let unknown = "ZZ"

  /// What people write for a country whose code is another.
  private static let others = ["UK": "GB", "EL": "GR"]

  /// The code in capital letters; nil where no country has it.
  package static func code(_ text: String) -> String? {
    // Other letters may become these when they are made capital: “ß” is no South Sudan.
    guard text.utf8.count == 2, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let code = text.uppercased()
    return codes.contains(code) ? code : nil
  }

  /// The code of the country that somebody meant by two letters that are none's.
  package static func meant(by text: String) -> String? { others[text.uppercased()] }
}
