import BillingCore
import BillingService
import TerminalUI

extension App {
  mutating func receive(_ message: AppMessage, _ environment: Environment)
    -> [Effect<AppMessage>]
  {
    switch message.content {
    case .loaded(let answer):
      receive(answer)
      return [Wait.framed.rawValue, Wait.slow.rawValue, "follow"].map { .cancel($0) }
        + completeIndex()
        + catchUp(environment)
    case .followed(let answer): return receive(followed: answer)
    case .index(let result):
      receive(result)
      renewPalette(environment)
      return completeIndex() + catchUp(environment)
    case .formReady(let result, let maker, let draft): receive(result, maker, draft)
    case .drafts(let drafts): tell(of: drafts)
    case .formRenewed(let key, let action): renewed(action, key: key)
    case .previewed(let key, let result): return receive(result, key: key)
    case .changed(let result): return receive(result)
    case .exported(.success(let path)): say(Notice("Saved to \(path).", .success))
    case .exported(.failure(let error)): say(Notice(error))
    case .news(let news): return receive(news)
    case .waited(let how, let serial): wait = isReading(serial) ? how : .brief
    }
    return []
  }

  /// What is read anew may be refused, and a refusal is in the journal: read again for that, there
  /// would be no end.
  private mutating func receive(_ news: AppServices.News) -> [Effect<AppMessage>] {
    switch news {
    case .journal: return navigation.current.showsJournal ? [load()] : []
    case .data:
      if !awaitsOwnNews { say(Notice("The data changed; this is how it is now.")) }
      awaitsOwnNews = false
      return [load(), loadIndex()]
    }
  }

  /// An answer for a screen that has been left is dropped.
  private mutating func receive(_ answer: LoadAnswer) {
    wait = .brief
    guard answer.serial == navigation.current.serial else { return }
    backdrop = nil
    navigation.withCurrent { $0.receive(answer) }
  }

  /// Where it can't be read the list is read anew and stands alone: what is of another row would
  /// stay below it.
  private mutating func receive(followed answer: LoadAnswer) -> [Effect<AppMessage>] {
    guard answer.serial == navigation.current.serial, backdrop == nil else { return [] }
    guard case .success = answer.result else { return [load()] }
    navigation.withCurrent { $0.receive(answer) }
    return []
  }

  private mutating func receive(_ result: Result<ReachIndex.Outcome, BillingError>) {
    awaitsIndex = false
    switch result {
    case .success(let outcome): index = outcome
    // The page says so already.
    case .failure(let error): if error.code != .notPermitted { say(Notice(error)) }
    }
  }

  private mutating func receive(_ result: Result<ChangeReceipt, BillingError>)
    -> [Effect<AppMessage>]
  {
    isSubmitting = false
    let said: Notice
    switch result {
    case .success(let receipt): said = Notice(receipt.summary, .success)
    case .failure(let error):
      awaitsOwnNews = false
      said = Notice(error)
    }
    guard case .form(let form) = overlay else {
      say(said)
      return [load(), loadIndex()]
    }
    let answered = form.answered(result, nextKey: services.newKey())
    overlay = .form(answered)
    notices.append(said)
    return [load(), loadIndex()] + (answered.isFilling ? renew(answered) : [])
  }

  private mutating func receive(
    _ result: Result<ActionForm, BillingError>, _ maker: @escaping FormMaker, _ draft: FormDraft?
  ) {
    guard overlay == nil else { return }
    switch result {
    case .success(let form):
      let fresh = FormOverlay(form, key: services.newKey(), maker: maker)
      overlay = .form(draft.map(fresh.offering) ?? fresh)
    case .failure(let error): say(Notice(error))
    }
  }

  private mutating func renewed(_ action: ActionForm, key: String) {
    guard case .form(let form) = overlay, form.key == key else { return }
    overlay = .form(form.renewed(action))
  }

  private mutating func receive(_ result: Result<FormPreview, BillingError>, key: String)
    -> [Effect<AppMessage>]
  {
    guard case .form(let form) = overlay, form.key == key else { return [] }
    let previewed = form.previewed(result)
    overlay = .form(previewed)
    return previewed.isFilling ? renew(previewed) + [load(), loadIndex()] : []
  }
}
