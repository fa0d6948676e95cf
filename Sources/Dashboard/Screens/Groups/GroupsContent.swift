package import BillingService

/// What the home screen shows: the groups, and beside them the usage of the one under the cursor.
@dynamicMemberLookup
package struct GroupsContent: Sendable {
  package let overview: GroupsOverview.Outcome
  /// Of the group under the cursor; nil until it was read, and where there is no room for it.
  var usage: GroupUsage.Outcome?

  init(_ overview: GroupsOverview.Outcome) {
    self.overview = overview
  }

  package subscript<Value>(dynamicMember path: KeyPath<GroupsOverview.Outcome, Value>) -> Value {
    overview[keyPath: path]
  }
}
