import BillingCore
import BillingService

extension GroupAction {
  static let setBudget = GroupAction(SetBudget.info) { desk, _ throws(BillingError) in
    ActionForm(
      "Monthly budget of \(desk.group.name)",
      fields: [
        .money(
          "amount", "Budget", desk.group.budget?.amount.text ?? "", in: desk.currency,
          hint: "what the group means to spend in a month, in \(desk.currency.code)")
      ]
    ) { values, _ in
      SetBudget(
        group: desk.reference, amount: values["amount"], expectedRevision: desk.group.revision)
    }
  }

  static let clearBudget = GroupAction(
    ClearBudget.info, obstacle: { group, _ in group.budget == nil ? "there is none" : nil }
  ) { desk, _ throws(BillingError) in
    ActionForm("Clear the budget of \(desk.group.name)", fields: []) { _, _ in
      ClearBudget(group: desk.reference, expectedRevision: desk.group.revision)
    }
  }
}
