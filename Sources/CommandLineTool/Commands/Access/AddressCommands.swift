import BillingCore
import BillingService
import StrictJSON

/// `billtop addresses`: the organization's billing address book.
enum AddressBookCommand {
  static let command = Command(
    "addresses", "List the billing address book",
    examples: [Example("billtop addresses", "names and addresses")],
    permission: ReadAddressBook.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let book = try session.read(ReadAddressBook())
    invocation.present(report(book, session.disclosure(invocation.arguments)))
    return .done
  }

  private static func report(_ book: [PostalAddress], _ words: Disclosure) -> Report {
    let json = book.map { object($0, words) }
    return Report(
      columns: [.init("NAME"), .init("ADDRESS"), .init("COUNTRY")],
      rows: book.map { address in
        [
          Report.Cell(words.words(address.name)), Report.Cell(words.words(address.oneLine)),
          Report.Cell(address.country),
        ]
      }, json: ["addresses": .array(json)], jsonRows: json)
  }

  private static func object(_ address: PostalAddress, _ words: Disclosure) -> JSONValue {
    [
      "name": .string(words.words(address.name)),
      "lines": .array(address.lines.map { .string(words.words($0)) }),
      "city": .string(words.words(address.city)), "region": .string(words.words(address.region)),
      "postcode": .string(words.words(address.postcode)), "country": .string(address.country),
    ]
  }
}

/// `billtop addresses add|edit|remove`
enum AddressCommand {
  static let add = Command(
    "addresses add", "Add an address to the billing address book",
    options: AddressOptions.all + [MoneyOptions.dryRun],
    examples: [
      Example("billtop addresses add --name \"Acme GmbH\" --city Berlin --country DE", "one more")
    ], permission: AddAddress.info.permission
  ) { invocation throws(BillingError) in
    let address = try AddressOptions.address(invocation.arguments)
    return try invocation.perform(AddAddress(address: address), in: try invocation.session())
  }

  static let edit = Command(
    "addresses edit", "Change an address; what is not named stays",
    parameters: [bookName], options: AddressOptions.all + [MoneyOptions.dryRun],
    examples: [Example("billtop addresses edit \"Acme GmbH\" --postcode 10115", "the postcode")],
    permission: ReplaceAddress.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let name = invocation.arguments.words[0]
    let revision = try session.read(ShowOrganization()).revision
    let known = try session.read(ReadAddressBook()).first {
      Array($0.name.utf8) == Array(name.utf8)
    }
    let address = AddressOptions.change(
      known ?? PostalAddress(name: name, country: ""), by: invocation.arguments)
    return try invocation.perform(
      ReplaceAddress(name: name, address: address, expectedRevision: revision), in: session)
  }

  static let remove = Command(
    "addresses remove", "Take an address out of the book; groups keep the copies they use",
    parameters: [bookName], options: [MoneyOptions.dryRun],
    examples: [Example("billtop addresses remove \"Acme GmbH\"", "out of the book")],
    permission: RemoveAddress.info.permission
  ) { invocation throws(BillingError) in
    try invocation.perform(
      RemoveAddress(name: invocation.arguments.words[0]), in: try invocation.session())
  }

  private static let bookName = Parameter("NAME", "the address's name in the book")
}
