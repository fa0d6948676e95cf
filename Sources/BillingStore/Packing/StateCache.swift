import BillingCore
import Glibc
import StrictJSON

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

  static let folder = "cache"
  private static let file = "organization.packed"
  private static let magic = Array("billtop state 3\n".utf8)
  /// The magic, the check of all that follows, the layout, the executable.
  private static let headSize = 40
  let store: DurableFolder

  func load() -> State? {
    guard let folder = try? store.folder.folder(Self.folder),
      let bytes = try? folder.open(Self.file).readAll(atMost: 256 << 20),
      bytes.count > Self.headSize, bytes.starts(with: Self.magic),
      Self.word(bytes, 16) == Self.check(bytes[24...]), Self.isOfThisLayout(bytes),
      var unpacker = Unpacker(Array(bytes[Self.headSize...])), let state = Self.state(&unpacker),
      unpacker.isAtEnd
    else { return nil }
    return state
  }

  /// Best effort: without it the next start reads the documents.
  func save(_ state: State) {
    guard store.writeObstacle == nil,
      let folder = try? store.folder.makingFolder([Self.folder])
    else { return }
    var packer = Packer()
    Self.pack(state, &packer)
    let body = packer.packed
    let checked = Self.bytes(Self.layout) + Self.bytes(Self.executable ?? 0) + body
    let bytes = Self.magic + Self.bytes(Self.check(checked[...])) + checked
    let temporary = "\(Self.file).\(Syscall.randomName())"
    do {
      let file = try folder.create(temporary)
      try file.writeAll(bytes)
      try file.close()
      try Syscall.rename(folder.descriptor, temporary, to: Self.file)
    } catch {
      try? folder.removeIfPresent(temporary)
    }
  }

  /// What this very executable packed, it can read; of another one, the layouts are compared, which
  /// takes milliseconds.
  private static func isOfThisLayout(_ bytes: [UInt8]) -> Bool {
    if let executable, word(bytes, 32) == executable { return true }
    return word(bytes, 24) == layout
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt64 {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
  }

  private static func bytes(_ word: UInt64) -> [UInt8] { withUnsafeBytes(of: word) { Array($0) } }

  /// FNV-1a, eight bytes at a time: finds accidents, not forgers; whoever may write here may also
  /// write the documents.
  static func check(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { raw in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(raw.count)
      let words = raw.count / 8
      for index in 0..<words {
        hash ^= raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
        hash = (hash &* 0x100_0000_01b3) ^ hash >> 29
      }
      for byte in raw[(words * 8)...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      return hash
    }
  }

  /// Which executable runs: another file, or another state of it, has another number.
  private static let executable: UInt64? = {
    var look = stat()
    guard fstatat(AT_FDCWD, "/proc/self/exe", &look, 0) == 0 else { return nil }
    let parts = [
      UInt64(look.st_dev), UInt64(look.st_ino), UInt64(bitPattern: Int64(look.st_size)),
      UInt64(bitPattern: Int64(look.st_mtim.tv_sec)),
      UInt64(bitPattern: Int64(look.st_mtim.tv_nsec)),
      UInt64(bitPattern: Int64(look.st_ctim.tv_sec)),
      UInt64(bitPattern: Int64(look.st_ctim.tv_nsec)),
    ]
    return check(parts.flatMap(bytes)[...])
  }()

  /// Differs with every change of a document's declared fields.
  private static let layout: UInt64 = {
    let schemas = DocumentSchema.allCases.map(\.json) + [ImportsDocument.shape.schema]
    return check(schemas.flatMap(\.compactBytes)[...])
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
