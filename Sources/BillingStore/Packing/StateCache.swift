import BillingCore
import StrictJSON
import Synchronization
import UsageEngine

/// What the documents of a sound data folder say, packed, so that a start needn't read them all.
///
/// It is believed only while every document and the journal look as they did, and it lies inside
/// the data folder, because it holds what they hold. It may be deleted at any time.
struct StateCache {
  /// What was packed.
  struct State: Equatable {
    var stamp: FolderStamp
    var organization: Organization
    var places: [GroupPlace]
    var imports: ImportsDocument
    var usage: [UsageFileLook]
    /// What was believed and is not unpacked yet.
    var doubt: CacheDoubt?

    static func == (one: State, other: State) -> Bool {
      one.stamp == other.stamp && one.organization == other.organization
        && one.places == other.places && one.imports == other.imports && one.usage == other.usage
    }
  }

  /// A usage file's name and size.
  struct UsageFileLook: Equatable {
    var file: String
    var size: Int
  }

  let store: DurableFolder

  private var file: PackedFile {
    PackedFile(
      store: store, name: "organization.packed", form: "billtop state 4\n",
      layout: { Self.layout })
  }

  /// What was packed, if the folder still looks as it did then.
  ///
  /// The first use of the shapes costs more than what they read: half of it is another thread's,
  /// and so is looking at the files where there are many.
  func load() -> State? {
    let result = Mutex<State?>(nil)
    ThreadPool.run(2) { number in
      if number > 0 { return _ = GroupDocument.shape }
      let state = loadNow()
      result.withLock { $0 = state }
    }
    return result.withLock { $0 }
  }

  private func loadNow() -> State? {
    guard var unpacker = file.load(), let stamp = FolderStamp.packed.unpack(&unpacker) else {
      return nil
    }
    let rest = unpacker
    let result = Mutex<State?>(nil)
    let isStill = Mutex(false)
    ThreadPool.run(stamp.files.count > Self.fewFiles ? 2 : 1) { number in
      if number == 0 {
        let state = state(rest, stamp)
        result.withLock { $0 = state }
      } else {
        let answer = stamp.isStill(store)
        isStill.withLock { $0 = answer }
      }
    }
    guard let state = result.withLock({ $0 }) else { return nil }
    return isStill.withLock { $0 } || stamp.isStill(store) ? state : nil
  }

  /// Up to here files are looked at where the rest is unpacked, without a thread more.
  private static let fewFiles = 400

  /// Best effort: without it the next start reads the documents.
  func save(_ state: State) {
    var packer = Packer()
    Self.pack(state, &packer)
    file.save(packer)
  }

  /// Differs with every change of a document's declared fields.
  private static let layout: UInt64 = {
    let schemas = DocumentSchema.allCases.map(\.json) + [ImportsDocument.shape.schema]
    return PackedFile.check(schemas.flatMap(\.compactBytes)[...])
  }()
}

extension StateCache {
  private static func pack(_ state: State, _ packer: inout Packer) {
    let organization = state.organization
    FolderStamp.packed.pack(state.stamp, &packer)
    OrganizationDocument.shape.packed.pack(
      OrganizationDocument(organization, places: state.places), &packer)
    CatalogDocument.shape.packed.pack(CatalogDocument(catalog: organization.catalog), &packer)
    ImportsDocument.shape.packed.pack(state.imports, &packer)
    packer.put(UInt64(state.usage.count))
    for one in state.usage {
      packer.put(one.file)
      packer.put(UInt64(one.size))
    }
    packer.put(UInt64(organization.groups.count))
    for group in organization.groups {
      GroupDocument.shape.packed.pack(
        GroupDocument(withoutHistory: group, of: organization.id), &packer)
      HistoryDigest.packed.pack(group.history.digest(in: group.currency), &packer)
      packer.put(packed: PackedHistory.packed(group))
    }
  }

  private func state(_ rest: Unpacker, _ stamp: FolderStamp) -> State? {
    var unpacker = rest
    let doubt = CacheDoubt(about: file)
    guard let top = OrganizationDocument.shape.packed.unpack(&unpacker),
      let catalog = CatalogDocument.shape.packed.unpack(&unpacker),
      let imports = ImportsDocument.shape.packed.unpack(&unpacker),
      let usage = Self.usage(&unpacker), let groups = Self.groups(&unpacker, doubt),
      unpacker.isAtEnd
    else { return nil }
    return State(
      stamp: stamp, organization: top.organization(groups: groups, catalog: catalog.catalog),
      places: top.groups, imports: imports, usage: usage, doubt: doubt)
  }

  private static func usage(_ unpacker: inout Unpacker) -> [UsageFileLook]? {
    guard let count = unpacker.count() else { return nil }
    var files: [UsageFileLook] = []
    for _ in 0..<count {
      guard let file = unpacker.text(), let size = unpacker.number() else { return nil }
      files.append(UsageFileLook(file: file, size: Int(truncatingIfNeeded: size)))
    }
    return files
  }

  private static func groups(_ unpacker: inout Unpacker, _ doubt: CacheDoubt) -> [BillingGroup]? {
    guard let count = unpacker.count() else { return nil }
    var groups: [BillingGroup] = []
    for _ in 0..<count {
      guard let document = GroupDocument.shape.packed.unpack(&unpacker),
        let digest = HistoryDigest.packed.unpack(&unpacker), let history = unpacker.packed()
      else { return nil }
      var group = document.group
      group.keepHistory(in: PackedHistory(history, doubt), digest)
      groups.append(group)
    }
    return groups
  }
}
