import Glibc
import StrictJSON
import Testing

@testable import CommandLineTool

/// Which data a command works on, as whom, and what it says when it can't.
@Suite struct OpeningTests {
  @Test func withoutDataItIsTheDemo() {
    let who = Home().run("whoami", "--format", "json").json
    #expect(who?["user"]?.string == "olivia")
    #expect(who?["source"]?.string == "demo")
  }

  @Test func theUsualFolderAndTheConfiguredOneAreFound() {
    let home = Home.withData()
    home.environment["XDG_DATA_HOME"] = home.file("share")
    #expect(home.run("init", home.file("share/billtop"), "--name", "Usual").status == .done)
    #expect(home.run("whoami", "--format", "json").json?["organization"]?.string == "Usual")
    home.write("config.json", #"{"data":"~/data"}"#)
    let configured = home.run("whoami", "--config", home.file("config.json"), "--format", "json")
    #expect(configured.json?["organization"]?.string == "Acme")
  }

  @Test func aBadFolderIsToldApart() {
    let home = Home.withData()
    home.makeFolder("empty")
    home.write("file", "not a folder")
    for (path, status, words) in [
      ("nowhere", ExitStatus.notFound, "There is no data at"), ("empty", .notFound, "no journal"),
      ("file/below", .failed, "ENOTDIR"), ("file", .failed, "ENOTDIR"),
    ] {
      let printed = home.run("--data", home.file(path), "whoami")
      #expect(printed.status == status, "\(path): \(printed.err)")
      #expect(printed.problem.contains(words), "\(path): \(printed.problem)")
      #expect(printed.out.isEmpty)
    }
  }

  @Test func aDamagedJournalIsSaidAndLocated() {
    let home = Home.withData()
    let journal = "data/journal/" + home.names("data/journal")[0]
    let text = home.read(journal)
    home.write(journal, text.replacing("acme.example", with: "evil.example"))
    let changed = home.on("organization", "rename", "Other")
    #expect(changed.status == .damaged || changed.status == .failed, "\(changed.err)")
    let check = home.on("check")
    #expect(check.status == .damaged)
    #expect(check.out.contains("is damaged at byte"))
    #expect(home.on("check", "--exit-code").status == .found)
    let verify = home.on("audit", "--verify", "--format", "json")
    #expect(verify.status == .damaged)
    #expect(verify.json?["sound"]?.bool == false)
  }

  @Test func aBusyFolderSaysWhoHoldsIt() {
    let home = Home.withData()
    let descriptor = open(home.file("data/.lock"), O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let printed = home.on("organization", "rename", "Other")
    #expect(printed.status == .busy, "\(printed.err)")
    #expect(home.on("whoami").status == .done, "reading needs no lock")
  }

  @Test func ownDataMayBeSeenAsAnybody() {
    let home = Home.withData()
    let owner = home.on("whoami", "--format", "json").json
    #expect(owner?["source"]?.string == "ownData")
    #expect(owner?["user"] == .null)
    let olga = home.on("--as", "olga", "whoami", "--format", "json").json
    #expect(olga?["source"]?.string == "ownerAs")
    #expect(olga?["role"]?.string == "organizationAdmin")
    #expect(home.on("--as", "stranger", "whoami").status == .notPermitted)
  }

  @Test func theKernelDecidesWhoseDataItIs() {
    let home = Home.withData()
    home.userID = 4242
    home.effectiveUserID = 4242
    #expect(home.on("whoami").status == .notPermitted)
    home.userID = getuid()
    #expect(home.on("whoami").problem.contains("runs as another user"))
  }

  /// The service account: the caller's number comes from sudo.
  @Test func sudoSaysWhoCalls() {
    let home = Home.withData()
    home.environment["XDG_DATA_HOME"] = home.path
    rename(home.data, home.file("billtop"))
    let add = home.run(
      "users", "add", "ines", "--email", "ines@elsewhere.example", "--login", "ines")
    #expect(add.status == .done, "\(add.err)")
    home.environment["SUDO_UID"] = "1001"
    let who = home.run("whoami", "--format", "json").json
    #expect(who?["user"]?.string == "ines")
    #expect(who?["source"]?.string == "sudo")
    for words in [
      ["--as", "olga", "whoami"], ["--data", home.file("billtop"), "whoami"],
      ["init", home.file("other"), "--name", "X"], ["demo", "--dir", home.file("other")],
      ["restore", home.file("billtop"), "--to", home.file("other")], ["check"], ["backup"],
      ["--config", home.file("map.csv"), "config", "check"],
    ] {
      #expect(home.run(all: words).status == .notPermitted, "\(words)")
    }
    home.environment["SUDO_UID"] = "1002"
    #expect(home.run("whoami").problem.contains("no user with the login"))
    home.environment["SUDO_UID"] = "01001"
    #expect(home.run("whoami").status == .notPermitted)
  }

  @Test func aForcedCommandTakesTheClientsWordsWithoutAShell() {
    let home = Home.withData()
    home.environment["SSH_ORIGINAL_COMMAND"] = "billtop whoami --format 'json'"
    let who = home.run("--data", home.data, "--as", "olga").json
    #expect(who?["user"]?.string == "olga")
    #expect(who?["source"]?.string == "forcedCommand")
    for (command, status) in [
      ("whoami --as root", ExitStatus.notPermitted), ("whoami --data=/tmp", .notPermitted),
      ("whoami; id", .wrongUsage), ("whoami 'open", .wrongUsage),
      ("import /etc/passwd", .notPermitted),
      ("init /tmp/x --name X", .notPermitted), ("users", .done),
    ] {
      home.environment["SSH_ORIGINAL_COMMAND"] = command
      let printed = home.run("--data", home.data, "--as", "olga")
      #expect(printed.status == status, "\(command): \(printed.err)")
    }
    home.environment["SSH_ORIGINAL_COMMAND"] = "whoami"
    #expect(home.run("--data", home.data).problem.contains("does not say who you are"))
  }
}
