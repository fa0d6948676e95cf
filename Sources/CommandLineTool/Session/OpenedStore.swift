import BillingCore
import BillingService

/// A folder of documents that has been opened.
struct OpenedStore: Sendable {
  let path: String
}

extension Invocation {
  func folderSession(_ path: String, _ config: Config) throws(BillingError) -> Session {
    throw BillingError(.notFound, "There is no data here.", remedy: "billtop init", path: path)
  }
}
