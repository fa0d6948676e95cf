import BillingCore

extension Access {
  func reaches(_ problem: DataProblem) -> Bool {
    guard let group = problem.group else { return reachesAllGroups }
    return sees(group)
  }
}
