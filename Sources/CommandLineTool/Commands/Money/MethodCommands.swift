import BillingCore
import BillingService

/// `billtop pay method add`
enum MethodAddCommand {
  static let command = Command(
    "pay method add", "Add a payment method", parameters: [.group],
    options: InstrumentOptions.all + [
      Option("primary", nil, "make it the primary one"), MoneyOptions.yes,
    ], discussion: InstrumentOptions.discussion,
    examples: [
      Example(
        "billtop pay method add Retail --kind card --brand Visa --last-four 4242 "
          + "--expires 11/28 --holder \"Dana Reyes\" --token-file token.txt --yes", "a card")
    ], permission: AddMethod.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let arguments = invocation.arguments
    let instrument = try InstrumentOptions.instrument(arguments, today: session.moment.today)
    return try invocation.perform(
      AddMethod(
        group: arguments.group(0), instrument: instrument,
        token: try InstrumentOptions.token(arguments, session),
        makesPrimary: arguments.has("primary")), in: session)
  }
}

/// `billtop pay method replace`
enum MethodReplaceCommand {
  static let command = Command(
    "pay method replace", "Put a new card or account in the place of an old one",
    parameters: [.group, .method],
    options: InstrumentOptions.all + [MoneyOptions.yes],
    discussion: "What used the old one uses the new one. " + InstrumentOptions.discussion,
    examples: [
      Example(
        "billtop pay method replace Retail method-1 --kind card --brand Visa --last-four 1881 "
          + "--expires 02/30 --holder \"Dana Reyes\" --token-file - --yes", "the renewed card")
    ], permission: ReplaceMethod.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let arguments = invocation.arguments
    let instrument = try InstrumentOptions.instrument(arguments, today: session.moment.today)
    return try invocation.perform(
      ReplaceMethod(
        group: arguments.group(0), method: arguments.word(1) ?? "", instrument: instrument,
        token: try InstrumentOptions.token(arguments, session)), in: session)
  }
}

/// `billtop pay method remove`
enum MethodRemoveCommand {
  static let command = Command(
    "pay method remove", "Remove a payment method that nothing uses",
    parameters: [.group, .method], options: [MoneyOptions.yes],
    examples: [Example("billtop pay method remove Retail method-2 --yes", "take it away")],
    permission: RemoveMethod.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    return try invocation.perform(
      RemoveMethod(
        group: arguments.group(0), method: arguments.word(1) ?? ""),
      in: try invocation.session())
  }
}

/// `billtop pay method primary`
enum MethodPrimaryCommand {
  static let command = Command(
    "pay method primary", "Make a method the one that pays when none is named",
    parameters: [.group, .method], options: [MoneyOptions.yes],
    examples: [Example("billtop pay method primary Retail method-2 --yes", "use it from now on")],
    permission: MakePrimaryMethod.info.permission
  ) { invocation throws(BillingError) in
    let arguments = invocation.arguments
    return try invocation.perform(
      MakePrimaryMethod(
        group: arguments.group(0), method: arguments.word(1) ?? ""),
      in: try invocation.session())
  }
}

extension Parameter {
  fileprivate static let method = Parameter("METHOD", "a payment method, by id or title")
}
