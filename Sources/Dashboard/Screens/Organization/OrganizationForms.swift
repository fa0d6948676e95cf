import BillingCore
import BillingService

/// The forms that change the organization itself.
enum OrganizationForms {
  static func rename(_ context: ScreenContext) -> ScreenMenuItem {
    OrganizationDesk.item("Rename the organization", RenameOrganization.info, context) { desk in
      ActionForm(
        "Rename the organization",
        fields: [.line("name", "Name", desk.outcome.name, limit: 128)]
      ) { values, key in
        RenameOrganization(values["name"], expectedRevision: desk.revision, key: key)
      }
    }
  }

  static func verify(_ context: ScreenContext) -> ScreenMenuItem {
    OrganizationDesk.item("Verify the domain", VerifyDomain.info, context) { desk in
      let proofs = [
        ActionForm.Choice(DomainProof.attested.rawValue, "I say so, as owner of the data"),
        ActionForm.Choice(DomainProof.dnsRecord.rawValue, "a DNS record was seen"),
      ]
      return ActionForm(
        "Verify the organization's domain",
        fields: [
          .line(
            "domain", "Domain", desk.outcome.domain?.name ?? "", limit: 253,
            hint: "like acme.example"),
          .init("proof", "Proof", .choice(proofs), hint: "Left and Right choose"),
        ]
      ) { values, key in
        VerifyDomain(
          values["domain"], proof: DomainProof(rawValue: values["proof"]) ?? .attested,
          expectedRevision: desk.revision, key: key)
      }
    }
  }

  static func assign(_ account: Account, _ groups: [BillingGroup], _ context: ScreenContext)
    -> ScreenMenuItem
  {
    let open = groups.filter { $0.state == .active }
    let name = context.names.account(account)
    return OrganizationDesk.item(
      "Assign \(name) to a group", AssignAccounts.info, context,
      reason: open.isEmpty ? "there is no group" : nil
    ) { desk in
      let open = desk.outcome.groups.filter { $0.state == .active }
      let choices = open.enumerated().map { ActionForm.Choice(String($0), $1.name) }
      return ActionForm(
        "Assign \(account.name) to a group",
        fields: [.init("group", "To", .choice(choices), hint: "Left and Right choose")]
      ) { values, _ throws(BillingError) in
        guard let index = Int(values["group"]), open.indices.contains(index) else {
          throw BillingError(.invalid, "No group is chosen.", remedy: "Choose one.", path: "group")
        }
        return AssignAccounts(
          accounts: [account.id], to: .id(open[index].id),
          expectedRevision: open[index].revision)
      }
    }
  }

  static func addAddress(_ context: ScreenContext) -> ScreenMenuItem {
    OrganizationDesk.item("Add an address", AddAddress.info, context) { _ in
      let fields = AddressFields("address", "Address")
      return ActionForm("Add an address", fields: fields.all(nil)) { values, key in
        AddAddress(address: fields.address(values), key: key)
      }
    }
  }

  /// What can be done about one address of the book.
  static func change(_ address: PostalAddress, _ context: ScreenContext) -> [ScreenMenuItem] {
    [
      OrganizationDesk.item(
        "Change the address “\(address.name)”", ReplaceAddress.info, context
      ) { desk in
        let fields = AddressFields("address", "Address")
        return ActionForm("Change an address", fields: fields.all(address)) { values, _ in
          ReplaceAddress(
            name: address.name, address: fields.address(values), expectedRevision: desk.revision)
        }
      },
      OrganizationDesk.item(
        "Remove the address “\(address.name)”", RemoveAddress.info, context
      ) { desk in
        ActionForm("Remove the address “\(address.name)”", fields: []) { _, _ in
          RemoveAddress(name: address.name, expectedRevision: desk.revision)
        }
      },
    ]
  }
}
