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
  }

  /// A usage file's name and size.
  struct UsageFileLook: Equatable {
    var file: String
    var size: Int
  }

  let store: DurableFolder

  private var file: PackedFile {
    PackedFile(
      store: store, name: "organization.packed", form: "billtop state 3\n",
      layout: { Self.layout })
  }

  /// The first use of the shapes costs more than what they read: half of it is another thread's.
  func load() -> State? {
    let result = Mutex<State?>(nil)
    ThreadPool.run(2) { number in
      if number == 0 { result.withLock { $0 = loadNow() } } else { _ = GroupDocument.shape }
    }
    return result.withLock { $0 }
  }

  private func loadNow() -> State? {
    guard var unpacker = file.load(), let state = Self.state(&unpacker), unpacker.isAtEnd else {
      return nil
    }
    return state
  }

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
      GroupDocument.shape.packed.pack(GroupDocument(group, of: organization.id), &packer)
      let invoices = group.invoices.map { InvoiceDocument($0, of: group.id) }
      PackedForm.list(InvoiceDocument.shape.packed).pack(invoices, &packer)
    }
  }

  private static func state(_ unpacker: inout Unpacker) -> State? {
    guard let stamp = FolderStamp.packed.unpack(&unpacker),
      let top = OrganizationDocument.shape.packed.unpack(&unpacker),
      let catalog = CatalogDocument.shape.packed.unpack(&unpacker),
      let imports = ImportsDocument.shape.packed.unpack(&unpacker),
      let usage = usage(&unpacker), let groups = groups(&unpacker)
    else { return nil }
    return State(
      stamp: stamp, organization: top.organization(groups: groups, catalog: catalog.catalog),
      places: top.groups, imports: imports, usage: usage)
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

  private static func groups(_ unpacker: inout Unpacker) -> [BillingGroup]? {
    guard let count = unpacker.count() else { return nil }
    var groups: [BillingGroup] = []
    for _ in 0..<count {
      guard let document = GroupDocument.shape.packed.unpack(&unpacker),
        let invoices = PackedForm.list(InvoiceDocument.shape.packed).unpack(&unpacker)
      else { return nil }
      var group = document.group
      group.invoices = invoices.map(\.invoice)
      groups.append(group)
    }
    return groups
  }
}
