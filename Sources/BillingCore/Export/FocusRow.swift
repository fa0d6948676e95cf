/// One usage record as a FOCUS 1.2 row; its ends are exclusive.
struct FocusRow {
  private let record: UsageRecord
  private let context: ExportContext

  init(_ record: UsageRecord, _ context: ExportContext) {
    self.record = record
    self.context = context
  }

  var line: String {
    CSVText.line(FocusColumn.all.map { cell($0.name) })
  }

  private var isCredit: Bool { record.price.amount.isNegative }
  private var month: Month { record.days.first.month }
  private var product: CatalogProduct? {
    context.catalog.products.first { $0.category == record.category }
  }

  private func cell(_ column: String) -> String {
    switch column {
    case "BilledCost", "ContractedCost", "EffectiveCost": cost(record.price)
    case "ListCost": cost(listCost)
    case "BillingCurrency": record.price.currency.code
    case "ChargeCategory": isCredit ? "Credit" : "Usage"
    case "ChargeClass": ""
    case "ChargeDescription": CSVText.cell(record.product)
    case "ChargeFrequency": "Usage-Based"
    case "PricingCategory": isCredit ? "" : "Standard"
    case "InvoiceIssuerName", "ProviderName", "PublisherName": CSVText.cell(provider)
    case "ServiceCategory": serviceCategory
    case "ServiceSubcategory": FocusColumn.subcategory(of: serviceCategory)
    case "ServiceName": CSVText.cell(product?.title ?? record.category)
    case "SkuId": CSVText.cell(record.category)
    case "x_Estimate": "true"
    default: accountCell(column) ?? periodCell(column) ?? quantityCell(column)
    }
  }

  private func accountCell(_ column: String) -> String? {
    switch column {
    case "BillingAccountId": CSVText.cell(context.id(of: record.group))
    case "BillingAccountName": CSVText.cell(context.name(of: record.group))
    case "SubAccountId": CSVText.cell(context.id(of: record.account))
    case "SubAccountName":
      record.account == nil ? "" : CSVText.cell(context.name(of: record.account))
    case "InvoiceId":
      context.isPrivate ? "" : CSVText.cell(context.invoices[record.group]?[month] ?? "")
    default: nil
    }
  }

  private func periodCell(_ column: String) -> String? {
    switch column {
    case "BillingPeriodStart": moment(month.first)
    case "BillingPeriodEnd": moment((month + 1).first)
    case "ChargePeriodStart": moment(record.days.first)
    case "ChargePeriodEnd": moment(record.days.last + 1)
    case "x_AsOf": context.asOf.map(moment) ?? ""
    default: nil
    }
  }

  /// In privacy mode quantities are shares too, so that no volume is told.
  private func quantityCell(_ column: String) -> String {
    switch column {
    case "ListUnitPrice": context.isPrivate ? "" : listUnitPrice.map { CSVText.cell($0) } ?? ""
    case "PricingQuantity":
      context.isPrivate ? cost(record.price) : CSVText.cell(record.usage.amount)
    case "PricingUnit": context.isPrivate ? "Percent" : CSVText.cell(record.usage.unit)
    case "ConsumedQuantity":
      isCredit || context.isPrivate ? "" : CSVText.cell(record.usage.amount)
    case "ConsumedUnit": isCredit || context.isPrivate ? "" : CSVText.cell(record.usage.unit)
    default: ""
    }
  }

  private func moment(_ day: Day) -> String { Timestamp(startOf: day).text }
  private func cost(_ money: Money) -> String { CSVText.cell(context.cost(money)) }

  private var provider: String {
    context.isPrivate ? StandIns.person(context.provider) : context.provider
  }

  /// The catalog's price for the volume; what was billed where the catalog has none.
  private var listCost: Money {
    guard let cost = listUnitPrice?.multiplied(by: record.usage.amount, .halfEven) else {
      return record.price
    }
    return Money(cost, record.price.currency)
  }

  /// The catalog's price, where it is in the record's unit and currency and its product fits.
  private var listUnitPrice: Amount? {
    guard !isCredit, let product, product.unit == record.usage.unit,
      let price = product.listPrices.first(where: { $0.currency == record.price.currency })?.amount,
      price.multiplied(by: record.usage.amount, .halfEven) != nil
    else { return nil }
    return price
  }

  private var serviceCategory: String {
    let words = record.category.split(whereSeparator: { !$0.isLetter }).map { $0.lowercased() }
    let known = words.lazy.compactMap { Self.serviceCategories[$0] }.first
    return known ?? "Other"
  }

  private static let serviceCategories = [
    "sms": "Mobile", "mms": "Mobile", "rcs": "Mobile", "voice": "Mobile", "calls": "Mobile",
    "call": "Mobile", "phonenumbers": "Mobile", "whatsapp": "Mobile", "video": "Media",
    "recordings": "Media", "email": "Business Applications", "verify": "Identity",
    "lookup": "Identity", "lookups": "Identity", "storage": "Storage",
  ]
}
