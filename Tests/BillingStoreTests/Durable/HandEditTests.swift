import BillingStore
import StrictJSON
import Testing

/// Documents that somebody edited with an editor: reported, kept, accepted.
@Suite struct HandEditTests {
  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func editsAreReportedAndNotUsed() throws {
    let store = try SampleStore()
    store.files.write("groups/a.json", Array("{\"v\": 77}\n".utf8))
    store.files.write("groups/new.json", Array("{}".utf8))
    store.files.delete("organization.json")
    #expect(try store.picture() == #"r2 groups/a.json={"v": 1} organization.json={"name": "Org"}"#)
    let edits = try store.folder().read().edits
    #expect(edits.map(\.path.text) == ["groups/a.json", "groups/new.json", "organization.json"])
    #expect(edits.map { text($0.found) } == ["{\"v\": 77}\n", "{}", nil])
    #expect(edits.map { text($0.committed) } == ["{\"v\": 1}\n", nil, "{\"name\": \"Org\"}\n"])
    #expect(try !store.folder().verify().isSound)
  }

  @Test func acceptedEditsAreTheState() throws {
    let store = try SampleStore()
    store.files.write("groups/a.json", Array("{\"v\": 77}".utf8))
    store.files.write("groups/new.json", Array("{}".utf8))
    store.files.delete("organization.json")
    _ = try store.folder().commit(SampleStore.request("accept")) { state in
      ProposedChange(SampleStore.entry("accept"), state.edits.map(\.acceptance))
    }
    #expect(try store.picture() == #"r3 groups/a.json={"v": 77} groups/new.json={}"#)
    #expect(try store.folder().verify().isSound)
    #expect(store.files.names("groups") == ["a.json", "new.json"])
  }

  @Test func anEditIsKeptWhenAChangeOverwritesIt() throws {
    let store = try SampleStore()
    store.files.write("groups/a.json", Array("{\"v\": 77}".utf8))
    let outcome = try store.save("k2", SampleStore.group, "{\"v\": 2}")
    #expect(outcome.notes == ["kept the edited groups/a.json as a.json.edited-3"])
    #expect(text(store.files.read("groups/a.json.edited-3")) == "{\"v\": 77}")
    #expect(try store.picture().contains(#"{"v": 2}"#))
    #expect(try store.folder().verify().isSound)
  }

  @Test func goingBackToTheTextBeforeIsAnEditToo() throws {
    let store = try SampleStore()
    let first = store.files.read("groups/a.json")!
    try store.save("k2", SampleStore.group, "{\"v\": 2}")
    store.files.write("groups/a.json", first)
    #expect(try store.folder().read().edits.count == 1)
    _ = try store.folder().recover(time: "t")
    #expect(store.files.read("groups/a.json") == first)
  }

  @Test func theCommittedTextIsFoundFarBack() throws {
    let store = try SampleStore(limits: SampleStore.small)
    for index in 0..<30 {
      let name = index % 3 == 0 ? String(repeating: "x", count: 1000) : "\(index)"
      try store.save("n\(index)", SampleStore.organization, "{\"name\": \"\(name)\"}")
    }
    store.files.write("groups/a.json", [])
    #expect(try text(store.folder().read().edits.first?.committed) == "{\"v\": 1}\n")
    #expect(store.files.names().contains(".checkpoint"))
  }
}
