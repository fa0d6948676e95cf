import BillingCore
import StrictJSON
import Testing

@testable import CommandLineTool

/// `can`, `grants`, `grant`, `revoke`, `transition`, `users`, `organization`, `audit`.
@Suite struct AccessCommandTests {
  private static func home() -> Home {
    let home = Home.withData()
    for user in ["ines", "gina"] {
      let added = home.on(
        "users", "add", user, "--email", "\(user)@out.example", "--name", "\(user) Doe")
      precondition(added.status == .done, added.err)
    }
    precondition(home.on("grant", "billingGroupViewer", "ines", "Mobile").status == .done)
    precondition(home.on("grant", "billing-group-admin", "gina", "Retail").status == .done)
    return home
  }

  @Test func canListsEveryCapabilityWithItsReason() {
    let home = Self.home()
    let asked = home.on("can", "--as", "ines", "--group", "Mobile", "--format", "json").json
    #expect(asked?["user"]?.string == "ines")
    #expect(asked?["group"]?.string == "Mobile")
    let rows = asked?["capabilities"]?.array ?? []
    #expect(rows.compactMap { $0["name"]?.string } == Capability.allCases.map(\.rawValue))
    let allowed = rows.filter { $0["allowed"]?.bool == true }.compactMap { $0["name"]?.string }
    #expect(allowed.contains("viewInvoices"))
    #expect(!allowed.contains("addFunds"))
    #expect(rows[2]["reason"]?.string == "Billing Group Viewer on this group")
    let anywhere = home.on("--as", "ines", "can", "--format", "json").json
    #expect(anywhere?["group"] == .null)
    let invoices = anywhere?["capabilities"]?.array?.first { $0["name"]?.string == "viewInvoices" }
    #expect(invoices?["reason"]?.string == "on “Mobile”")
    #expect(home.on("can", "--as", "ines", "--group", "Nowhere").status == .notFound)
    #expect(home.on("can", "--as", "nobody").status == .notFound)
  }

  /// What lies outside the scope and what isn't there take the same path.
  @Test func aGroupOutOfScopeDoesNotExist() {
    let home = Self.home()
    for words in [["audit"], ["organization", "show"], ["grants"], ["users"], ["whoami"]] {
      let printed = home.run(all: ["--data", home.data, "--as", "ines"] + words)
      #expect(printed.status == .done)
      for trace in ["Retail", "retail-de", "gina", "olga"] {
        #expect(!(printed.out + printed.err).contains(trace), "\(words): \(trace)")
      }
    }
    home.environment["SSH_ORIGINAL_COMMAND"] = "can --group Retail"
    let hidden = home.run("--data", home.data, "--as", "ines")
    home.environment["SSH_ORIGINAL_COMMAND"] = "can --group Absent"
    let absent = home.run("--data", home.data, "--as", "ines")
    #expect(hidden.status == .notFound)
    #expect(hidden.err.replacing("Retail", with: "Absent") == absent.err)
    home.environment["SSH_ORIGINAL_COMMAND"] = "can --user gina"
    #expect(home.run("--data", home.data, "--as", "ines").status == .notPermitted)
  }

  @Test func grantsAreGivenShownAndTaken() {
    let home = Self.home()
    let grants = home.on("grants", "--format", "json").json?["grants"]?.array ?? []
    #expect(grants.compactMap { $0["user"]?.string } == ["gina", "ines", "olga"])
    #expect(grants[1]["group"]?.string == "Mobile")
    #expect(home.on("revoke", "billingGroupViewer", "ines", "Mobile").status == .done)
    #expect(home.on("revoke", "billingGroupViewer", "ines", "Mobile").status == .wrongUsage)
    #expect(home.on("grants", "--format", "csv").out.hasPrefix("user,role,group,reason\r\n"))
  }

  @Test func wrongGrantsAreRefused() {
    let home = Self.home()
    for (words, status, problem) in [
      (["grant", "viewer", "ines"], ExitStatus.wrongUsage, "no role “viewer”"),
      (["grant", "billingGroupViewer"], .wrongUsage, "USER is missing"),
      (["grant", "billingGroupViewer", "ines"], .wrongUsage, "given on billing groups"),
      (["grant", "organizationAdmin", "gina"], .wrongUsage, "would not work"),
      (["grant", "billingGroupViewer", "ghost", "Mobile"], .notFound, "no user “ghost”"),
      (["grant", "billingGroupViewer", "gina", "Ghost"], .notFound, "no billing group"),
      (["revoke", "organizationAdmin", "olga"], .notPermitted, "leave nobody"),
      (
        ["--as", "gina", "grant", "billingGroupAdmin", "ines", "Retail"], .notPermitted, "not allow"
      ),
    ] {
      let printed = home.run(all: ["--data", home.data] + words)
      #expect(printed.status == status, "\(words): \(printed.err)")
      #expect(printed.problem.contains(problem), "\(words): \(printed.err)")
    }
  }

  @Test func usersAreAddedEditedAndRemoved() {
    let home = Self.home()
    #expect(home.on("users", "edit", "ines", "--login", "ines2", "--name", "Ines").status == .done)
    let ines = home.on("users", "--format", "json").json?["users"]?.array?.first {
      $0["user"]?.string == "ines"
    }
    #expect(ines?["logins"]?.array?.map(\.string) == ["ines2"])
    #expect(home.on("users", "edit", "ines").status == .wrongUsage)
    #expect(home.on("users", "edit", "ines", "--login", "a", "--no-logins").status == .wrongUsage)
    #expect(home.on("users", "add", "ines", "--email", "i@x.example").status == .wrongUsage)
    #expect(home.on("users", "add", "in es", "--email", "i@x.example").status == .wrongUsage)
    #expect(home.on("users", "add", "paul").problem == "--email is missing.")
    #expect(home.on("users", "remove", "ines").status == .done)
    #expect(home.on("grants").out.contains("ines") == false)
  }

  @Test func privacyHidesPeopleAndPlaces() {
    let home = Self.home()
    for words in [
      ["whoami"], ["grants"], ["users"], ["organization", "show"], ["audit", "--changes"],
      ["can", "--user", "ines", "--group", "Mobile"], ["users", "edit", "ines", "--name", "Z"],
    ] {
      for form in ["table", "json", "csv"] {
        let all = ["--data", home.data, "--privacy", "--format", form] + words
        let printed = home.run(all: all)
        #expect(printed.status == .done, "\(printed.err)")
        for trace in ["ines", "Doe", "out.example", "Mobile", "Acme", "retail-de"] {
          #expect(!printed.out.contains(trace), "\(words) \(form): \(trace)")
        }
      }
    }
  }

  @Test func theTransitionIsPlannedThenMade() {
    let home = Home()
    #expect(home.run("demo", "--dir", home.data, "--days", "3", "--quiet").status == .done)
    let plan = home.on("transition", "--format", "json").json
    let lena = plan?["becomeBillingGroupAdmin"]?.array?.first
    #expect(lena?["user"]?.string == "lena")
    #expect(plan?["needGrant"]?.array?.isEmpty == false)
    #expect(home.on("transition").err.contains("full billing rights by default"))
    #expect(home.on("--as", "kenji", "transition").status == .notPermitted)
    #expect(home.on("transition", "--apply").out.contains("became Billing Group Admin"))
    let done = home.on("transition", "--format", "json").json
    #expect(done?["becomeBillingGroupAdmin"]?.array?.isEmpty == true)
  }

  @Test func theOrganizationIsRenamedAndItsDomainAttested() {
    let home = Self.home()
    #expect(home.on("organization", "rename", "Acme Two").status == .done)
    #expect(home.on("--as", "gina", "organization", "rename", "X").status == .notPermitted)
    #expect(
      home.on("--as", "olga", "organization", "verify-domain", "b.example").status == .notPermitted)
    #expect(home.on("organization", "verify-domain", "nodots").status == .wrongUsage)
    let show = home.on("organization", "show", "--format", "json").json
    #expect(show?["name"]?.string == "Acme Two")
    #expect(show?["accounts"]?.array?.count == 3)
  }

  @Test func auditShowsChangesAndRefusals() {
    let home = Self.home()
    _ = home.on("--as", "ines", "grant", "billingGroupAdmin", "ines", "Mobile")
    let entries = home.on("audit", "--format", "json").json?["entries"]?.array ?? []
    #expect(entries.first?["outcome"]?.string == "refused")
    #expect(entries.first?["actor"]?.string == "ines")
    #expect(home.on("audit", "--since", "2026-11-21", "--format", "jsonl").out.isEmpty)
    let limited = home.on("audit", "--limit", "2", "--format", "jsonl").out
    #expect(limited.split(separator: "\n").count == 2)
    let mobile = home.on("audit", "--group", "Mobile", "--format", "json").json?["entries"]?.array
    #expect(mobile?.allSatisfy { $0["groups"]?.array?.contains("Mobile") == true } == true)
    #expect(home.on("audit", "--group", "Nowhere").status == .notFound)
    #expect(home.on("audit", "--limit", "0").status == .wrongUsage)
    #expect(home.on("audit", "--verify").out.contains("every record follows from the one before"))
  }
}
