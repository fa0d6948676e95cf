import BillingCore
import BillingService
import TerminalUI

extension App {
  /// Reads what the screen on top shows; a later load of the same name replaces an earlier one.
  mutating func load() -> Effect<AppMessage> {
    wait = .brief
    return .task("load", navigation.current.reading(from: backend))
  }

  /// Reads what the first picture needs, for who can begin before there is a terminal, and hands
  /// the answer to `awaitFirst`.
  package var firstReading: @Sendable () -> AppMessage {
    let current = navigation.current
    return current.glancing(from: backend) ?? current.reading(from: backend)
  }

  /// The first screen is being read already: `answer` waits for it.
  package mutating func awaitFirst(_ answer: @escaping @Sendable () -> AppMessage) {
    firstAnswer = answer
  }

  /// The first picture of a screen that one comes to, and then what it left out.
  mutating func arrive() -> Effect<AppMessage> {
    let first = firstAnswer ?? firstReading
    let hasMore = navigation.current.glancing(from: backend) != nil
    let rest = navigation.current.reading(from: backend)
    firstAnswer = nil
    wait = .brief
    return .run("load") { context in
      let answer = first()
      context.send(answer)
      if hasMore, !answer.isWhole, !context.isCancelled() { context.send(rest()) }
    }
  }

  /// Says how long the screen on top has been read, when it still is by then.
  func reminder(_ wait: Wait) -> Effect<AppMessage> {
    .after(
      wait.rawValue, milliseconds: wait.milliseconds,
      AppMessage(content: .waited(wait, serial: navigation.current.serial)))
  }

  /// For whoever pressed a key.
  func reminders() -> [Effect<AppMessage>] { [reminder(.framed), reminder(.slow)] }

  /// Whether an answer for the screen on top is still to come.
  func isReading(_ serial: Int) -> Bool {
    let current = navigation.current
    return current.serial == serial && (!current.isLoaded || backdrop?.visit.serial == serial)
  }

  /// Reads what the row under the cursor wants beside the list, once that stands.
  mutating func follow(_ environment: Environment) -> [Effect<AppMessage>] {
    guard backdrop == nil, navigation.current.isLoaded else { return [] }
    let (backend, context) = (backend, context(in: environment))
    return navigation.withCurrent { $0.following(from: backend, context) }
      .map { [.task("follow", $0)] } ?? []
  }

  /// What is in reach: for the header, the palette and the menus. What the header needs comes
  /// first where nothing is there yet.
  mutating func loadIndex() -> Effect<AppMessage> {
    let isFirst = index == nil
    asksForWholeIndex = !isFirst
    return loadIndex(ReachIndex(isGlance: isFirst))
  }

  /// Asks for the rest of what is in reach, once the first screen is there.
  mutating func completeIndex() -> [Effect<AppMessage>] {
    guard index?.isGlance == true, !asksForWholeIndex, navigation.current.isLoaded else {
      return []
    }
    asksForWholeIndex = true
    return [loadIndex(ReachIndex())]
  }

  private func loadIndex(_ operation: ReachIndex) -> Effect<AppMessage> {
    let backend = backend
    return .task("index") {
      do throws(BillingError) {
        let index = try backend.read(operation)
        return AppMessage(content: .index(.success(index)))
      } catch {
        return AppMessage(content: .index(.failure(error)))
      }
    }
  }

  func submit(_ operation: any ChangeOperation) -> Effect<AppMessage> {
    let backend = backend
    return .task("submit") {
      do throws(BillingError) {
        return AppMessage(content: .changed(.success(try backend.change(operation))))
      } catch {
        return AppMessage(content: .changed(.failure(error)))
      }
    }
  }

  func prepare(_ make: @escaping FormMaker) -> Effect<AppMessage> {
    let (backend, drafts) = (backend, services.drafts)
    return .task("form") {
      do throws(BillingError) {
        let form = try make(backend)
        let draft = drafts?.all().last { $0.form == form.title }
        return AppMessage(content: .formReady(.success(form), maker: make, draft: draft))
      } catch {
        return AppMessage(content: .formReady(.failure(error), maker: make, draft: nil))
      }
    }
  }

  /// Looks for what lost terminals left behind.
  func findDrafts() -> [Effect<AppMessage>] {
    guard let drafts = services.drafts else { return [] }
    return [.task("drafts") { AppMessage(content: .drafts(drafts.all())) }]
  }

  func forget(_ draft: FormDraft) -> [Effect<AppMessage>] {
    guard let drafts = services.drafts else { return [] }
    return [.run("forget") { _ in drafts.remove(draft.key) }]
  }

  /// After a failure the data may be another: the next attempt starts from how it is now.
  func renew(_ form: FormOverlay) -> [Effect<AppMessage>] {
    guard let make = form.maker else { return [] }
    let (backend, key) = (backend, form.key)
    return [
      .run("form") { context in
        guard let action = try? make(backend) else { return }
        context.send(AppMessage(content: .formRenewed(key: key, action)))
      }
    ]
  }

  /// Asks what the form would do, before anything is done.
  func preview(_ form: ActionForm, _ values: [String: String], _ key: String)
    -> Effect<AppMessage>
  {
    let backend = backend
    return .task("preview") {
      do throws(BillingError) {
        let preview = try form.preview(values, key, backend)
        return AppMessage(content: .previewed(key: key, .success(preview)))
      } catch {
        return AppMessage(content: .previewed(key: key, .failure(error)))
      }
    }
  }

  func reconcile(_ group: BillingGroupID) -> Effect<AppMessage> {
    let backend = backend
    return .task("submit") {
      do throws(BillingError) {
        return AppMessage(content: .changed(.success(try backend.reconcile(group))))
      } catch {
        return AppMessage(content: .changed(.failure(error)))
      }
    }
  }

  func export(_ name: String, _ text: String) -> Effect<AppMessage> {
    let save = services.save
    return .task("export") { AppMessage(content: .exported(save(name, text))) }
  }

  /// Waits for the data's files to change: a thread asleep in the kernel, no polling.
  func watch() -> [Effect<AppMessage>] {
    guard let wait = services.waitForChange else { return [] }
    return [
      .watch("files") { context in
        while !context.isCancelled(), let news = wait(context.isCancelled) {
          context.send(AppMessage(content: .news(news)))
        }
      }
    ]
  }
}
