import BillingCore
import Dashboard
import Glibc
import StrictJSON

/// How somebody last looked at things, kept in the state folder. It holds nothing of the data, and
/// losing it costs nothing: what can't be read or written is passed over.
struct ViewStateFile {
  let folder: String

  private var path: String { folder + "/view.json" }

  func read() -> ViewState? {
    guard let bytes = try? TextFile.read(path, limit: 1 << 16),
      let root = try? JSONValue.parse(bytes)
    else { return nil }
    return ViewState(
      twoLineRows: root["twoLineRows"]?.bool ?? true, theme: root["theme"]?.string ?? "",
      privacy: root["privacy"]?.bool ?? false, order: root["order"]?.string ?? "",
      isMonthly: root["monthly"]?.bool ?? false,
      months: root["months"]?.integer ?? 1)
  }

  func write(_ state: ViewState) {
    let document: JSONValue = [
      "twoLineRows": .bool(state.twoLineRows), "theme": .string(state.theme),
      "privacy": .bool(state.privacy), "order": .string(state.order),
      "monthly": .bool(state.isMonthly), "months": .number(JSONNumber(state.months)),
    ]
    makeFolders()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = document.prettyBytes
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }

  private func makeFolders() {
    var made = ""
    for step in folder.split(separator: "/") {
      made += "/" + step
      mkdir(made, 0o700)
    }
  }
}
