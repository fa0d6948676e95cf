package import BillingCore
import BillingService
import CPlatform
import Glibc
import StrictJSON

/// Looks at every byte of a data folder, and mends what can be mended without losing anything.
package struct HealthCheck: Sendable {
  let folder: DurableFolder

  package init(at path: String) throws(BillingError) {
    do throws(StoreProblem) {
      folder = try DurableFolder(path: DataPath.resolved(path))
    } catch {
      throw error.billingError
    }
  }

  /// Changes nothing.
  package func look() throws(BillingError) -> HealthReport {
    do throws(StoreProblem) {
      let verified = try folder.verify()
      var report = HealthReport(records: verified.records)
      report.findings = journal(verified)
      let state = try folder.read()
      report.documents = state.documents.count
      report.usageFiles = state.largeFiles.count
      report.findings += state.unplaced.map(unplaced)
      report.findings += documents(of: state) + modes(of: state) + strays(beside: state)
      return report
    } catch {
      throw error.billingError
    }
  }

  private func unplaced(_ path: StorePath) -> HealthFinding {
    let error = BillingError(
      .damaged, "\(path.text) is saved, and a crash kept it from its place.",
      remedy: "The next change puts it there; billtop check --repair does so now.",
      path: path.text)
    return HealthFinding(.notice, error, isMendable: true)
  }

  private func journal(_ verified: VerifyReport) -> [HealthFinding] {
    var findings = (verified.largeFiles + [verified.damage].compactMap { $0 }).map {
      HealthFinding(.damage, $0.billingError)
    }
    if verified.unfinishedBytes > 0 {
      let error = BillingError(
        .damaged,
        "The journal ends with \(verified.unfinishedBytes) bytes of an unfinished record.",
        remedy: "The next change cuts them off; nothing that was saved is in them.",
        path: JournalSegment.folder)
      findings.append(HealthFinding(.notice, error, isMendable: true))
    }
    return findings
  }

  private func documents(of state: DurableState) -> [HealthFinding] {
    var findings: [HealthFinding] = []
    do throws(BillingError) {
      let saved = try OrganizationReader(StoreState.texts(state)).read()
      findings += saved.problems.map { HealthFinding(.damage, $0.error) }
      findings += HandEditReview.brokenInvariants(saved).map { HealthFinding(.damage, $0.error) }
    } catch {
      findings.append(HealthFinding(.damage, error))
    }
    for edit in state.edits { findings += review(edit) }
    let broken = findings.contains { $0.weight == .damage }
    return broken ? findings : findings + invariants(after: state)
  }

  private func review(_ edit: HandEdit) -> [HealthFinding] {
    guard let found = edit.found else {
      let failure = edit.failure?.billingError ?? .handEdit(edit)
      return [HealthFinding(.damage, failure, isMendable: edit.isMendable)]
    }
    let errors = DocumentKind(edit.path.text).errors(edit.path.text, found)
    if !errors.isEmpty {
      return errors.map { HealthFinding(.damage, $0, isMendable: edit.isMendable) }
    }
    let notices = DocumentKind(edit.path.text).notices(edit.path.text, found)
    return [HealthFinding(.edit, .handEdit(edit), differences: edit.differences)]
      + notices.map { HealthFinding(.notice, $0) }
  }

  /// What the edits would break if they were accepted.
  private func invariants(after state: DurableState) -> [HealthFinding] {
    do throws(BillingError) {
      let saved = try OrganizationReader(StoreState.texts(state)).read()
      let review = try HandEditReview(state, over: saved)
      return review.blocking.map { HealthFinding(.damage, $0) }
    } catch {
      return [HealthFinding(.damage, error)]
    }
  }
}

extension HandEdit {
  /// Whether the last saved text can take its place again; a broken text is kept beside it.
  var isMendable: Bool {
    guard committed != nil else { return false }
    if let found { return !DocumentKind(path.text).errors(path.text, found).isEmpty }
    return failure == nil
  }

  var differences: [String] {
    guard let committed, let found, let before = try? JSONValue.parse(committed),
      let after = try? JSONValue.parse(found)
    else { return [] }
    return JSONDifference(before, after).sentences
  }
}
