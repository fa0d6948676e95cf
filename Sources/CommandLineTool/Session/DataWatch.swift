import BillingStore
import Dashboard
import Glibc

/// Waits for the data's files to change: asleep in the kernel, so idling costs nothing.
enum DataWatch {
  /// Nil where nothing can be watched.
  static func wait(on path: String) -> AppServices.Waiting? {
    guard let watcher = try? ChangeWatcher(at: path) else { return nil }
    return { _ in
      while true {
        var polled = pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, -1) > 0 || errno == EINTR else { return nil }
        let news = watcher.drain()
        guard news > .nothing else { continue }
        return max(news, settle(watcher)) == .journal ? .journal : .data
      }
    }
  }

  /// One change touches several files: waits until a tenth of a second passes without another.
  private static func settle(_ watcher: ChangeWatcher) -> FolderNews {
    var news = FolderNews.nothing
    for _ in 0..<20 {
      var polled = pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, 100) > 0 else { return news }
      news = max(news, watcher.drain())
    }
    return news
  }
}
