import BillingCore
import StrictJSON

/// `usage/imports.json`: the usage files that are part of the data, in the order they came.
struct ImportsDocument: Documented {
  var format = DocumentVersion.current
  var imports: [UsageImport] = []
  var attributions: [ImportAttribution] = []

  static let shape = DocumentShape.object(
    ImportsDocument(),
    [
      .stated("format", \.format, .format, DocumentVersion.current, DocumentVersion.about),
      .list("imports", \.imports, UsageImport.shape, by: \.file, "Later ones win over earlier."),
      .list(
        "attributions", \.attributions, ImportAttribution.shape, by: { String($0.number) },
        "Which account's records belonged to which group when a file was imported."),
    ])
}

/// One imported file.
struct UsageImport: Documented {
  /// Its name in the folder `usage`.
  var file: String
  /// What it was called by whoever imported it.
  var name: String
  var importedOn: Day
  var asOf: Day?
  var attribution: Int

  static let shape = DocumentShape.object(
    UsageImport(file: "", name: "", importedOn: Day(number: 0), attribution: 0),
    [
      .required("file", \.file, .text, "Its name in the folder usage."),
      .required("name", \.name, .text, "What it was called by whoever imported it."),
      .required("importedOn", \.importedOn, .day, "When."),
      .optional("asOf", \.asOf, .day, "How fresh it is, where the file doesn't say."),
      .required("attribution", \.attribution, .count, "The number of an attribution."),
    ])
}

/// Which group the records of each account belong to.
struct ImportAttribution: Documented {
  var number: Int
  var groups: [GroupAccounts] = []
  /// Where all other records belong.
  var others: BillingGroupID?

  static let shape = DocumentShape.object(
    ImportAttribution(number: 0),
    [
      .required("number", \.number, .count, "Imports name it."),
      .list("groups", \.groups, GroupAccounts.shape, by: \.group.revealed, "By group."),
      .optional("others", \.others, .groupID, "Where records of other accounts belong."),
    ])

  /// The same belongings, whatever their number.
  func says(_ other: ImportAttribution) -> Bool { groups == other.groups && others == other.others }

  /// A group and the accounts whose records are its.
  struct GroupAccounts: Documented {
    var group: BillingGroupID
    var accounts: [AccountID] = []

    static let shape = DocumentShape.object(
      GroupAccounts(group: .blank),
      [
        .required("group", \.group, .groupID, "A credential."),
        .list("accounts", \.accounts, .id(), "Accounts' ids."),
      ])
  }
}
