package import BillingCore

/// Copies of a data folder, and the way back.
package enum DataBackup {
  /// A copy of what is saved, with the whole journal, in a new folder.
  package static func make(of path: String, to target: String, at moment: Timestamp)
    throws(BillingError)
  {
    do throws(StoreProblem) {
      try DurableFolder(path: DataPath.resolved(path)).backup(to: target, time: moment.text)
    } catch {
      throw error.billingError
    }
  }

  /// The day's copy inside the data folder; true when it was not there yet.
  package static func makeDaily(of path: String, at moment: Timestamp) throws(BillingError) -> Bool
  {
    do throws(StoreProblem) {
      let folder = try DurableFolder(path: DataPath.resolved(path))
      return try folder.backUpDaily(day: moment.day.text, time: moment.text)
    } catch {
      throw error.billingError
    }
  }

  /// A new data folder from a copy, after every byte of the copy was checked.
  package static func restore(from backup: String, to path: String, at moment: Timestamp)
    throws(BillingError)
  {
    do throws(StoreProblem) {
      try DurableFolder.restore(from: backup, to: path, time: moment.text)
    } catch {
      throw error.billingError
    }
  }
}
