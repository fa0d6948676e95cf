package import BillingCore

/// Everything that an export will write, chunk by chunk, so that it never is in memory whole.
package struct ExportStream: Sendable {
  private let export: UsageExport
  private let usage: any UsageSource
  private let questions: [UsageQuestion]
  private var question = 0
  private var skipped = 0
  private var hasHeader = false

  package static let chunkSize = 2_000

  init(_ export: UsageExport, usage: any UsageSource, questions: [UsageQuestion]) {
    self.export = export
    self.usage = usage
    self.questions = questions
  }

  /// The next lines; nil when all is written.
  package mutating func next() throws(BillingError) -> String? {
    if !hasHeader {
      hasHeader = true
      if !export.header.isEmpty { return export.header }
    }
    while question < questions.count {
      let page = usage.sourceRecords(
        questions[question], skipping: skipped, limit: Self.chunkSize)
      if let trouble = usage.trouble { throw trouble }
      skipped += page.records.count
      if page.records.isEmpty || skipped >= page.total {
        question += 1
        skipped = 0
      }
      if !page.records.isEmpty { return page.records.map(export.line).joined() }
    }
    return nil
  }
}

/// Usage records for other tools: only what the actor may see.
package struct ExportUsage: ReadOperation {
  package static let info = OperationInfo("usage.export", "Export usage", .anyRole)

  package let groups: [GroupReference]
  package let range: DayRange
  package let format: ExportFormat
  package let showsIDs: Bool
  package let isPrivate: Bool

  package init(
    groups: [GroupReference] = [], range: DayRange, format: ExportFormat, showsIDs: Bool = false,
    isPrivate: Bool = false
  ) {
    self.groups = groups
    self.range = range
    self.format = format
    self.showsIDs = showsIDs
    self.isPrivate = isPrivate
  }

  package var target: OperationTarget { groups.isEmpty ? .reach : .groups(groups) }

  package func read(_ scene: Scene) throws(BillingError) -> ExportStream {
    let seen = try scene.permitted(groups, .capability(.viewUsageSummary))
    let export = UsageExport(format, try context(seen, scene))
    let questions = seen.map { group in
      UsageQuestion(
        range: range, aggregation: .daily, by: [], filter: UsageFilter(groups: [group.id]))
    }
    return try ExportStream(export, usage: scene.usage, questions: questions)
  }

  private func context(_ seen: [BillingGroup], _ scene: Scene) throws(BillingError)
    -> ExportContext
  {
    var context = ExportContext(
      catalog: scene.view.catalog, provider: scene.view.name, showsIDs: showsIDs,
      isPrivate: isPrivate)
    for group in seen {
      context.groupNames[group.id] = group.name
      for invoice in group.invoices where invoice.isFrozen {
        context.invoices[group.id, default: [:]][invoice.month] = invoice.number
      }
    }
    for account in scene.view.accounts { context.accountNames[account.id] = account.name }
    let question = UsageQuestion(
      range: range, aggregation: .monthly, by: [],
      filter: UsageFilter(groups: seen.map(\.id)))
    let table = try scene.usage.table(question)
    context.totals = table.totals
    context.asOf = table.asOf
    return context
  }
}
