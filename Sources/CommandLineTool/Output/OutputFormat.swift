/// The forms in which commands print data.
enum OutputFormat: String, CaseIterable, Sendable {
  case table, json, jsonl, csv
}
