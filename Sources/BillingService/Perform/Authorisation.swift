package import BillingCore

/// Whether an operation is let in: the one place where a permission meets a scope.
package enum Authorisation {
  /// Throws what the actor may know: "not there" and "not yours to see" are one error.
  package static func check(_ operation: some Operation, in view: OrganizationView)
    throws(BillingError)
  {
    try check(type(of: operation).info, operation.target, in: view)
  }

  package static func check(
    _ info: OperationInfo, _ target: OperationTarget, in view: OrganizationView
  ) throws(BillingError) {
    switch target {
    case .organization:
      guard view.access.allowsOnOrganization(info.permission) else { throw .notPermitted(info) }
    case .group(let reference):
      try check(info, [reference], in: view)
    case .groups(let references) where !references.isEmpty:
      try check(info, references, in: view)
    case .reach, .groups:
      guard view.access.allowsSomewhere(info.permission) else { throw .notPermitted(info) }
    }
  }

  private static func check(
    _ info: OperationInfo, _ references: [GroupReference], in view: OrganizationView
  ) throws(BillingError) {
    for reference in references {
      let group = try view.resolve(reference)
      guard view.access.allows(info.permission, in: group.id) else { throw .notPermitted(info) }
    }
  }
}
