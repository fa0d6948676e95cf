import BillingCore
import BillingService
import RoleMatrix
import Testing

@Test func everyOperationHasASample() {
  let registered = OperationRegistry.all.map(\.name)
  #expect(Set(registered).count == registered.count)
  #expect(registered.sorted() == OperationSamples.all.map(\.name).sorted())
  let titles = OperationRegistry.all.map(\.title)
  #expect(Set(titles).count == titles.count)
}

/// Who asks, about what: one line of the exhaustive test.
private struct Question {
  let user: String
  /// Nil for somebody without a role, or whose role does nothing.
  let role: String?
  let scope: GroupReference?
  let sample: OperationSample
}

/// What the matrix says, without asking the program: nil is let in.
private func expected(_ question: Question, _ target: OperationTarget) -> BillingError.Code? {
  let (role, needs) = (question.role, question.sample.needs)
  let reachesAll = role?.hasPrefix("organization") ?? false
  let allowed = needs == "everyone" || role.map { Matrix.allows($0, needs) } ?? false
  switch target {
  case .reach: return allowed ? nil : .notPermitted
  case .organization:
    return needs == "everyone" || allowed && reachesAll ? nil : .notPermitted
  case .group, .groups:
    guard let named = question.scope ?? only(target) else { return allowed ? nil : .notPermitted }
    let isSeen = reachesAll || role != nil && named == .id(World.a)
    return isSeen ? (allowed ? nil : .notPermitted) : .notFound
  }
}

private func only(_ target: OperationTarget) -> GroupReference? {
  switch target {
  case .group(let reference): reference
  case .groups(let references): references.first
  case .organization, .reach: nil
  }
}

/// What the program decides before it runs the operation.
private func decided(_ operation: any Operation, as user: String, in world: World)
  -> BillingError.Code?
{
  let access = Access(.named(user), in: world.organization)
  do throws(BillingError) {
    try Authorisation.check(
      operation, in: OrganizationView(world.organization, access: access))
    return nil
  } catch {
    return error.code
  }
}

/// What the program does, through its one door; what is not about access may go wrong as it likes.
private func happened(_ operation: any Operation, as user: String, in world: World)
  -> BillingError.Code?
{
  let service = world.service()
  do throws(BillingError) {
    if let read = operation as? any ReadOperation {
      _ = try service.read(read, as: .named(user), at: World.moment)
    } else if let change = operation as? any ChangeOperation {
      try service.change(change, as: user)
    }
    return nil
  } catch {
    return error.code
  }
}

private func questions(domain: Bool) -> [Question] {
  let people = zip(["olga", "bill", "vera", "gina", "ines"], Matrix.roles.map(Optional.some))
  let everyone = Array(people) + [("nora", nil), ("stranger", nil)]
  let scopes: [GroupReference?] = [.id(World.a), .id(World.b), nil]
  return everyone.flatMap { user, role in
    scopes.flatMap { scope in
      OperationSamples.all.map { sample in
        let works = domain || !(role?.hasPrefix("organization") ?? true)
        return Question(user: user, role: works ? role : nil, scope: scope, sample: sample)
      }
    }
  }
}

@Test(arguments: [true, false])
func everyRoleOnEveryOperationInEveryScope(domain: Bool) {
  var world = World()
  world.organization.accounts[0].plan = .trial
  world.change(World.a) { group in
    let method = MethodID("m1")!
    let card = PaymentInstrument.card(
      brand: "Visa", lastFour: "4242", expires: Month("2030-01")!, holder: "Acme")
    group.methods = [
      PaymentMethod(
        id: method, instrument: card, token: "t", isPrimary: true, addedOn: World.today)
    ]
  }
  if !domain { world.organization.domain = nil }
  let all = questions(domain: domain)
  for question in all {
    let operation = question.sample.make(question.scope)
    let expected = expected(question, operation.target)
    let decided = decided(operation, as: question.user, in: world)
    let happened = happened(operation, as: question.user, in: world)
    let place = question.scope.map { "\($0)" } ?? "all"
    #expect(decided == expected, "\(question.user) \(question.sample.name) \(place)")
    let isRight = expected == nil ? happened != .notPermitted : happened == expected
    let code = happened.map(\.rawValue) ?? "done"
    #expect(isRight, "\(question.user) \(question.sample.name) \(place): \(code)")
  }
  print("authorised \(all.count) combinations of role, operation and scope")
}

@Test func theOwnerOfTheDataMayDoEverything() {
  for sample in OperationSamples.all {
    for scope in [GroupReference.id(World.a), nil] {
      let operation = sample.make(scope)
      #expect(throws: Never.self) {
        let scene = try World().repository().snapshot().organization
        let view = OrganizationView(scene, access: Access(.dataOwner, in: scene))
        try Authorisation.check(operation, in: view)
      }
    }
  }
}

@Test func whoeverLooksAsSomebodyElseChangesNothing() throws {
  let world = World()
  let service = world.service()
  let actor = try service.read(ViewAs(UserReference("bill")), as: "olga")
  #expect(actor.name == "olga as bill")
  for sample in OperationSamples.all {
    guard let change = sample.make(.id(World.a)) as? any ChangeOperation else { continue }
    let message = refusal { () throws(BillingError) in try service.change(change, as: actor) }
    #expect(message?.hasPrefix("notPermitted") == true, "\(sample.name)")
  }
  #expect(try service.organization() == world.organization)
  let asOlga = try service.read(ViewAs(UserReference("olga")), as: "olga")
  #expect(throws: BillingError.viewOnly) {
    try service.read(ViewAs(UserReference("bill")), as: asOlga, at: World.moment)
  }
}
