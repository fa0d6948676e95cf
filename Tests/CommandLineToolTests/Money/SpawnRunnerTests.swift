import BillingService
import Glibc
import Testing

@testable import CommandLineTool

/// Programs that behave and programs that don't.
struct SpawnRunnerTests {
  private let folder = ScriptFolder()

  private func run(
    _ body: String, input: String = "", seconds: Int = 20, limit: Int = 65_536
  ) -> ProcessResult {
    let program = folder.script("program", body)
    return SpawnRunner().run(
      [program, "--flag", "two words"], input: Array(input.utf8), seconds: seconds,
      outputLimit: limit)
  }

  private func text(_ result: ProcessResult) -> String {
    String(decoding: result.output, as: UTF8.self)
  }

  @Test func inputGoesInAndOutputComesOut() {
    let result = run("cat", input: "{\"a\": 1}\n")
    #expect(text(result) == "{\"a\": 1}\n")
    #expect(result.end == .exited(status: 0))
  }

  @Test func largeInputAndOutputPassTogether() {
    let input = String(repeating: "0123456789abcdef", count: 40_000)
    let result = run("cat", input: input, limit: 1 << 20)
    #expect(text(result) == input)
  }

  @Test func argumentsAreWordsOfTheirOwn() {
    #expect(text(run("printf '%s|' \"$@\"")) == "--flag|two words|")
  }

  @Test func statusAndSignalAreTold() {
    #expect(run("exit 7").end == .exited(status: 7))
    #expect(run("kill -SEGV $$").end == .killed(signal: Int(SIGSEGV)))
  }

  @Test func slowOneIsEndedWithAllItStarted() {
    let marker = "\(folder.path)/late"
    let result = run("(sleep 30; touch \(marker)) & sleep 30", seconds: 1)
    #expect(result == ProcessResult(output: [], end: .timedOut))
  }

  @Test func oneThatClosesItsOutputAndGoesOnIsEndedToo() {
    #expect(run("exec >&-; sleep 30", seconds: 1).end == .timedOut)
  }

  @Test func childThatKeepsTheOutputOpenHoldsNobodyUp() {
    let result = run("echo done; sleep 30 & exit 0", seconds: 20)
    #expect(text(result) == "done\n")
    #expect(result.end == .exited(status: 0))
  }

  @Test func endlessOutputIsCutOff() {
    let result = run("while :; do echo 0123456789; done", limit: 1_000)
    #expect(result == ProcessResult(output: [], end: .wroteTooMuch))
  }

  @Test func oneThatReadsNothingMayStillAnswer() {
    let input = String(repeating: "x", count: 1 << 20)
    let result = run("exec <&-; echo fine", input: input)
    #expect(text(result) == "fine\n")
    #expect(result.end == .exited(status: 0))
  }

  @Test func errorsGoNowhere() {
    #expect(text(run("echo secret >&2; echo told")) == "told\n")
  }

  @Test func environmentIsBareAndFolderIsRoot() {
    setenv("BILLTOP_TEST_SECRET", "canary", 1)
    let result = run("/usr/bin/env | grep -v '^\\(PWD\\|OLDPWD\\|SHLVL\\|_\\)=' | sort; pwd")
    #expect(text(result) == "LANG=C.UTF-8\nPATH=/usr/local/bin:/usr/bin:/bin\n/\n")
  }

  @Test func openFilesAreNotHandedOn() {
    let kept = open("/dev/null", O_RDONLY)
    defer { close(kept) }
    let result = run(
      "for n in 3 4 5 6 7 8 9; do [ -e /proc/$$/fd/$n ] && readlink /proc/$$/fd/$n; done")
    // The shell itself keeps its script open; nothing of ours is there.
    #expect(!text(result).contains("/dev/null"))
    #expect(!text(result).contains("pipe"))
  }

  @Test func missingOnesAreNotStarted() {
    let runner = SpawnRunner()
    for command in [[], [""], ["relative/path"], ["no-such-program-here"]] {
      let result = runner.run(command, input: [], seconds: 1, outputLimit: 10)
      #expect(result.end == .couldNotStart(reason: "no such program"))
    }
    let absent = runner.run(["/no/such"], input: [], seconds: 1, outputLimit: 10)
    #expect(absent.end == .couldNotStart(reason: "No such file or directory"))
  }

  @Test func bareNamesAreFoundInTheUsualFolders() {
    let result = SpawnRunner().run(["cat"], input: [65], seconds: 20, outputLimit: 10)
    #expect(result == ProcessResult(output: [65], end: .exited(status: 0)))
  }
}
