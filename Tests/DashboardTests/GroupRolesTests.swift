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
    ("5", "Set spike thresholds"), ("1", "Set the budget"),
  ]
  /// What only the Owner/Admin has.
  private static let owner = [
    ("2", "Move an account here"), ("3", "Assign a credit"), ("5", "Rename a billing group"),
    ("5", "Close a billing group"),
  ]
  private static let viewers = ["viktor", "kenji"]

  private static func open(_ user: String) -> String {
    user == "kenji" || user == "greta" ? "Enter" : "/ text:Europe Enter Enter"
  }

  /// The action menu of each tab.
  private func menus(_ user: String) -> [String: String] {
    let desktop = GroupDesktop(as: user)
    let keys = Key.script("\(Self.open(user)) 1 a Esc 2 a Esc 3 a Esc 4 a Esc 5 a") ?? []
    let pictures = desktop.pictures(keys.map { .key($0) })
    var menus: [String: String] = [:]
    for (index, key) in keys.enumerated() where key == .character("a") && index > 0 {
      if case .character(let tab) = keys[index - 1] { menus[String(tab)] = pictures[index + 1] }
    }
    return menus
  }

  @Test(arguments: ["olivia", "dana", "greta"]) func adminsFindMoney(_ user: String) {
    let menus = menus(user)
    for (tab, title) in Self.money {
      #expect(menus[tab]?.contains(title) == true, "\(user): \(menus[tab] ?? "")")
    }
    for (tab, title) in Self.owner {
      #expect(menus[tab]?.contains(title) == (user == "olivia"), "\(user): \(menus[tab] ?? "")")
    }
  }

  @Test(arguments: viewers) func viewersFindNoneOfIt(_ user: String) {
    let menus = menus(user)
    #expect(menus.count == 5)
    for (tab, title) in Self.money + Self.owner {
      #expect(menus[tab]?.contains(title) == false, "\(user): \(menus[tab] ?? "")")
    }
  }

  /// Neither the palette nor the help finds it by its name.
  @Test(arguments: viewers) func norDoesThePaletteOfAViewer(_ user: String) {
    let keys = (Self.money + Self.owner).map { tab, title in
      let typed = title.lowercased().filter { $0 != " " }
      return "\(tab) : text:\(typed) Esc ? text:\(typed) Esc"
    }
    let script = Key.script("\(Self.open(user)) \(keys.joined(separator: " "))") ?? []
    let pictures = GroupDesktop(as: user).pictures(script.map { .key($0) })
    for (_, title) in Self.money + Self.owner {
      #expect(!pictures.contains { $0.contains(title) }, "\(user): \(title)")
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
