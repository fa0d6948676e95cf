import BillingCore
import BillingService

extension Invocation {
  /// What new usage brings about: triggers fire and tell their channels, balances that fell too
  /// low recharge themselves. The import stands, whatever comes of it.
  func followUp(_ session: Session) {
    do throws(BillingError) {
      for item in try session.triggers.check(as: session.actor) {
        let words = session.disclosure(arguments)
        let group = words.group(item.groupName, item.group)
        let sentence = "The trigger “\(words.words(item.trigger.name))” of “\(group)” fired."
        note(SafeText.line(sentence, glyphs: glyphs))
      }
      _ = try session.triggers.deliver(as: session.actor)
      let outcomes = try session.payments.recharge(as: session.actor)
      let page = PaymentPage(outcomes: outcomes, disclosure: session.disclosure(arguments))
      for sentence in page.sentences { note(SafeText.line(sentence, glyphs: glyphs)) }
    } catch {
      console.note(ErrorPage(error).text)
    }
  }
}
