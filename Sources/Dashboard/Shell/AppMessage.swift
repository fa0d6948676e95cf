import BillingCore
import BillingService

/// What the world tells the dashboard, always in answer to an effect that it asked for.
package struct AppMessage: Sendable {
  enum Content: Sendable {
    case loaded(LoadAnswer)
    /// What the row under the cursor wanted to have beside the list.
    case followed(LoadAnswer)
    case index(Result<ReachIndex.Outcome, BillingError>)
    case formReady(Result<ActionForm, BillingError>, maker: FormMaker, draft: FormDraft?)
    /// What lost terminals left behind.
    case drafts([FormDraft])
    /// The open form, made again from the data as it is now; the key tells which form.
    case formRenewed(key: String, ActionForm)
    /// What the open form would do; the key tells which form asked.
    case previewed(key: String, Result<FormPreview, BillingError>)
    case changed(Result<ChangeReceipt, BillingError>)
    case exported(Result<String, BillingError>)
    case news(AppServices.News)
    /// The screen has been read for a while, if it still is.
    case waited(Wait, serial: Int)
  }

  let content: Content

  /// An answer after which there is nothing more to read.
  var isWhole: Bool {
    if case .loaded(let answer) = content { answer.isWhole } else { false }
  }

  static func loaded(_ answer: LoadAnswer) -> AppMessage { AppMessage(content: .loaded(answer)) }
}
