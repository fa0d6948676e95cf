import BillingCore
import Testing

@testable import UsageEngine

@Test func aLoadBySeriesIsTheSameAsRecords() {
  var maker = RecordMaker(seed: 21)
  let records = maker.records(400)
  var load = UsageLoad()
  for record in records {
    let series = load.series(
      group: record.group, account: record.account, category: record.category,
      product: record.product, unit: record.usage.unit, currency: record.price.currency)
    load.add(
      series, record.days.first, usage: record.usage.amount, price: record.price.amount)
  }
  let asOf = [oneGroup: Day("2025-06-30")!]
  let bySeries = UsageIndex(load, imported: Day("2025-07-01")!, asOf: asOf)
  let byRecord = UsageIndex(records: records, imported: Day("2025-07-01")!, asOf: asOf)
  #expect(listing(bySeries) == listing(byRecord))
  #expect(bySeries.generation(of: oneGroup) == byRecord.generation(of: oneGroup))
  #expect(bySeries.coverage(of: oneGroup)?.asOf == Day("2025-06-30"))
}
