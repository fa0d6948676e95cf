import BillingCore
import BillingService
import TerminalUI

extension App {
  mutating func receive(_ message: AppMessage, _ environment: Environment)
    -> [Effect<AppMessage>]
  {
    switch message.content {
    case .loaded(let answer): receive(answer)
    case .index(let result): receive(result)
    case .changed(let result): return receive(result)
    case .exported(.success(let path)): say(Notice("Saved to \(path).", .success))
    case .exported(.failure(let error)): say(Notice(error))
    case .dataChanged:
      say(Notice("The data changed; this is how it is now."))
      return [load(), loadIndex()]
    case .slow(let serial):
      isSlow = navigation.current.serial == serial && !navigation.current.isLoaded
    }
    return []
  }

  /// An answer for a screen that has been left is dropped.
  private mutating func receive(_ answer: LoadAnswer) {
    isSlow = false
    guard answer.serial == navigation.current.serial else { return }
    backdrop = nil
    navigation.withCurrent { $0.receive(answer) }
  }

  private mutating func receive(_ result: Result<ReachIndex.Outcome, BillingError>) {
    switch result {
    case .success(let outcome): index = outcome
    case .failure(let error): say(Notice(error))
    }
  }

  private mutating func receive(_ result: Result<ChangeReceipt, BillingError>)
    -> [Effect<AppMessage>]
  {
    isSubmitting = false
    switch result {
    case .success(let receipt):
      if case .form(let form) = overlay { overlay = .form(form.done(receipt)) }
      notices.append(Notice(receipt.summary, .success))
    case .failure(let error):
      if case .form(let form) = overlay { overlay = .form(form.failed(error)) }
      notices.append(Notice(error))
    }
    return [load(), loadIndex()]
  }
}
