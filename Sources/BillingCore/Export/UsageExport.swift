/// The forms usage can be exported in.
package enum ExportFormat: String, CaseIterable, Sendable {
  case csv, jsonl, focus
}

/// Turns usage records into lines, one at a time.
package struct UsageExport: Sendable {
  package let format: ExportFormat
  package let context: ExportContext

  package init(_ format: ExportFormat, _ context: ExportContext) {
    self.format = format
    self.context = context
  }

  /// What comes before the first record; empty for JSON lines.
  package var header: String {
    switch format {
    case .csv: CSVText.line(Self.columns)
    case .jsonl: ""
    case .focus: CSVText.line(FocusColumn.all.map(\.name))
    }
  }

  package func line(_ record: UsageRecord) -> String {
    switch format {
    case .csv: csvLine(record)
    case .jsonl: jsonLine(record)
    case .focus: FocusRow(record, context).line
    }
  }

  package static let columns = [
    "groupName", "groupId", "accountId", "accountName", "productCategory", "productName",
    "startDate", "endDate", "usageAmount", "usageUnit", "priceAmount", "priceCurrency",
    "sharePercent", "asOf", "estimate",
  ]

  private func csvLine(_ record: UsageRecord) -> String {
    let hidden = context.isPrivate
    return CSVText.line([
      CSVText.cell(context.name(of: record.group)), CSVText.cell(context.id(of: record.group)),
      CSVText.cell(context.id(of: record.account)), CSVText.cell(context.name(of: record.account)),
      CSVText.cell(record.category), CSVText.cell(record.product), record.days.first.text,
      record.days.last.text, hidden ? "" : CSVText.cell(record.usage.amount),
      CSVText.cell(record.usage.unit), hidden ? "" : CSVText.cell(record.price.amount),
      record.price.currency.code, hidden ? CSVText.cell(context.share(of: record.price)) : "",
      context.asOf?.text ?? "", "true",
    ])
  }

  private func jsonLine(_ record: UsageRecord) -> String {
    var members: [(String, String)] = [
      ("group", JSONText.string(context.name(of: record.group))),
      ("groupId", JSONText.string(context.id(of: record.group))),
      ("accountId", JSONText.string(record.account.map { context.id(of: $0) })),
      ("account", JSONText.string(context.name(of: record.account))),
      ("productCategory", JSONText.string(record.category)),
      ("productName", JSONText.string(record.product)),
      ("startDate", JSONText.string(record.days.first.text)),
      ("endDate", JSONText.string(record.days.last.text)),
    ]
    if context.isPrivate {
      members.append(("sharePercent", JSONText.string(context.share(of: record.price))))
      members.append(("currency", JSONText.string(record.price.currency.code)))
    } else {
      let usage = record.usage
      members.append(
        (
          "usage",
          JSONText.object([
            ("amount", JSONText.string(usage.amount)), ("unit", JSONText.string(usage.unit)),
          ])
        ))
      members.append(("price", JSONText.money(record.price)))
    }
    members.append(("asOf", JSONText.string(context.asOf?.text)))
    members.append(("estimate", "true"))
    return JSONText.object(members) + "\n"
  }
}
