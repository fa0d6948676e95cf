import BillingCore
import BillingService

extension GroupsScreen {
  package func actions(_ content: GroupsContent, _ context: ScreenContext)
    -> [ScreenMenuItem]
  {
    let create = [CreateGroupForm.item(context)]
    guard let group = selected(shown(content, context.names)) else { return create }
    let name = context.names.group(group.name, id: group.id)
    let spike = group.openSpikes.last.map { spike in
      SpikeActions.form(
        .acknowledge, spike.day, group.id, context,
        "\(SpikeActions.title(of: spike.day)) of \(name)")
    }
    let forms: [(GroupAction, String)] =
      group.state == .closed
      ? [(.payInvoice, "Pay an invoice of \(name)")]
      : [
        (.addFunds, "Add funds to \(name)"), (.payInvoice, "Pay an invoice of \(name)"),
        (.setBudget, "Set the budget of \(name)"), (.addTrigger, "Add a trigger to \(name)"),
        (.rename, "Rename \(name)"), (.close, "Close \(name)"),
      ]
    return (spike.map { [$0] } ?? []) + forms.map { $0.0.item(group.id, title: $0.1, context) }
      + create
  }
}
