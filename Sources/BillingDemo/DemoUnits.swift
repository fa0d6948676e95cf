import BillingCore

/// The tree of organizational units.
enum DemoUnits {
  static let all: [OrganizationalUnit] = [
    unit("commercial", "Commercial"), unit("retail", "Retail", "commercial"),
    unit("marketing", "Marketing", "commercial"), unit("partners", "Partners", "commercial"),
    unit("engineering", "Engineering"), unit("platform", "Platform", "engineering"),
    unit("labs", "Labs", "engineering"), unit("legacy", "Legacy systems", "engineering"),
    unit("regions", "Regions"), unit("emea", "EMEA", "regions"),
    unit("eu-prod", "Europe production", "emea"), unit("uk-voice", "UK voice", "emea"),
    unit("americas", "Americas", "regions"), unit("japan", "Japan", "regions"),
    unit("corporate", "Corporate"),
  ]

  private static func unit(_ id: String, _ name: String, _ parent: String? = nil)
    -> OrganizationalUnit
  {
    OrganizationalUnit(
      id: UnitID(known: id), name: name, parent: parent.map { UnitID(known: $0) })
  }
}
