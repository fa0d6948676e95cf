package import BillingCore
import BillingService
import StrictJSON

extension HealthCheck {
  /// Takes documents that were edited by hand over as their owner's change, all or none.
  package func accept(by actor: String, at moment: Timestamp) throws(BillingError) -> [String] {
    var taken: [String] = []
    try commit("store.accept", "Accepted what was edited by hand", actor, moment) { state in
      let saved = try OrganizationReader(StoreState.texts(state)).read()
      let review = try HandEditReview(state, over: saved)
      if let problem = review.blocking.first { throw problem }
      let used = Set(review.edited?.trees.keys.map { $0 } ?? [])
      let edits = state.edits.filter { $0.found == nil || used.contains($0.path.text) }
      taken = edits.map { "Accepted \($0.path.text)." }
      return edits
    }
    return taken
  }

  /// Mends what can be mended without losing anything, and says what it did.
  package func repair(by actor: String, at moment: Timestamp) throws(BillingError) -> [String] {
    var done: [String] = []
    do throws(StoreProblem) {
      done = try folder.recover(time: moment.text).map {
        $0.prefix(1).uppercased() + $0.dropFirst() + "."
      }
      done += mendModes(of: try folder.read())
    } catch {
      throw error.billingError
    }
    let old = DraftFolder(folder).removeAll(before: moment.seconds - 86_400)
    if old > 0 { done.append("Forms that nobody came back to for a day are gone: \(old).") }
    var mended: [String] = []
    try commit("store.repair", "Put the last saved documents back", actor, moment) { state in
      let edits = state.edits.filter(\.isMendable)
      mended = edits.map { "\($0.path.text) is as it was saved last." }
      return edits.map { HandEdit(path: $0.path, committed: $0.found, found: $0.committed) }
    }
    return done + mended
  }

  /// Journals the edits that `choose` picks; nothing is written where it picks none.
  private func commit(
    _ operation: String, _ summary: String, _ actor: String, _ moment: Timestamp,
    _ choose: (DurableState) throws -> [HandEdit]
  ) throws(BillingError) {
    do {
      _ = try folder.commit(DurableRequest(time: moment.text, patienceMilliseconds: 2000)) {
        state in
        let edits = try choose(state)
        if edits.isEmpty { throw NothingToDo() }
        let entry = JournalEntry(
          at: moment, actor: actor, role: "dataOwner", source: .ownData, operation: operation,
          groups: [], summary: summary, changes: edits.flatMap(\.fieldChanges))
        return ProposedChange(RecordedEntry(entry, receipt: nil), edits.map(\.acceptance))
      }
    } catch is NothingToDo {
      return
    } catch let error as BillingError {
      throw error
    } catch let problem as StoreProblem {
      throw problem.billingError
    } catch {
      throw BillingError(.failed, "The check failed: \(error).", remedy: "Try it again.")
    }
  }

  /// Ends a change that turned out to be none.
  private struct NothingToDo: Error {}
}

extension HandEdit {
  /// What the journal says of an accepted edit.
  fileprivate var fieldChanges: [FieldChange] {
    guard let committed, let found, let before = try? JSONValue.parse(committed),
      let after = try? JSONValue.parse(found)
    else {
      return [FieldChange(path.text, before: found == nil ? "there" : "", after: "")]
    }
    return JSONDifference(before, after).changes.map {
      FieldChange("\(path.text) \($0.path)", before: $0.before, after: $0.after)
    }
  }
}

extension HandEditReview {
  /// What keeps the edits from being accepted.
  var blocking: [BillingError] {
    let newer = edited?.isNewer == true ? [BillingError.newerDocument] : []
    return newer + problems.map(\.error).filter { !$0.isHandEdit }
  }
}

extension BillingError {
  fileprivate static var newerDocument: BillingError {
    BillingError(
      .damaged, "A document says it is of a newer form than this version of billtop knows.",
      remedy: "Use the newer version, or correct its “format”.")
  }
}
