/// Adds funds by itself when the balance falls below a threshold.
package struct AutoRecharge: Hashable, Sendable {
  package var isEnabled: Bool
  package var threshold: Money
  package var amount: Money
  package var monthlyCap: Money?
  package var method: MethodID

  package init(
    isEnabled: Bool = true, threshold: Money, amount: Money, monthlyCap: Money? = nil,
    method: MethodID
  ) {
    self.isEnabled = isEnabled
    self.threshold = threshold
    self.amount = amount
    self.monthlyCap = monthlyCap
    self.method = method
  }
}
