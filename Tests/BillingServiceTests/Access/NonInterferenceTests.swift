import BillingCore
import BillingService
import Glibc
import Testing

/// How many worlds are disturbed; `BILLTOP_PAIRS` asks for more of them.
private let pairs = getenv("BILLTOP_PAIRS").flatMap { Int(String(cString: $0)) } ?? 13

/// Everything that group A's viewer can ask, and the answers or errors, as one text.
private func everything(_ service: BillingService) -> [String] {
  OperationSamples.all.flatMap { sample -> [String] in
    [GroupReference.id(World.a), .id(World.b), .name("Beta"), nil].compactMap { scope in
      guard let read = sample.make(scope) as? any ReadOperation else { return nil }
      return answer(read, service)
    }
  }
}

private func answer(_ operation: some ReadOperation, _ service: BillingService) -> String {
  do throws(BillingError) {
    return "\(operation) \(canonical(try service.read(operation, as: "ines")))"
  } catch {
    return "\(operation) \(error)"
  }
}

/// One random change of what lies outside group A.
private func disturb(_ world: inout World, _ random: inout some RandomNumberGenerator) {
  let number = Int.random(in: 1...1000, using: &random)
  switch Int.random(in: 0..<9, using: &random) {
  case 0: world.change(World.b) { $0.name = "Beta \(number)" }
  case 1: world.change(World.b) { $0.budget = Money(Amount(units: number), .usd) }
  case 2:
    world.add(World.b, "b1", "new-\(number)", World.today - number % 40, "\(number)", .usd)
  case 3: world.organization.groups.removeAll { $0.id == World.c }
  case 4: world.organization.users.append(World.user("user\(number)"))
  case 5:
    world.organization.grants.append(
      Grant(user: UserID("nora")!, role: .billingGroupViewer, scope: .group(World.b)))
  case 6: world.organization.units.append(OrganizationalUnit(id: UnitID("u\(number)")!, name: "U"))
  case 7: world.organization.addressBook.append(PostalAddress(name: "\(number)", country: "DE"))
  default:
    for index in world.organization.accounts.indices
    where world.organization.accounts[index].id.text.hasPrefix("b") {
      world.organization.accounts[index].name = "Account \(number)"
    }
  }
  world.organization.revision += 1
}

@Test func whatHappensElsewhereIsNotSeen() throws {
  let quiet = everything(World.used.service())
  var random = SeededRandom(state: 20_261_120)
  for round in 0..<pairs {
    var world = World.used
    for _ in 0..<Int.random(in: 1...4, using: &random) { disturb(&world, &random) }
    let service = world.service()
    _ = try? service.change(RenameOrganization("Acme Telecom"), as: "olga")
    _ = try? service.change(RemoveUser(UserReference("nora")), as: "olga")
    _ = try? service.change(RenameOrganization("Mine"), as: "gina")
    let answers = everything(service)
    let difference = zip(answers, quiet).first { $0 != $1 }
    #expect(answers.count == quiet.count)
    if let (now, before) = difference {
      Issue.record("round \(round): \(firstChange(now, before))")
    }
  }
  print("compared \(pairs * quiet.count) answers of a viewer in \(pairs) disturbed worlds")
}

@Test func theViewersAnswersNameNothingElse() {
  let text = everything(World.used.service()).joined(separator: "\n")
  for secret in ["Gamma", "Account b1", "Account c1", "APAC", "vera@", "bill@", "AAA000111222"] {
    #expect(!text.contains(secret), "\(secret)")
  }
}

/// All that a value holds, in an order that does not depend on the run.
private func canonical(_ value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  if mirror.children.isEmpty || mirror.displayStyle == .class {
    return "\(type(of: value)) \(value)"
  }
  let fields = mirror.children.map { "\($0.label ?? "")=\(canonical($0.value))" }
  let isUnordered = mirror.displayStyle == .dictionary || mirror.displayStyle == .set
  return "(\((isUnordered ? fields.sorted() : fields).joined(separator: " ")))"
}

/// The place where two answers part, short enough to read.
private func firstChange(_ now: String, _ before: String) -> String {
  let same = zip(now, before).prefix { $0 == $1 }.count
  let cut = { (text: String) in String(text.dropFirst(max(same - 60, 0)).prefix(160)) }
  return "\(now.prefix(40)) … \(cut(now)) — before: \(cut(before))"
}

/// The same numbers in every run.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
