import BillingCore
import Dashboard
import TerminalUI
import Testing

/// Who finds which action of a group: what a role does not have is nowhere to be seen.
struct GroupRolesTests {
  /// What only the three admin roles have, on the tab that offers it.
  private static let money = [
    ("4", "Add funds"), ("4", "Add a payment method"), ("4", "Remove a payment method"),
    ("4", "Set auto-recharge"), ("4", "Buy a plan"), ("4", "Pay an invoice"),
    ("4", "Ask the processor again"), ("3", "Issue an invoice"), ("3", "Void an invoice"),
    ("5", "Change the tax address"), ("5", "Cancel the subscription"), ("5", "Set the budget"),
    ("5", "Set spike thresholds"), ("1", "Acknowledge the spike"),
  ]
  /// What only the Owner/Admin has.
  private static let owner = [
    ("2", "Move an account here"), ("3", "Assign a credit"), ("5", "Rename a billing group"),
    ("5", "Close a billing group"),
  ]
  private static let viewers = ["viktor", "kenji"]

  private static func open(_ user: String) -> String {
    user == "kenji" ? "Enter" : user == "greta" ? "Enter" : "/ text:Europe Enter Enter"
  }

  @Test(arguments: money) func adminsFindIt(_ tab: String, _ title: String) {
    for user in ["olivia", "dana", "greta"] {
      let menu = GroupDesktop(as: user).picture("\(Self.open(user)) \(tab) a")
      #expect(menu.contains(title), "\(user): \(menu)")
    }
  }

  @Test(arguments: money + owner) func viewersDoNot(_ tab: String, _ title: String) {
    for user in Self.viewers {
      let desktop = GroupDesktop(as: user)
      let open = "\(Self.open(user)) \(tab)"
      let typed = title.split(separator: " ").map { "text:\($0)" }.joined(separator: " Space ")
      for keys in ["\(open) a", "\(open) : \(typed)", "\(open) ? \(typed)"] {
        let picture = desktop.picture(keys)
        #expect(!picture.contains(title), "\(user): \(picture)")
      }
    }
  }

  @Test(arguments: owner) func onlyTheOwnerManagesGroups(_ tab: String, _ title: String) {
    let found = GroupDesktop().picture("\(Self.open("olivia")) \(tab) a")
    #expect(found.contains(title), "\(found)")
    for user in ["dana", "greta"] {
      let menu = GroupDesktop(as: user).picture("\(Self.open(user)) \(tab) a")
      #expect(!menu.contains(title), "\(user): \(menu)")
    }
  }

  @Test func viewersManageTriggers() {
    for user in Self.viewers {
      let menu = GroupDesktop(as: user).picture("\(Self.open(user)) 6 a")
      #expect(menu.contains("Add a usage trigger"), "\(user): \(menu)")
    }
  }

  /// A viewer's key does nothing where an admin's opens the form.
  @Test func theKeyOfAViewerAcknowledgesNothing() {
    let admin = GroupDesktop(as: "dana").picture("\(Self.open("dana")) x")
    #expect(admin.contains("Acknowledge Wed Nov 18"), "\(admin)")
    let viewer = GroupDesktop(as: "viktor").picture("\(Self.open("viktor")) x")
    #expect(!viewer.contains("Acknowledge"), "\(viewer)")
  }

  /// What the role has and can't be done right now stands with its reason.
  @Test func saysWhyNotRightNow() {
    let legacy = "/ text:Legacy Enter Enter 4 Tab a"
    let menu = GroupDesktop().picture(legacy)
    #expect(missing(["it is the only one", "there is no other one"], in: menu) == [], "\(menu)")
    let hidden = GroupDesktop().picture("/ text:EUR Enter Enter 4 a", privacy: true)
    #expect(hidden.contains("privacy mode is on"), "\(hidden)")
  }
}
