import BillingCore

/// One command as the tests type it, and the operation that it comes to. In the words, `GROUP` is
/// the group in question, and `INVOICE`, `METHOD`, `RECEIPT` and `ACCOUNT` are things of it.
struct CommandSample: Sendable {
  /// The command's own words: `pay add-funds`.
  let command: String
  /// Nil for what has nothing to do with an organization.
  let operation: String?
  let words: String
  /// It can be asked about everything in reach, or about the organization.
  let worksAlone: Bool

  init(_ command: String, _ operation: String?, _ words: String = "", alone: Bool = false) {
    self.command = command
    self.operation = operation
    self.words = words
    worksAlone = alone || !Self.namesThings(words)
  }

  var scopes: [Scope] {
    (Self.namesThings(words) ? [.own, .other] : []) + (worksAlone ? [.organization] : [])
  }

  private static func namesThings(_ words: String) -> Bool {
    words.split(separator: " ").contains { Things.Name(rawValue: String($0)) != nil }
  }

  /// What is typed about the group; nil names none, and neither the option that would.
  func typed(_ thing: Things?) -> [String] {
    let rest = words.split(separator: " ").map(String.init).compactMap { word -> String? in
      guard let name = Things.Name(rawValue: word) else {
        return thing == nil && word == "--group" ? nil : word
      }
      return thing?.called[name]
    }
    return command.split(separator: " ").map(String.init) + rest
  }
}

/// What there is in a group, as it is typed.
struct Things: Sendable {
  /// How the samples call it.
  enum Name: String, CaseIterable {
    case group = "GROUP"
    case invoice = "INVOICE"
    case method = "METHOD"
    case account = "ACCOUNT"
    case receipt = "RECEIPT"
  }

  let called: [Name: String]

  init(of group: BillingGroup) {
    called = [
      .group: group.name, .invoice: group.invoices.last?.number ?? "none",
      .method: group.methods.last?.id.text ?? "none",
      .account: group.accounts.last?.text ?? "none",
      .receipt: group.payments.compactMap(\.receipt).last ?? "none",
    ]
  }

  private init(_ called: [Name: String]) { self.called = called }

  /// Things that are nowhere.
  static let absent = Things(
    Dictionary(uniqueKeysWithValues: Name.allCases.map { ($0, "absent-\($0)") }))

  /// A text in which they are called by what they are.
  func masked(_ text: String) -> String {
    called.sorted { $0.value.count > $1.value.count }.reduce(text) { text, thing in
      text.replacing(thing.value, with: thing.key.rawValue)
    }
  }
}

extension CommandSample {
  /// Every command that help shows, but for the dashboard itself. A new one is added here, or the
  /// test of the command line fails.
  static let all = looking + documents + paying + watching + organizing + keeping

  private static let looking = [
    CommandSample("demo", nil, "--days 2"),
    CommandSample("groups", "overview.groups"), CommandSample("group", "overview.group", "GROUP"),
    // Draws whatever the screen says, also that it is not for this role.
    CommandSample("snapshot", nil, "groups --size 80x24"),
    CommandSample("usage", "usage.report", "GROUP", alone: true),
    CommandSample("spikes", "reading.spikes", "GROUP", alone: true),
    CommandSample(
      "spikes ack", "spikes.acknowledge", "GROUP 2026-11-14 --reason expected --dry-run"),
    CommandSample("spikes withdraw", "spikes.withdraw", "GROUP 2026-11-14"),
    CommandSample("spikes settings", "spikes.settings", "GROUP --sensitivity 2 --dry-run"),
    CommandSample("explain", "reading.explain", "GROUP 2026-11-18"),
    CommandSample("forecast", "reading.forecast", "GROUP", alone: true),
    CommandSample("compare", "reading.compare", "GROUP", alone: true),
    CommandSample("catalog", "catalog.show"),
    CommandSample("export", "usage.export", "GROUP", alone: true),
    CommandSample("api", "usage.records", "GROUP"),
  ]

  private static let documents = [
    CommandSample("invoices", "invoices.list", "GROUP", alone: true),
    CommandSample("invoices issue", "invoices.issue", "GROUP --month 2026-10", alone: true),
    CommandSample("invoice", "invoices.read", "INVOICE"),
    CommandSample("invoice void", "invoices.void", "INVOICE --reason wrong --yes"),
    CommandSample("statements", "statements.read", "GROUP --month 2026-10", alone: true),
    CommandSample("payments", "payments.list", "GROUP", alone: true),
    CommandSample("payments reconcile", "payments.pending", "GROUP --dry-run", alone: true),
    CommandSample("receipt", "receipts.read", "RECEIPT"),
    CommandSample("credits", "credits.list", "GROUP", alone: true),
  ]

  private static let card =
    "--kind card --brand Visa --last-four 4242 --expires 11/28 --holder O --token-file TOKEN"

  private static let paying = [
    CommandSample("pay add-funds", "payments.add-funds", "GROUP --amount 5"),
    CommandSample("pay invoice", "invoices.pay", "INVOICE"),
    CommandSample("pay method add", "methods.add", "GROUP \(card) --yes"),
    CommandSample("pay method replace", "methods.replace", "GROUP METHOD \(card) --yes"),
    CommandSample("pay method remove", "methods.remove", "GROUP METHOD --yes"),
    CommandSample("pay method primary", "methods.make-primary", "GROUP METHOD --yes"),
    CommandSample(
      "pay auto-recharge", "payments.set-auto-recharge", "GROUP --below 10 --amount 50 --yes"),
    CommandSample("pay recharge check", "payments.recharge-decisions", "GROUP", alone: true),
    CommandSample("pay tax-address", "payments.update-attributes", "GROUP --tax-rate 7 --yes"),
    CommandSample(
      "pay billing-address", "payments.update-attributes",
      "GROUP --name Acme --line Street --city Town --postcode 1 --country DE --yes"),
    CommandSample("pay shipping-address", "payments.update-attributes", "GROUP --clear --yes"),
    CommandSample("pay attributes", "payments.update-attributes", "GROUP --payment-days 9 --yes"),
    CommandSample("pay upgrade-trial", "payments.upgrade-trial", "GROUP ACCOUNT --yes"),
    CommandSample("pay subscription change", "subscription.change", "GROUP support-basic --yes"),
    CommandSample("pay subscription cancel", "subscription.cancel", "GROUP --yes"),
    CommandSample("pay subscription resume", "subscription.resume", "GROUP --yes"),
    CommandSample("pay plan buy", "plans.buy", "GROUP numbers-50"),
    CommandSample("pay credits assign", "credits.assign", "GROUP --amount 5 --yes"),
  ]

  private static let trigger = "--by price --threshold 10 --every day"

  private static let watching = [
    CommandSample("triggers", "triggers.list", "GROUP", alone: true),
    CommandSample("triggers list", "triggers.list", "GROUP", alone: true),
    CommandSample("triggers add", "triggers.add", "GROUP --name New --channel finance \(trigger)"),
    CommandSample("triggers edit", "triggers.edit", "GROUP Watch --name Watched"),
    CommandSample("triggers remove", "triggers.remove", "GROUP Watch"),
    CommandSample("triggers check", "triggers.check", "GROUP --dry-run", alone: true),
    CommandSample("triggers backtest", "triggers.backtest", "GROUP \(trigger)"),
    CommandSample("budget set", "budgets.set", "GROUP 900"),
    CommandSample("budget clear", "budgets.clear", "GROUP"),
  ]

  private static let organizing = [
    CommandSample("groups create", "groups.create", "new --country DE"),
    CommandSample("groups rename", "groups.rename", "GROUP new"),
    CommandSample("groups close", "groups.close", "GROUP"),
    CommandSample("accounts assign", "accounts.assign", "ACCOUNT GROUP"),
    CommandSample("whoami", "access.whoami"), CommandSample("grants", "access.grants"),
    CommandSample("can", "access.can", "--group GROUP", alone: true),
    CommandSample("grant", "access.grant", "billingGroupViewer devon GROUP"),
    CommandSample("revoke", "access.revoke", "billingGroupViewer kenji GROUP"),
    CommandSample("transition", "access.transition-plan"),
    CommandSample("users", "organization.show"),
    CommandSample("users add", "users.add", "nora --email nora@acme.example"),
    CommandSample("users edit", "users.update", "devon --name someone"),
    CommandSample("users remove", "users.remove", "devon"),
    CommandSample("organization show", "organization.show"),
    CommandSample("organization verify-domain", "organization.verify-domain", "acme.example"),
    CommandSample("organization rename", "organization.rename", "acme"),
    CommandSample("addresses", "addresses.list"),
    CommandSample("addresses add", "addresses.add", "--name Depot --country DE --dry-run"),
    CommandSample("addresses edit", "addresses.replace", "Depot --country DE --dry-run"),
    CommandSample("addresses remove", "addresses.remove", "Depot --dry-run"),
    CommandSample("groups primary-account", "groups.set-primary-account", "GROUP --none --dry-run"),
    CommandSample("audit", "journal.show", "--group GROUP", alone: true),
  ]

  private static let keeping = [
    CommandSample("init", nil, "SCRATCH"), CommandSample("import", "usage.import-plan", "-"),
    CommandSample("check", "data.check"), CommandSample("backup", "data.back-up", "SCRATCH"),
    // Files of whoever runs it, whatever `--as` says; `sudo` and forced commands have none.
    CommandSample("restore", nil, "SCRATCH"), CommandSample("config", nil),
    CommandSample("schema", nil, "config"), CommandSample("help", nil),
    CommandSample("version", nil), CommandSample("completion", nil, "bash"),
  ]
}
