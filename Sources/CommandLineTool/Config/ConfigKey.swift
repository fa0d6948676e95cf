import BillingCore
import BillingService
import StrictJSON

/// One key of the configuration: reading, the example file and the schema come from this table.
struct ConfigKey: Sendable {
  let name: String
  let explanation: String
  let schema: JSONValue
  let example: JSONValue
  let read: @Sendable (JSONField, inout Config) -> Void

  static let all: [ConfigKey] = [
    data, theme, colors, glyphs, rows, privacy, settlingDays, keys, channels, processor,
  ]

  private static let data = ConfigKey(
    name: "data", explanation: "The folder with the organization's data, when --data is not given.",
    schema: ["type": "string"], example: "~/billing/acme",
    read: { $1.data = $0.stringIfPresent() })

  private static let theme = choice(
    "theme",
    "Colours for a dark or a light background; auto asks COLORFGBG and falls back to dark.",
    ["auto", "dark", "light", "highContrast"]
  ) { $1.theme = $0 }

  private static let colors = choice(
    "colors", "How many colours to use; never is the same as NO_COLOR.",
    ["auto", "never", "8", "16", "256"]
  ) { $1.colors = $0 }

  private static let glyphs = choice(
    "glyphs", "Which signs the terminal's font has, from eighths of a block down to ASCII.",
    ["auto", "eighths", "halfBlocks", "lines", "ascii"]
  ) { $1.glyphs = $0 }

  private static let rows = choice(
    "rows", "Lines for each group in the list.", ["two", "one"]
  ) { $1.rows = $0 }

  private static let privacy = ConfigKey(
    name: "privacy", explanation: "Start with ids, amounts, addresses and names hidden.",
    schema: ["type": "boolean"], example: false,
    read: { $1.privacy = $0.bool(default: false) })

  private static let settlingDays = ConfigKey(
    name: "settlingDays",
    explanation:
      "So many of the last days with data may still grow: never a drop, not learnt (0 to 30).",
    schema: ["type": "integer", "minimum": 0, "maximum": 30], example: 0,
    read: { field, config in
      let days = field.integer(default: 0)
      if !(0...30).contains(days) { field.problem("expected a number from 0 to 30, found \(days)") }
      config.settlingDays = days
    })

  private static let keys = ConfigKey(
    name: "keys",
    explanation: "Other keys for the dashboard's commands, by the names that its help shows.",
    schema: [
      "type": "object",
      "additionalProperties": ["type": "array", "items": ["type": "string"]],
    ],
    example: ["quit": ["q"]],
    read: { field, config in
      config.keys = field.table { name, keys in
        KeySetting(command: name, keys: keys.list { $0.string() })
      }
    })

  private static let channels = ConfigKey(
    name: "channels",
    explanation: "Where usage triggers tell: a program by channel, which gets JSON on its input.",
    schema: ["type": "object", "additionalProperties": programSchema],
    example: [
      "finance": ["command": ["mail-finance", "--subject", "billtop"], "timeoutSeconds": 10]
    ],
    read: { field, config in
      config.channels = field.table { name, value in
        let program = readProgram(value)
        return Channel(name: name, command: program.command, timeoutSeconds: program.seconds)
      }
    })

  private static let processor = ConfigKey(
    name: "processor",
    explanation:
      "The program that takes payments; null is the sandbox, which moves no money. Payments "
      + "keep its name, or else the program's, and no other one is asked about them.",
    schema: ["oneOf": [["type": "null"], processorSchema]], example: .null,
    read: { field, config in
      guard field.value != nil, !field.isNull else { return }
      config.processor = readProcessor(field)
    })
}

extension ConfigKey {
  private static let programSchema = schema(programMembers)
  private static let processorSchema = schema(
    [JSONMember("name", ["type": "string", "minLength": 1, "maxLength": 64])] + programMembers)

  private static let programMembers = [
    JSONMember("command", ["type": "array", "items": ["type": "string"], "minItems": 1]),
    JSONMember(
      "timeoutSeconds", ["type": "integer", "minimum": 1, "maximum": 300, "default": 10]),
  ]

  private static func schema(_ members: [JSONMember]) -> JSONValue {
    [
      "type": "object", "required": ["command"], "additionalProperties": false,
      "properties": .object(members),
    ]
  }

  /// Without a name it has its program's, and never the folders that tell about the machine.
  private static func readProcessor(_ field: JSONField) -> ProcessorSetting {
    let object = field.object()
    let given = object["name"].stringIfPresent()
    let program = readProgram(field, object)
    let file = program.command.first?.split(separator: "/").last.map(String.init)
    let name = given ?? file ?? ""
    let isPlain = name.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    if !isPlain || !(1...64).contains(name.utf8.count) || CardNumberGuard.holdsCardNumber(name) {
      field.problem("expected a name of 1 to 64 plain letters, digits or signs")
    }
    if name == SandboxProcessor.name {
      field.problem("“sandbox” is the name of what stands in for a processor; give another name")
    }
    return ProcessorSetting(
      name: name, command: program.command, timeoutSeconds: program.seconds)
  }

  private static func readProgram(_ field: JSONField) -> (command: [String], seconds: Int) {
    readProgram(field, field.object())
  }

  private static func readProgram(_ field: JSONField, _ object: JSONObjectReader)
    -> (command: [String], seconds: Int)
  {
    let command = object["command"].list { $0.string() }
    let seconds = object["timeoutSeconds"].integer(default: 10)
    object.refuseUnknown()
    if command.isEmpty { field.problem("expected a command with its arguments, found none") }
    if !(1...300).contains(seconds) {
      field.problem("expected timeoutSeconds from 1 to 300, found \(seconds)")
    }
    return (command, seconds)
  }

  private static func choice(
    _ name: String, _ explanation: String, _ choices: [String],
    _ store: @escaping @Sendable (String, inout Config) -> Void
  ) -> ConfigKey {
    ConfigKey(
      name: name, explanation: explanation,
      schema: ["enum": .array(choices.map { .string($0) })], example: .string(choices[0]),
      read: { field, config in
        let value = field.string(default: choices[0])
        guard choices.contains(value) else {
          let near = NearestName.of(value, among: choices)
          return field.problem(
            "expected one of \(choices.joined(separator: ", ")), found \"\(value)\"",
            remedy: near.map { "did you mean \"\($0)\"?" } ?? "")
        }
        store(value, &config)
      })
  }
}
