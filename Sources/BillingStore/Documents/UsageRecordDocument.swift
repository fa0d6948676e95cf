import BillingCore
import StrictJSON

/// One usage record as the usage API gives it, with the account that files may add.
struct UsageRecordDocument: Documented {
  var account: AccountID?
  var product = ""
  var category = ""
  var first = Day(number: 0)
  var last = Day(number: 0)
  var usage = Quantity(.zero, "")
  var price = Money.zero(.usd)
  var asOf: Day?

  static let shape = DocumentShape.object(
    UsageRecordDocument(),
    [
      .optional("accountId", \.account, .id(), "One without it is unattributed."),
      .defaulted("productName", \.product, .text, "", "The product."),
      .required("productCategory", \.category, .text, "An open list; the catalog titles it."),
      .required("startDate", \.first, .day, "The first day, in UTC."),
      .required("endDate", \.last, .day, "The last day, included."),
      .required("usage", \.usage, Quantity.shape, "How much was used."),
      .required("price", \.price, Money.shape, "What it cost; corrections are negative."),
      .optional("asOf", \.asOf, .day, "How fresh the data is."),
    ])
}
