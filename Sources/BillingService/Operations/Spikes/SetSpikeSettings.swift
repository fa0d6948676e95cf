package import BillingCore

/// Sets how easily a group's days are called spikes.
package struct SetSpikeSettings: ChangeOperation {
  package static let info = OperationInfo(
    "spikes.settings", "Set spike thresholds", .administerBilling)

  package let group: GroupReference
  /// Between 0.1 and 10; 1 is usual.
  package let sensitivity: String
  /// Empty is none.
  package let minimum: String
  package let expectedRevision: Int?

  package init(
    group: GroupReference, sensitivity: String, minimum: String = "", expectedRevision: Int? = nil
  ) {
    self.group = group
    self.sensitivity = sensitivity
    self.minimum = minimum
    self.expectedRevision = expectedRevision
  }

  package var target: OperationTarget { .group(group) }

  package func change(_ draft: inout ChangeDraft) throws(BillingError) -> ChangeReceipt {
    let found = try draft.group(group)
    let next = try SpikeSettings(
      sensitivity: sensitivity, minimum: minimum, in: found.currency)
    try draft.update(group) { $0.spikes = next }
    draft.note("Spikes", before: found.spikes.text, after: next.text)
    return ChangeReceipt("Spikes of “\(found.name)”: \(next.text).")
  }
}

extension SpikeSettings {
  /// As they are entered; `minimum` may be empty.
  init(sensitivity: String, minimum: String, in currency: Currency) throws(BillingError) {
    let field = FormField("sensitivity", "Sensitivity")
    let value = try field.quantity(sensitivity)
    guard value >= Amount("0.1"), value <= Amount(units: 10) else {
      throw BillingError(
        .invalid, "Sensitivity: \(value.text) does not fit.",
        remedy: "Write a number from 0.1 to 10; 1 is usual.", path: field.key)
    }
    self.init(sensitivity: value)
    if !FormField.isBlank(minimum) {
      self.minimum = try FormField("minimum", "Smallest excess")
        .money(minimum, in: currency, allowsZero: true)
    }
  }

  package var text: String {
    "sensitivity \(sensitivity.text)" + (minimum.map { ", from \($0.text) above usual" } ?? "")
  }
}
