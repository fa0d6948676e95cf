import BillingCore
import BillingService
import BillingStore
import Testing

/// An operation of the tests: renames a group, with whatever a test wants of it.
struct Rename: ChangeOperation {
  static let info = OperationInfo("test.rename", "Rename", .capability(.manageGroups))
  var group: GroupReference
  var name: String
  var key: String?
  var usage: [String] = []

  init(_ group: String, to name: String, key: String? = nil, usage: [String] = []) {
    self.group = .name(group)
    self.name = name
    self.key = key
    self.usage = usage
  }

  var target: OperationTarget { .group(group) }

  func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    try draft.update(group) { $0.name = name }
    draft.note("name", before: group.safeText, after: name)
    draft.stagedUsage = usage
    return ChangeReceipt("Renamed to “\(name)”", reference: name)
  }
}

/// A data folder with a small organization, and the owner of its files.
struct StoreWorld {
  let files = TemporaryFolder()
  let repository: JSONFileRepository
  static let owner = Actor.owner(name: "owner")
  static let moment = Moment(today: Day("2026-11-20")!, now: Timestamp("2026-11-20T08:15:00Z")!)

  init(_ organization: Organization = StoreWorld.small) throws {
    repository = try JSONFileRepository.initialize(
      at: files.data, organization, by: "owner", at: Self.moment.now)
  }

  /// Another program on the same folder.
  func again() throws -> JSONFileRepository {
    try JSONFileRepository.open(at: files.data, patienceMilliseconds: 20_000)
  }

  func change(_ operation: some ChangeOperation, by actor: Actor = owner) throws -> ChangeReceipt {
    try BillingService(repository).change(operation, as: actor, at: Self.moment)
  }

  /// Replaces a piece of text in a document, as a person with an editor does.
  func edit(_ file: String, _ old: String, _ new: String) throws {
    let text = String(decoding: files.read(file) ?? [], as: UTF8.self)
    let place = try #require(text.range(of: old), "“\(old)” is not in \(file): \(text)")
    files.write(file, Array((text[..<place.lowerBound] + new + text[place.upperBound...]).utf8))
  }

  static var small: Organization {
    let accounts = ["retail-de", "retail-us", "app"].map {
      Account(id: AccountID($0)!, name: $0.uppercased())
    }
    return Organization(
      id: "acme", name: "Acme", currency: .eur, accounts: accounts,
      users: [User(id: UserID("ann")!, name: "Ann", email: "ann@acme.example")],
      groups: [
        group("Retail", "EXAMPLE00001", [accounts[0].id, accounts[1].id]),
        group("Mobile", "EXAMPLE00002", [accounts[2].id]),
      ])
  }

  static func group(_ name: String, _ id: String, _ accounts: [AccountID]) -> BillingGroup {
    let line = InvoiceLine(kind: .usage, text: "SMS", amount: Money(Amount("12.5"), .eur))
    return BillingGroup(
      id: BillingGroupID(BillingGroupID.prefix + id)!, name: name, currency: .eur, country: "DE",
      createdOn: Day("2026-01-31")!, accounts: accounts,
      profile: BillingProfile(billingAddress: PostalAddress(name: "Acme", country: "DE")),
      budget: Money(Amount("1000"), .eur),
      invoices: [
        Invoice(
          number: "\(name)-1", month: Month("2026-10")!, state: .due(on: Day("2026-11-14")!),
          issuedOn: Day("2026-11-01")!, lines: [line], total: line.amount)
      ])
  }
}

extension String {
  /// Where the text stands first.
  func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
