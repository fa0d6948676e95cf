import BillingCore
import UsageEngine

extension ImportAttribution {
  init(_ accounts: AccountGroups) {
    number = 0
    others = accounts.others
    groups = Dictionary(grouping: accounts.groups.keys.sorted()) { account in
      accounts.groups[account] ?? .blank
    }
    .sorted { $0.key < $1.key }.map { GroupAccounts(group: $0.key, accounts: $0.value) }
  }

  var accountGroups: AccountGroups {
    AccountGroups(groups.map { ($0.group, $0.accounts) }, others: others)
  }
}

extension ImportsDocument {
  /// Puts a file at the end, with its attribution if none says the same.
  mutating func add(_ staged: StagedUsage) {
    var attribution = ImportAttribution(staged.accounts)
    if let known = attributions.first(where: { $0.says(attribution) }) {
      attribution = known
    } else {
      attribution.number = (attributions.map(\.number).max() ?? 0) + 1
      attributions.append(attribution)
    }
    imports.append(
      UsageImport(
        file: staged.file.path.name, name: staged.name, importedOn: staged.importedOn,
        asOf: staged.asOf, attribution: attribution.number))
  }

  /// The files as the engine reads them.
  func files(in folder: String) -> [UsageFile] {
    let accounts = Dictionary(
      attributions.map { ($0.number, $0.accountGroups) }, uniquingKeysWith: { first, _ in first })
    return imports.map { one in
      UsageFile(
        name: DocumentName.usage(one.file),
        content: .below(folder: folder, path: DocumentName.usage(one.file)),
        imported: one.importedOn,
        asOf: one.asOf, accounts: accounts[one.attribution] ?? AccountGroups([:]))
    }
  }
}
