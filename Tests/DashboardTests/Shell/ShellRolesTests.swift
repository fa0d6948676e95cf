import BillingCore
import BillingDemo
import BillingService
import Dashboard
import TerminalUI
import Testing

private let people = ["olivia", "dana", "viktor", "greta", "kenji", "ines", "devon"]

/// Who administers the organization, and so has Access and Organization.
private func administrates(_ user: String) -> Bool { user == "olivia" }

/// Keys, help and palette have the places that the role has, and no others.
@Test(arguments: people)
func helpAndPaletteShowWhatTheRoleHas(user: String) {
  let desk = ShellDesktop(user)
  let who = desk.press("? text:who text:may").shows("who may do what")
  #expect(who == administrates(user), "help")
  let find = desk.press(": text:whomay").shows("who may do what")
  #expect(find == administrates(user), "palette")
  let organization = desk.press(": text:theorganization").shows("the organization")
  #expect(organization == administrates(user), "palette")
  #expect(desk.press("A").shows("Access") == administrates(user), "key A")
  #expect(desk.press("O").shows("› Organization") == administrates(user), "key O")
  let hasRole = !["ines", "devon"].contains(user)
  #expect(desk.press("S").shows("› Spikes") == hasRole, "key S")
  #expect(desk.press("U").shows("› Spend") == hasRole, "key U")
}

/// A screen that is opened all the same tells nothing: the core refuses it.
@Test(arguments: people)
func theCoreRefusesWhatTheMenuHides(user: String) {
  for name in ["access", "organization"] {
    let lines = ShellDesktop(user, at: name).press("Down Enter Tab")
    let text = lines.joined(separator: "\n")
    let isRefused = !administrates(user) && !(name == "organization" && user == "dana")
    guard isRefused else { continue }
    for other in ShellDesktop.demo.organization.users where other.id.text != user {
      #expect(!text.contains(other.name), "\(name) as \(user): \(other.name)")
    }
    #expect(!text.contains("Retail-7"), "\(name) as \(user)")
  }
}

/// Whoever reaches one group finds no trace of another anywhere.
@Test(arguments: [("greta", "Europe production"), ("kenji", "Japan platform")])
func oneGroupsReaderSeesNoOther(user: String, own: String) {
  let organization = ShellDesktop.demo.organization
  let mine = organization.groups.first { $0.name == own }
  let accounts = organization.accounts.filter { mine?.accounts.contains($0.id) == false }
  let owned = organization.accounts.filter { mine?.accounts.contains($0.id) == true }.map(\.name)
  let hidden =
    organization.groups.filter { $0.name != own }.map(\.name)
    + accounts.map(\.name).filter { $0.count > 6 && !own.contains($0) && !owned.contains($0) }
  for home in ScreenRegistry.homes {
    let film = ShellDesktop(user, at: home.name).film("Down Enter Esc Tab b a Esc ? Esc : Down Esc")
    for name in hidden { #expect(!film.contains(name), "\(home.name) as \(user): \(name)") }
  }
}

/// A viewer has no key, hint or action that acknowledges; an admin of the group has all three.
@Test func onlyWhoMayAcknowledgesSpikes() {
  #expect(!ShellDesktop("viktor", at: "spikes").press("a").shows("Acknowledge"))
  #expect(!ShellDesktop("viktor", at: "spikes").press("? text:acknowledge").shows("with a reason"))
  #expect(ShellDesktop("greta", at: "spikes").press("a").shows("Acknowledge"))
  #expect(ShellDesktop("greta", at: "spikes").press("x").shows("Reason"))
}

/// View as shows somebody else's view, changes nothing, and Esc at the top ends it.
@Test func viewAsIsLeftWithEscape() {
  let desk = ShellDesktop("olivia")
  let start = "A text:/ text:kenji Enter a Down Down Enter"
  let seen = desk.press(start)
  #expect(seen[0].contains("VIEW AS"))
  #expect(seen.shows("Japan platform") && !seen.shows("Europe production"))
  #expect(!desk.press("\(start) A").shows("Access"))
  #expect(desk.press("\(start) a").shows("There is nothing to do here"))
  let left = desk.press("\(start) Esc")
  #expect(!left[0].contains("VIEW AS") && left.shows("Europe production"))
  #expect(left.shows("You see your own view again."))
}

/// A role is given and taken through form, review and submission; each shows in the matrix.
@Test func rolesAreGivenAndTaken() {
  let desk = ShellDesktop("olivia", at: "access")
  let give = "text:/ text:devon Enter a Enter BTab BTab BTab"
  let form = desk.press(give)
  #expect(form.shows("Give Devon Clarke a role"), "\(form.joined(separator: "\n"))")
  let review = desk.press("text:/ text:devon Enter a Enter Right Enter")
  #expect(review.shows("Devon", "Billing Group Viewer") || review.shows("is now"))
  let done = desk.press("text:/ text:devon Enter a Enter Right Enter Right Right Enter Esc")
  #expect(done.shows("Devon Clarke", "viewer"), "\(done.joined(separator: "\n"))")
}

/// The move from account roles is simulated first, and then made in one change.
@Test func theMoveIsSimulatedAndThenMade() {
  let desk = ShellDesktop("olivia", at: "access")
  let plan = "a End Enter"
  #expect(desk.press(plan).shows("becomes admin", "Lena Fischer"))
  let done = desk.press("\(plan) a Enter Right Enter Right Right Enter Esc")
  #expect(done.shows("The move is done.") || done.shows("needs a grant"))
  #expect(!done.shows("+", "becomes admin"), "\(done.joined(separator: "\n"))")
}

/// Rights are read to their ends at any width; what they come from is told below where it has no
/// column.
@Test func aPersonsRightsAreWhole() {
  for size in [Size(80, 24), Size(100, 30), Size(120, 40)] {
    let desk = ShellDesktop("olivia", at: "access", size: size)
    let seen = desk.press("Down Down Enter") + desk.press("Down Down Enter Tab End")
    for right in Capability.allCases {
      #expect(seen.contains { $0.contains(right.title) }, "\(right.title) at \(size)")
    }
    #expect(desk.press("Down Down Enter Tab End").shows("not part of Organization Billing"))
  }
}

/// A high screen has the rights of the person under the cursor below the people.
@Test func accessShowsTheRightsOfWhoIsUnderTheCursor() {
  let desk = ShellDesktop("olivia", at: "access", size: Size(200, 50))
  #expect(desk.press("Down Down").shows("View all billing groups", "Billing viewer"))
  #expect(desk.press("Down Down").shows("Manage the organization", "not part of"))
  #expect(!ShellDesktop("olivia", at: "access").press().shows("View all billing groups"))
  #expect(desk.press().shows("Samira Khan is Administrator", "full billing rights on"))
}
