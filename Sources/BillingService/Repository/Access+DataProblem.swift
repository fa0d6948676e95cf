package import BillingCore

extension Access {
  /// Whether the actor is told: about the groups in their scope, and about the rest if they reach
  /// everything.
  package func reaches(_ problem: DataProblem) -> Bool {
    guard let group = problem.group else { return reachesAllGroups }
    return reachesBroken(group)
  }
}
