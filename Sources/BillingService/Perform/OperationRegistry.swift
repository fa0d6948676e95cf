/// Every operation there is. A screen's menu, the palette, the command line's help and the tests of
/// roles and faults read this list, so a new operation can't be forgotten by any of them.
package enum OperationRegistry {
  package static let reading: [any ReadOperation.Type] = [
    AccessMatrix.self,
    AccessWarnings.self,
    ActivityLog.self,
    BackUpData.self,
    Can.self,
    CanUser.self,
    CheckData.self,
    ListGrants.self,
    ShowOrganization.self,
    TransitionPlan.self,
    VerifyJournal.self,
    ViewAs.self,
    WhoAmI.self,
  ]
  package static let changing: [any ChangeOperation.Type] = [
    AddUser.self,
    ApplyTransition.self,
    GrantRole.self,
    RemoveUser.self,
    RenameOrganization.self,
    RevokeRole.self,
    UpdateUser.self,
    VerifyDomain.self,
  ]

  package static let all: [OperationInfo] = reading.map { $0.info } + changing.map { $0.info }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Nil for what this version does not know.
  package static func info(named name: String) -> OperationInfo? { byName[name] }
}
