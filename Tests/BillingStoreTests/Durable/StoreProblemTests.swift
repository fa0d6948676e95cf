import BillingCore
import BillingStore
import Glibc
import Testing

/// Problems name the call, the file, the reason and a way out.
@Suite struct StoreProblemTests {
  @Test func theSystemsReasonIsKept() throws {
    let files = TemporaryFolder()
    #expect {
      try DurableFolder(path: files.data)
    } throws: { error in
      let problem = error as? StoreProblem
      return problem?.cause == "ENOENT: No such file or directory" && problem?.file == files.data
        && problem?.billingError.code == .notFound
        && problem?.billingError.message.contains("ENOENT") == true
    }
  }

  @Test(arguments: StoreProblem.Code.allCases)
  func everyKindHasACodeOfItsOwn(_ code: StoreProblem.Code) {
    let error = StoreProblem(code, "what", file: "f", remedy: "do").billingError
    #expect(error.path == "f" && error.remedy == "do" && error.message == "what")
    #expect((error.code == .damaged) == (code == .damaged))
    #expect((error.code == .busy) == (code == .busy))
    #expect((error.code == .unknownOutcome) == (code == .unknownOutcome))
  }

  @Test func aFileThatIsNoFileIsRefused() throws {
    let store = try SampleStore()
    store.files.delete("groups/a.json")
    mkfifo(store.path + "/groups/a.json", 0o600)
    let edits = try store.folder().read().edits
    #expect(edits.map(\.path) == [SampleStore.group])
    #expect(edits.map(\.failure?.code) == [.refused])
  }

  @Test func aFolderNobodyMayWriteCanBeRead() throws {
    let store = try SampleStore()
    store.files.delete(".lock")
    #expect(try store.picture().hasPrefix("r2 "))
    #expect(store.files.names().contains(".lock") == false, "reading writes nothing")
  }
}
