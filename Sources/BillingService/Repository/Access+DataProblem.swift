package import BillingCore

extension Access {
  /// What the actor is told: about the groups in their scope, about usage that may be theirs, and
  /// about the rest if they reach everything.
  package func told(_ problems: [DataProblem]) -> [DataProblem] {
    var told = problems.filter(reaches)
    if !reachesAllGroups, hasAnyRole, problems.contains(where: \.isOfUsage) {
      told.append(.usageOfSomebody)
    }
    return told
  }

  private func reaches(_ problem: DataProblem) -> Bool {
    guard let group = problem.group else { return reachesAllGroups }
    return reachesBroken(group)
  }
}

extension DataProblem {
  /// A file's name may tell of other groups.
  fileprivate static let usageOfSomebody = DataProblem(
    BillingError(
      .damaged, "A usage file is damaged, so records may be missing here.",
      remedy: "Whoever keeps the data finds which one with: billtop check"), isOfUsage: true)
}
