import BillingCore
import BillingService
import StrictJSON

/// One run of one command: its words, where it prints, and the data once somebody asks for it.
struct Invocation: ~Copyable {
  let command: Command
  let arguments: ParsedArguments
  let console: Console
  let world: World
  let gaps = DataGaps()

  /// The form asked for; a table otherwise.
  var format: OutputFormat {
    arguments.value("format").flatMap(OutputFormat.init(rawValue:)) ?? .table
  }

  /// What `-` reads.
  var input: Int32 { console.input }

  var isQuiet: Bool { arguments.has("quiet") }
  var showsIDs: Bool { arguments.has("show-id") }

  func note(_ text: String) {
    if !isQuiet { console.note(text) }
  }

  func moment(settlingDays: Int = 0) throws(BillingError) -> Moment {
    let today = try arguments.day("today")
    guard let today else {
      return Moment(today: world.now.day, now: world.now, settlingDays: settlingDays)
    }
    let second = world.now.seconds - Timestamp(startOf: world.now.day).seconds
    let now = Timestamp(seconds: Timestamp(startOf: today).seconds + second)
    return Moment(today: today, now: now, settlingDays: settlingDays)
  }
}
