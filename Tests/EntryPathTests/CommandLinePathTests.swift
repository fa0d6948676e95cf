import BillingCore
import BillingService
import Foundation
import Testing

@testable import CommandLineTool

/// The command line as an entry path: what is completed and explained is what is let in.
@Suite struct CommandLinePathTests {
  /// What reads no organization, needs a terminal, or takes minutes.
  private static let elsewhere = ["", "bench"]

  @Test func everyCommandHasASample() {
    let known = Set(CommandSample.all.map(\.command))
    let commands = CommandRegistry.visible.map(\.name).filter { !Self.elsewhere.contains($0) }
    #expect(Set(commands) == known)
    for sample in CommandSample.all {
      let command = CommandRegistry.visible.first { $0.name == sample.command }
      guard let name = sample.operation, let asked = command?.permission else { continue }
      #expect(asked == OperationRegistry.info(named: name)?.permission, "\(sample.command)")
    }
  }

  @Test(arguments: Person.everyone) func whatIsOfferedIsWhatTheRoleHas(person: Person) throws {
    let folder = try DataFolder.copy()
    var count = 0
    for command in CommandRegistry.visible where !command.path.isEmpty {
      let isPermitted = command.permission.map { person.has($0) } ?? true
      let words = ["__complete", "--"] + command.path.dropLast() + [""]
      let completed = folder.on(words, as: person.id).out.split(separator: "\n").map(String.init)
      let isFamily = CommandRegistry.visible.contains { other in
        other.path.count > command.path.count && other.path.starts(with: command.path)
          && other.permission.map { person.has($0) } ?? true
      }
      let isOffered = completed.contains(command.path.last ?? "")
      #expect(isOffered == (isPermitted || isFamily), "\(command.name)")
      count += 1
    }
    let help = folder.on(["--help"], as: person.id).out
    for command in CommandRegistry.visible where command.path.count == 1 {
      let isPermitted = command.permission.map { person.has($0) } ?? true
      #expect(help.contains("\n  \(command.name)  ") == isPermitted, "help: \(command.name)")
      count += 1
    }
    print("offered on the command line to \(person.id): \(count) combinations")
  }

  @Test(arguments: Person.everyone) func whatIsLetInIsWhatTheRoleHas(person: Person) throws {
    let desk = try Desk(person)
    var count = 0
    for sample in CommandSample.all {
      for scope in sample.scopes {
        try desk.check(sample, scope)
        count += 1
      }
    }
    print("asked on the command line by \(person.id): \(count) combinations")
  }
}

/// Somebody at the command line, and the data as it was before.
private struct Desk {
  let person: Person
  let folder: DataFolder
  let groups: [BillingGroup]
  let token: String

  init(_ person: Person) throws {
    self.person = person
    folder = try DataFolder.copy()
    groups = try folder.organization().groups
    token = try folder.write("token", "tok\n")
  }

  func check(_ sample: CommandSample, _ scope: Scope) throws {
    let name = person.name(of: scope)
    let things = groups.first { $0.name == name }.map { Things(of: $0) }
    let permission = sample.operation.flatMap { OperationRegistry.info(named: $0)?.permission }
    let place = "\(person.id): \(sample.command) \(name ?? "")"
    guard let permission else {
      let ran = run(sample, things, on: folder)
      #expect(![.notPermitted].contains(ran.status), "\(place): \(ran.err)")
      return
    }
    if person.has(permission, on: name) {
      let isChange = OperationRegistry.changing.contains { $0.info.name == sample.operation }
      let ran = run(sample, things, on: isChange ? try DataFolder.copy() : folder)
      #expect(ran.status != .notPermitted, "\(place): \(ran.err)")
      #expect(!ran.err.contains("There is no billing group"), "\(place): \(ran.err)")
    } else if let name, !person.sees(name), let things {
      let (ran, absent) = (run(sample, things, on: folder), run(sample, .absent, on: folder))
      #expect([.notFound, .notPermitted].contains(ran.status), "\(place): \(ran.err)")
      #expect(ran.status == absent.status && ran.out.isEmpty, "\(place): \(ran.out)")
      #expect(things.masked(ran.err) == Things.absent.masked(absent.err), "\(place)")
    } else {
      let ran = run(sample, things, on: folder)
      #expect(ran.status == .notPermitted, "\(place): \(ran.status) \(ran.err)")
    }
  }

  private func run(_ sample: CommandSample, _ things: Things?, on folder: DataFolder)
    -> DataFolder.Ran
  {
    let words = sample.typed(things).map { word in
      switch word {
      case "TOKEN": token
      case "SCRATCH": folder.home.appending(path: UUID().uuidString).path
      default: word
      }
    }
    // `can --as` is a question about somebody; their own question comes by a forced command.
    return sample.command == "can"
      ? folder.throughSSH(words, as: person.id) : folder.on(words, as: person.id)
  }
}
