import BillingCore
import BillingService

extension Invocation {
  /// What new usage brings about: triggers fire and tell their channels, balances that fell too
  /// low recharge themselves. The import stands, whatever becomes of them.
  func followUp(_ changed: [BillingGroupID], _ session: Session) {
    guard !changed.isEmpty else { return }
    let groups = changed.map { GroupReference.id($0) }
    let disclosure = session.disclosure(arguments)
    do throws(BillingError) {
      for item in try session.triggers.check(groups, as: session.actor) {
        let name = disclosure.words(item.trigger.name)
        let group = disclosure.group(item.groupName, item.group)
        note(SafeText.line("The usage trigger “\(name)” of “\(group)” fired.", glyphs: glyphs))
      }
      _ = try session.triggers.deliver(groups, as: session.actor)
    } catch {
      note("The usage triggers were not checked: \(SafeText.line(error.message))")
    }
    do throws(BillingError) {
      let outcomes = try session.payments.recharge(groups, as: session.actor)
      let page = PaymentPage(outcomes: outcomes, disclosure: disclosure)
      for sentence in page.sentences { note(SafeText.line(sentence, glyphs: glyphs)) }
    } catch {
      note("Auto-recharge was not checked: \(SafeText.line(error.message))")
    }
  }
}
