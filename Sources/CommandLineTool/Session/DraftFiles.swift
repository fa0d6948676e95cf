import BillingCore
import BillingService
import BillingStore
import Dashboard
import StrictJSON

/// One person's drafts in the data folder: never another's, and none that is older than a day.
struct DraftFiles: Sendable {
  let folder: DraftFolder
  let owner: String
  let now: @Sendable () -> Timestamp

  init(_ folder: DraftFolder, of actor: Actor, now: @escaping @Sendable () -> Timestamp) {
    self.folder = folder
    owner = actor.user?.text ?? "the owner of the data"
    self.now = now
  }

  var shelf: DraftShelf {
    DraftShelf(
      all: { all() }, keep: { folder.write(bytes($0), as: name($0.key)) },
      remove: { folder.remove(name($0)) })
  }

  private var start: String { StableHash.text(of: owner) + "-" }

  private func name(_ key: String) -> String { start + StableHash.text(of: key) + ".json" }

  /// The last one is the newest. What can't be read, and what is too old, goes.
  private func all() -> [FormDraft] {
    let now = now()
    return folder.read(startingWith: start).compactMap { file -> FormDraft? in
      let root = try? JSONValue.parse(file.bytes)
      guard let root, let draft = Self.draft(root), !draft.isOver(at: now) else {
        folder.remove(file.name)
        return nil
      }
      let isOwn = root["owner"]?.string.map { Array($0.utf8) } == Array(owner.utf8)
      return isOwn ? draft : nil
    }.sorted { $0.at.seconds < $1.at.seconds }
  }

  private func bytes(_ draft: FormDraft) -> [UInt8] {
    let entries: [JSONValue] = draft.entries.map { entry in
      [
        "field": .string(entry.field), "label": .string(entry.label),
        "value": .string(entry.value), "shown": .string(entry.shown),
      ]
    }
    let root: JSONValue = [
      "owner": .string(owner), "form": .string(draft.form), "key": .string(draft.key),
      "isSubmitted": .bool(draft.isSubmitted), "at": .string(draft.at.text),
      "entries": .array(entries),
    ]
    return root.prettyBytes
  }

  private static func draft(_ root: JSONValue) -> FormDraft? {
    guard let form = root["form"]?.string, let key = root["key"]?.string,
      let isSubmitted = root["isSubmitted"]?.bool,
      let at = root["at"]?.string.flatMap({ Timestamp($0) }),
      let entries = root["entries"]?.array
    else { return nil }
    return FormDraft(
      form: form, entries: entries.compactMap(entry), key: key, isSubmitted: isSubmitted, at: at)
  }

  private static func entry(_ value: JSONValue) -> FormDraft.Entry? {
    guard let field = value["field"]?.string, let label = value["label"]?.string,
      let sent = value["value"]?.string, let shown = value["shown"]?.string
    else { return nil }
    return FormDraft.Entry(field, label: label, value: sent, shown: shown)
  }
}
