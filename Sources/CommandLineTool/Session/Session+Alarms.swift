import BillingService

extension Session {
  /// Reads what is kept of alarms again, now that more data has come: whoever asks next finds it
  /// ready. What nobody asked for so far is left alone, and nothing depends on it.
  func moveAlarmsOn() {
    guard let names = try? service.repository.snapshot().spikes.names else { return }
    for question in SeriesSpikes.questions(keptAs: names) { _ = try? read(question) }
    if names.contains(GroupsOverview.shelfName) { _ = try? read(GroupsOverview()) }
  }
}
