import BillingCore
import Testing

@testable import CommandLineTool

/// Imports and the usage API's documents as entry paths, in every scope.
@Suite struct ImportPathTests {
  /// Where the file, the option or the map says that the records belong.
  private enum Way: CaseIterable { case account, option, map }

  private func line(_ account: String?) -> String {
    let home = account.map { "\"accountId\":\"\($0)\"," } ?? ""
    return """
      {\(home)"productName":"SMS","productCategory":"sms","startDate":"2026-11-20",\
      "endDate":"2026-11-20","usage":{"amount":"7","unit":"messages"},\
      "price":{"amount":"7","currency":"EUR"}}

      """
  }

  private func words(_ way: Way, _ things: Things, _ folder: DataFolder) throws -> [String] {
    let (group, account) = (things.called[.group] ?? "", things.called[.account] ?? "")
    switch way {
    case .account: return ["import", try folder.write("usage.jsonl", line(account))]
    case .option:
      return ["import", try folder.write("usage.jsonl", line(nil)), "--group", group]
    case .map:
      let map = try folder.write("map.csv", "account,group\n\(account),\(group)\n")
      return ["import", try folder.write("usage.jsonl", line(account)), "--accounts", map]
    }
  }

  @Test(arguments: Person.everyone) func usageGoesWhereTheRoleReaches(person: Person) throws {
    let groups = try DataFolder.copy().organization().groups
    for scope in [Scope.own, .other] {
      let name = person.name(of: scope) ?? ""
      let things = Things(of: try #require(groups.first { $0.name == name }))
      for way in Way.allCases {
        let folder = try DataFolder.copy()
        let before = try folder.organization()
        let ran = folder.on(try words(way, things, folder), as: person.id)
        let place = "\(person.id) \(way) \(name)"
        if person.has(.administerBilling, on: name) {
          #expect(ran.status == .done, "\(place): \(ran.err)")
          continue
        }
        #expect(ran.status != .done, "\(place): \(ran.out)")
        #expect(try folder.organization() == before, "\(place)")
        let absent = folder.on(try words(way, .absent, folder), as: person.id)
        #expect(ran.status == absent.status, "\(place): \(ran.err) \(absent.err)")
        #expect(things.masked(ran.err) == Things.absent.masked(absent.err), "\(place)")
        #expect(things.masked(ran.out) == Things.absent.masked(absent.out), "\(place)")
      }
    }
    print("imported by \(person.id): \(2 * Way.allCases.count) combinations")
  }

  private static let bodies = [
    "{}", #"{"timePeriod":"LAST_MONTH"}"#, #"{"aggregationPeriod":"DAILY","pageSize":2}"#,
    #"{"productCategory":"sms"}"#, #"{"pageToken":"x"}"#,
  ]

  /// The usage API answers for a group, and for one out of scope as for one that is not there.
  @Test(arguments: Person.everyone) func theAPIAnswersForWhatIsSeen(person: Person) throws {
    let folder = try DataFolder.copy()
    let groups = try folder.organization().groups
    for name in [person.own, person.other] {
      let group = try #require(groups.first { $0.name == name })
      for (text, absent) in [
        (name, "Absent"), (group.id.revealed, BillingGroupID.prefix + "ABSENT000222"),
      ] {
        for body in Self.bodies {
          let ran = folder.on(["api", text, "--body", body], as: person.id)
          let none = folder.on(["api", absent, "--body", body], as: person.id)
          let place = "\(person.id) \(name) \(body)"
          if person.has(.capability(.viewUsageSummary), on: name) {
            #expect([.done, .wrongUsage].contains(ran.status), "\(place): \(ran.err)")
          } else {
            let shown = { (words: String) in
              words.replacing(group.id.masked, with: "ID").replacing(name, with: "ID")
                .replacing(BillingGroupID(absent)?.masked ?? absent, with: "ID")
            }
            #expect(ran.status == none.status && ran.status != .done, "\(place): \(ran.err)")
            #expect(shown(ran.out + ran.err) == shown(none.out + none.err), "\(place)")
          }
        }
      }
    }
    print("asked of the usage API by \(person.id): \(4 * Self.bodies.count) combinations")
  }
}
