import BillingCore
import BillingService
import UsageEngine

/// A small organization with somebody for every role: group A of three accounts, B one, C two.
struct World {
  static let a = BillingGroupID("commerce_billingprofile_AAA000111222")!
  static let b = BillingGroupID("commerce_billingprofile_BBB000111222")!
  static let c = BillingGroupID("commerce_billingprofile_CCC000111222")!
  static let today = Day("2026-11-20")!
  static let moment = Moment(today: today, now: Timestamp("2026-11-20T08:15:00Z")!)

  var organization = Organization(
    id: "acme", name: "Acme Telecom",
    domain: VerifiedDomain(name: "acme.example", proof: .attested, verifiedOn: today),
    currency: .usd)
  var records: [UsageRecord] = []

  init() {
    organization.users = ["olga", "bill", "vera", "gina", "ines", "nora"].map { World.user($0) }
    organization.grants = [
      Grant(user: UserID("olga")!, role: .organizationAdmin, scope: .organization),
      Grant(user: UserID("bill")!, role: .organizationBillingAdmin, scope: .organization),
      Grant(user: UserID("vera")!, role: .organizationBillingViewer, scope: .organization),
      Grant(user: UserID("gina")!, role: .billingGroupAdmin, scope: .group(World.a)),
      Grant(user: UserID("ines")!, role: .billingGroupViewer, scope: .group(World.a)),
    ]
    organization.units = [
      OrganizationalUnit(id: UnitID("emea")!, name: "EMEA"),
      OrganizationalUnit(id: UnitID("apac")!, name: "APAC"),
    ]
    add("Alpha", World.a, .eur, accounts: ["a1", "a2", "a3"], unit: "emea")
    add("Beta", World.b, .usd, accounts: ["b1"], unit: "apac")
    add("Gamma", World.c, .usd, accounts: ["c1", "c2"], unit: "apac")
  }

  static func user(_ name: String, at domain: String = "acme.example") -> User {
    User(id: UserID(name)!, name: name, email: "\(name)@\(domain)", logins: [name])
  }

  static func group(_ name: String, _ id: BillingGroupID, _ currency: Currency) -> BillingGroup {
    BillingGroup(
      id: id, name: name, currency: currency, country: "DE", createdOn: today - 400,
      profile: BillingProfile(billingAddress: PostalAddress(name: name, country: "DE")))
  }

  private mutating func add(
    _ name: String, _ id: BillingGroupID, _ currency: Currency, accounts: [String], unit: String
  ) {
    var group = World.group(name, id, currency)
    group.accounts = accounts.map { AccountID($0)! }
    group.primaryAccount = group.accounts[0]
    organization.groups.append(group)
    organization.accounts += accounts.map {
      Account(id: AccountID($0)!, name: "Account \($0)", unit: UnitID(unit)!)
    }
  }

  func repository() -> MemoryRepository {
    MemoryRepository(
      organization, usage: UsageIndex(records: records, imported: World.today))
  }

  func service() -> BillingService { BillingService(repository()) }
}

extension Actor {
  static let dataOwner = Actor.owner(name: "root")

  static func named(_ name: String) -> Actor {
    Actor(user: UserID(name)!, name: name, source: .ownerAs)
  }
}

extension BillingService {
  func read<O: ReadOperation>(_ operation: O, as name: String) throws(BillingError) -> O.Outcome {
    try read(operation, as: .named(name), at: World.moment)
  }

  @discardableResult
  func change(_ operation: some ChangeOperation, as actor: Actor) throws(BillingError)
    -> ChangeReceipt
  {
    try change(operation, as: actor, at: World.moment)
  }

  @discardableResult
  func change(_ operation: some ChangeOperation, as name: String) throws(BillingError)
    -> ChangeReceipt
  {
    try change(operation, as: .named(name))
  }

  func organization() throws -> Organization { try repository.snapshot().organization }
}

/// The error's code and message, or nil when it went well.
func refusal(_ body: () throws(BillingError) -> Void) -> String? {
  do throws(BillingError) {
    try body()
    return nil
  } catch {
    return "\(error.code): \(error.message)"
  }
}
