import BillingCore
import BillingService

/// `billtop payments reconcile`
enum ReconcileCommand {
  static let command = Command(
    "payments reconcile", alias: "pay reconcile",
    "Ask the processor again about payments that are pending", parameters: [.groups],
    options: [MoneyOptions.dryRun, Option("yes", nil, "taken for granted here")],
    discussion: "The processor is asked with the payment's own key, so that what was taken is "
      + "not taken again; only the one that the payment was asked of answers for it. It starts no "
      + "payment, and so it needs no --yes.",
    examples: [Example("billtop payments reconcile", "after a time-out, or from cron")],
    permission: PendingPayments.info.permission
  ) { invocation throws(BillingError) in
    let session = try invocation.session()
    let groups = invocation.arguments.groups
    if invocation.arguments.has("dry-run") {
      let pending = try session.read(PendingPayments(groups: groups))
      let disclosure = session.disclosure(invocation.arguments)
      invocation.present(PaymentsCommand.report(pending, disclosure))
      invocation.noteState(false, session)
      return .done
    }
    let outcomes = try session.payments.reconcile(groups, as: session.actor)
    if outcomes.isEmpty { invocation.note("No payment is pending.") }
    return invocation.present(outcomes, in: session)
  }
}
