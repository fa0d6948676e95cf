import BillingCore
import BillingService
import StrictJSON

/// What the documents say: the organization, what is broken in it, and the trees it was read from.
struct OrganizationReading {
  var organization: Organization
  var problems: [DataProblem] = []
  var places: [GroupPlace] = []
  var imports = ImportsDocument()
  /// By the document's path in the data folder.
  var trees: [String: JSONValue] = [:]
  /// The newest form that a document says it has.
  var newestFormat = DocumentVersion.current

  var brokenGroups: Set<BillingGroupID> { Set(problems.compactMap(\.group)) }

  var isNewer: Bool { newestFormat > DocumentVersion.current }

  /// Why it must not be written.
  var readOnlyReason: String? {
    if isNewer { return "a newer version of billtop wrote it (format \(newestFormat))" }
    return problems.first.map { "\($0.error.path.split(separator: ":").first ?? "it") is damaged" }
  }
}
