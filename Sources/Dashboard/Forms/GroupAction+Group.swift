import BillingCore
import BillingService

extension GroupAction {
  static let rename = GroupAction(RenameGroup.info, obstacle: never) {
    desk, _ throws(BillingError) in
    ActionForm(
      "Rename \(desk.group.name)",
      fields: [.line("name", "Name", desk.group.name, limit: 128)]
    ) { values, _ in
      RenameGroup(
        group: desk.reference, name: values["name"], expectedRevision: desk.group.revision)
    }
  }

  static let close = GroupAction(
    CloseGroup.info,
    obstacle: { group, _ in
      if group.state == .closed { return "it is closed" }
      if !group.accounts.isEmpty { return "it still has accounts" }
      return group.whyNotClosable == nil ? nil : "a payment is pending"
    }
  ) { desk, _ throws(BillingError) in
    ActionForm("Close \(desk.group.name)", fields: []) { _, _ in
      CloseGroup(group: desk.reference, expectedRevision: desk.group.revision)
    }
  }

  /// The subject is the account that becomes primary.
  static let setPrimaryAccount = GroupAction(SetPrimaryAccount.info) {
    desk, subject throws(BillingError) in
    let none = [ActionForm.Choice("", "none")]
    return ActionForm(
      "Primary account of \(desk.group.name)",
      fields: [
        .init(
          "account", "Primary",
          .choice(
            none + desk.accounts.map { ActionForm.Choice($0.id.text, $0.name) }, initial: subject),
          hint: "its administrators run the group's billing")
      ]
    ) { values, _ in
      SetPrimaryAccount(
        group: desk.reference, account: AccountID(values["account"]),
        expectedRevision: desk.group.revision)
    }
  }

  static let takeAccount = GroupAction(AssignAccounts.info, title: "Move an account here") {
    desk, _ throws(BillingError) in
    let others = desk.reach.accounts.filter { $0.group != desk.group.id }
    guard !others.isEmpty else {
      throw BillingError(
        .invalid, "Every account is in “\(desk.group.name)” already.",
        remedy: "Only an account of another group can be moved here.")
    }
    let choices = others.map { entry in
      let home = desk.reach.groups.first { $0.id == entry.group }?.name ?? "no group"
      return ActionForm.Choice(entry.account.id.text, "\(entry.account.name) (\(home))")
    }
    return ActionForm(
      "Move an account to \(desk.group.name)",
      fields: [.init("accounts", "Account", .choice(choices), hint: "Left and Right choose")]
    ) { values, _ throws(BillingError) in
      AssignAccounts(
        accounts: [try values.account("accounts")], to: desk.reference,
        expectedRevision: desk.group.revision)
    }
  }

  /// The subject is the account that moves.
  static let giveAccount = GroupAction(
    AssignAccounts.info, title: "Move this account to another group",
    obstacle: { group, subject in
      group.accounts.contains { $0.text == subject } ? nil : "no account is under the cursor"
    }
  ) { desk, subject throws(BillingError) in
    let others = desk.reach.groups.filter { $0.id != desk.group.id }
    guard !others.isEmpty, let account = subject.flatMap({ AccountID($0) }) else {
      throw BillingError(
        .invalid, "There is no other billing group.",
        remedy: "Make a billing group first, then move the account to it.")
    }
    let name = desk.accounts.first { $0.id == account }?.name ?? account.text
    let choices = others.enumerated().map { ActionForm.Choice(String($0), $1.name) }
    return ActionForm(
      "Move \(name) to another group",
      fields: [.init("group", "To", .choice(choices), hint: "Left and Right choose")]
    ) { values, _ throws(BillingError) in
      guard let index = Int(values["group"]), others.indices.contains(index) else {
        throw BillingError(.invalid, "No group is chosen.", remedy: "Choose one.", path: "group")
      }
      return AssignAccounts(
        accounts: [account], to: .id(others[index].id), from: desk.reference,
        expectedRevision: desk.group.revision)
    }
  }
}
