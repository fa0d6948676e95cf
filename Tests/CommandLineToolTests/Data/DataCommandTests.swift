import StrictJSON
import Testing

@testable import CommandLineTool

/// `init`, `demo`, `check`, `backup`, `restore`, `schema`.
@Suite struct DataCommandTests {
  @Test func initMakesAnOrganizationWithItsOwner() {
    let home = Home.withData()
    #expect(home.read("data/organization.json").contains("\"name\": \"Acme\""))
    let grants = home.on("grants", "--format", "json").json?["grants"]?.array
    #expect(grants?.first?["role"]?.string == "organizationAdmin")
    #expect(grants?.first?["group"] == nil)
    #expect(grants?.first?["valid"]?.bool == true)
    let again = home.run("init", home.data, "--name", "Other")
    #expect(again.status == .wrongUsage)
    #expect(again.problem.contains("is not empty"))
  }

  @Test(arguments: [
    ([], "needs a name"), (["--name", ""], "needs a name"),
    (["--name", "A\u{7}"], "control character"),
    (["--name", "A", "--currency", "XQX"], "not a currency"),
    (["--name", "A", "--domain", "nodots"], "not a domain"),
    (["--name", "A", "--owner-email", "nowhere"], "not an e-mail address"),
    (["--name", "A", "--domain", "a.example", "--owner-email", "o@b.example"], "would not work"),
    (["--name", "A", "--owner-email", "o@b.example", "--owner-login", "-x"], "not a login"),
  ])
  func initRefusesWhatMakesNoSense(_ words: [String], _ problem: String) {
    let home = Home()
    let printed = home.run(all: ["init", home.file("new")] + words)
    #expect(printed.status == .wrongUsage)
    #expect(printed.problem.contains(problem), "\(printed.err)")
    #expect(home.names("new").isEmpty)
  }

  @Test func theDemoBecomesADataFolder() {
    let home = Home()
    let printed = home.run(
      "demo", "--dir", home.data, "--days", "40", "--seed", "7", "--format", "json")
    #expect(printed.status == .done, "\(printed.err)")
    #expect(printed.json?["groups"]?.integer == 9)
    #expect(home.on("check").status == .done)
    #expect(home.on("--as", "kenji", "whoami").out.contains("Billing Group Viewer"))
    #expect(home.on("audit").out.contains("Imported a file"))
    #expect(home.run("demo", "--dir", home.data).status == .wrongUsage)
    #expect(home.run("demo", "--groups", "0").status == .wrongUsage)
    #expect(home.run("demo", "--seed", "-1").status == .wrongUsage)
    #expect(home.run("demo", "--data", home.data).status == .wrongUsage)
  }

  @Test func checkShowsAndAcceptsAHandEdit() {
    let home = Home.withData()
    let text = home.read("data/organization.json")
    home.write("data/organization.json", text.replacing("\"Acme\"", with: "\"Acme Two\""))
    let found = home.on("check", "--format", "json")
    #expect(found.status == .done)
    #expect(found.json?["findings"]?.array?.first?["weight"]?.string == "edit")
    #expect(home.on("check", "--exit-code").status == .found)
    #expect(home.on("whoami").err.contains("organization.json was changed by hand"))
    #expect(home.on("check", "--accept").out.contains("Accepted organization.json."))
    #expect(home.on("whoami", "--format", "json").json?["organization"]?.string == "Acme Two")
    #expect(home.on("check").out.contains("All is well"))
  }

  @Test func checkRepairsABrokenDocument() {
    let home = Home.withData()
    home.write("data/organization.json", "{")
    #expect(home.on("check").status == .damaged)
    #expect(home.on("check", "--repair").status == .done)
    #expect(home.on("whoami", "--format", "json").json?["organization"]?.string == "Acme")
  }

  @Test func aBackupIsRestored() {
    let home = Home.withData()
    #expect(home.on("backup", home.file("copy")).status == .done)
    #expect(home.on("backup", home.file("copy")).status == .wrongUsage)
    #expect(home.on("backup").out.contains("backups/2026-11-20"))
    #expect(home.on("backup").out.contains("Today's backup is there"))
    #expect(home.run("restore", home.file("copy"), "--to", home.data).status == .wrongUsage)
    #expect(home.run("restore", home.file("copy"), "--to", home.file("new")).status == .done)
    let who = home.run("--data", home.file("new"), "whoami", "--format", "json").json
    #expect(who?["organization"]?.string == "Acme")
    #expect(home.run("restore", home.file("nowhere"), "--to", home.file("x")).status == .notFound)
    let usage = home.names("copy/usage").first { $0.hasSuffix(".jsonl") } ?? ""
    home.write("copy/usage/\(usage)", "changed")
    #expect(home.run("restore", home.file("copy"), "--to", home.file("y")).status == .damaged)
  }

  @Test func onlyTheOwnerLooksAtAllOfIt() {
    let home = Home.withData()
    for command in ["check", "backup"] {
      #expect(home.on("--as", "olga", command).status == .notPermitted)
    }
    #expect(home.on("--as", "olga", "audit", "--verify").status == .done)
    #expect(home.on("audit").out.contains("refused"))
    #expect(Home().run("check").status == .wrongUsage)
  }

  @Test func everySchemaIsPrinted() {
    for name in SchemaCommand.names {
      let printed = Home().run("schema", name)
      #expect(printed.status == .done)
      #expect(printed.json?["$schema"]?.string?.contains("json-schema.org") == true, "\(name)")
    }
    #expect(SchemaCommand.names.contains("group"))
    #expect(Home().run("schema", "nothing").status == .notFound)
  }
}
