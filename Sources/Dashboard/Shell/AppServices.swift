package import BillingCore

/// What the dashboard needs of the machine beyond operations; the command line's room gives it.
package struct AppServices: Sendable {
  /// Saves a text under a file name that is free, and tells the path.
  package let save: @Sendable (_ name: String, _ text: String) -> Result<String, BillingError>
  /// What is another than it was.
  package enum News: Sendable {
    case data
    /// Only what the journal tells: somebody was refused something.
    case journal
  }

  package typealias Waiting = @Sendable (_ isCancelled: @Sendable () -> Bool) -> News?

  /// Waits until the data's files change; nil when there is nothing to wait for.
  package let waitForChange: Waiting?
  /// A new idempotency key, made when a form opens.
  package let newKey: @Sendable () -> String
  /// Keeps how somebody last looked at things.
  package let remember: @Sendable (ViewState) -> Void
  /// The notification channels of the configuration; nil where it is not known.
  package let channels: [String]?
  /// Forms that a lost terminal left behind; nil where nothing is kept.
  package let drafts: DraftShelf?

  package init(
    save: @escaping @Sendable (_ name: String, _ text: String) -> Result<String, BillingError>,
    waitForChange: Waiting? = nil,
    newKey: @escaping @Sendable () -> String,
    remember: @escaping @Sendable (ViewState) -> Void = { _ in }, channels: [String]? = nil,
    drafts: DraftShelf? = nil
  ) {
    self.channels = channels
    self.drafts = drafts
    self.save = save
    self.waitForChange = waitForChange
    self.newKey = newKey
    self.remember = remember
  }
}

/// What is restored at the next start.
package struct ViewState: Hashable, Sendable {
  package var twoLineRows: Bool
  package var theme: String
  package var privacy: Bool
  /// How the list of groups is ordered.
  package var order: String
  /// The grain of a group's chart, and how many months it shows.
  package var isMonthly: Bool
  package var months: Int

  package init(
    twoLineRows: Bool, theme: String, privacy: Bool, order: String = "", isMonthly: Bool = false,
    months: Int = 1
  ) {
    self.twoLineRows = twoLineRows
    self.theme = theme
    self.privacy = privacy
    self.order = order
    self.isMonthly = isMonthly
    self.months = months
  }
}
