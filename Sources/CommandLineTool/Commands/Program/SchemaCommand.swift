import BillingCore
import BillingStore
import StrictJSON

/// `billtop schema NAME`
enum SchemaCommand {
  static let command = Command(
    "schema", "Print the JSON Schema of a document",
    parameters: [Parameter("NAME", "which document", .oneOf(names))],
    examples: [
      Example("billtop schema config", "what may stand in the configuration"),
      Example("billtop schema group", "what may stand in a group's document"),
    ]
  ) { invocation throws(BillingError) in
    let name = invocation.arguments.words[0]
    guard let schema = schema(name) else {
      throw BillingError(
        .notFound, "There is no schema “\(name)”.",
        remedy: "Give one of: \(names.joined(separator: ", ")).")
    }
    invocation.console.write(schema.prettyBytes)
    return .done
  }

  static let names = ["config"] + DocumentSchema.allCases.map(\.rawValue)

  private static func schema(_ name: String) -> JSONValue? {
    name == "config" ? Config.schema : DocumentSchema(rawValue: name)?.json
  }
}
