import BillingCore
import BillingService
package import TerminalUI

extension OrganizationScreen {
  package func availability(
    of command: AppCommand, _ content: Content?, _ context: ScreenContext
  ) -> Availability? {
    switch command {
    case _ where AppCommand.movement.contains(command): return .available
    case .nextPane, .previousPane: return .available
    case .open: return pane == .units ? .available : .hidden
    case .organization: return unit == nil ? .hidden : nil
    default: return nil
    }
  }

  package mutating func run(
    _ command: AppCommand, _ content: Content, _ context: ScreenContext
  ) -> [ScreenAction] {
    let layout = OrganizationLayout(context, addresses: content.addresses.count, pane)
    let rows = rows(content, context.names)
    if pane == .addresses {
      let ids = Array(content.addresses.indices)
      if addresses.run(command, in: ids, visible: max(1, layout.addresses.height - 2)) {
        return []
      }
    } else if list.run(command, in: rows.map(\.id), visible: layout.visibleRows) {
      return []
    }
    switch command {
    case .nextPane, .previousPane: pane = pane == .units ? .addresses : .units
    case .open: return selected(rows).map { open($0, content, context) } ?? []
    default: break
    }
    return []
  }

  private func open(_ row: UnitTree.Row, _ content: Content, _ context: ScreenContext)
    -> [ScreenAction]
  {
    switch row.id {
    case .unit(let id):
      let unit = content.outcome.units.first { $0.id == id }
      return unit.map { [.push(OrganizationScreen(unit: $0))] } ?? []
    case .account(let id):
      guard let group = row.account?.group else {
        return [.say(Notice("No billing group pays for this account yet: a assigns it."))]
      }
      return [
        .push(
          UsageScreen(
            group: group, name: row.account?.groupName ?? "", range: context.today.month.days,
            account: UsageAccount(id: id, name: row.name)))
      ]
    case .rest: return []
    }
  }

  package func actions(_ content: Content, _ context: ScreenContext) -> [ScreenMenuItem] {
    let rows = rows(content, context.names)
    var items: [ScreenMenuItem] = []
    if let line = selected(rows)?.account, let group = line.group {
      items.append(
        ScreenMenuItem(
          "Move \(context.names.account(line.account)) to another group",
          AssignAccounts.info.permission, group: group,
          disabledReason: GroupAction.privacyReason(context)
        ) { GroupAction.giveAccount.opening(group, line.account.id.text, context) })
    } else if let line = selected(rows)?.account {
      items.append(OrganizationForms.assign(line.account, content.outcome.groups, context))
    }
    let index = addresses.index(in: Array(content.addresses.indices))
    let address = pane == .addresses ? index.map { content.addresses[$0] } : nil
    return items + [
      CreateGroupForm.item(context), OrganizationForms.rename(context),
      OrganizationForms.verify(context), OrganizationForms.addAddress(context),
    ] + (address.map { OrganizationForms.change($0, context) } ?? [])
  }
}
