import BillingCore
import BillingService

/// `billtop groups create`
enum GroupCreateCommand {
  static let command = Command(
    "groups create", "Create a billing group without accounts",
    parameters: [Parameter("GROUP", "its name; 1 to 128 characters, another one for each group")],
    options: [
      Option("currency", "CODE", "three letters; usually the organization's; stays for good")
    ] + AddressOptions.all + [MoneyOptions.key, MoneyOptions.dryRun],
    discussion:
      "The address is the billing address, its --name usually the group's. The id is made "
      + "by chance; it is a credential and is shown whole only with --show-id.",
    examples: [
      Example("billtop groups create Labs --country DE --currency EUR", "with just a country")
    ], permission: CreateGroup.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    let name = arguments.word(0) ?? ""
    guard let id = BillingGroupID(BillingGroupID.prefix + IdempotencyKey.make()) else {
      throw BillingError(.failed, "No id could be made.", remedy: "Try again.")
    }
    return try invocation.perform(
      CreateGroup(
        id: id, name: name, currency: arguments.value("currency"),
        billingAddress: try AddressOptions.address(arguments, name: name),
        key: arguments.value("key")), in: try invocation.session())
  }
}

/// `billtop groups rename`
enum GroupRenameCommand {
  static let command = Command(
    "groups rename", "Give a billing group another name",
    parameters: [.group, Parameter("NAME", "the new name")], options: [MoneyOptions.dryRun],
    examples: [Example("billtop groups rename Labs Research", "its id stays")],
    permission: RenameGroup.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    return try invocation.perform(
      RenameGroup(group: arguments.group(0), name: arguments.word(1) ?? ""),
      in: try invocation.session())
  }
}

/// `billtop groups primary-account`
enum PrimaryAccountCommand {
  static let command = Command(
    "groups primary-account", "Name the account whose admins run a group of several accounts",
    parameters: [
      .group, Parameter("ACCOUNT", "one of the group's accounts", .account, optional: true),
    ],
    options: [Option("none", nil, "take the primary account away"), MoneyOptions.dryRun],
    examples: [Example("billtop groups primary-account Retail shop", "the shop's admins run it")],
    permission: SetPrimaryAccount.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    guard arguments.has("none") != (arguments.word(1) != nil) else {
      throw BillingError(
        .invalid, "Either an account or --none is needed.",
        remedy: "Name one of the group's accounts.")
    }
    let account = try arguments.word(1).map(arguments.account)
    return try invocation.perform(
      SetPrimaryAccount(group: arguments.group(0), account: account),
      in: try invocation.session())
  }
}

/// `billtop groups close`
enum GroupCloseCommand {
  static let command = Command(
    "groups close", "End a group's business; its invoices stay and can be paid",
    parameters: [.group], options: [MoneyOptions.dryRun],
    discussion: "Its accounts must be moved first: billtop accounts assign.",
    examples: [Example("billtop groups close Labs --dry-run", "what is open, before it is closed")],
    permission: CloseGroup.info.permission
  ) { invocation throws(BillingError) in
    try invocation.perform(
      CloseGroup(group: invocation.arguments.group(0)), in: try invocation.session())
  }
}

/// `billtop accounts assign`
enum AccountsAssignCommand {
  static let command = Command(
    "accounts assign", "Move accounts to a billing group",
    parameters: [
      Parameter("ACCOUNT", "accounts, by id", .account, repeated: true), .group,
    ], options: [MoneyOptions.dryRun],
    discussion:
      "An account is in exactly one group. What it used so far stays on the invoice of the "
      + "group it leaves; --dry-run tells how much that is.",
    examples: [
      Example("billtop accounts assign AC123 Labs --dry-run", "what happens with open charges"),
      Example("billtop accounts assign AC123 AC124 Labs", "move two"),
    ], permission: AssignAccounts.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    var accounts: [AccountID] = []
    for text in arguments.words.dropLast() { accounts.append(try arguments.account(text)) }
    let group = arguments.group(arguments.words.count - 1)
    return try invocation.perform(
      AssignAccounts(accounts: accounts, to: group), in: try invocation.session())
  }
}
