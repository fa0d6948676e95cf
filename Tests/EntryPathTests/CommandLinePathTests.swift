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
    var (count, completed) = (0, [[String]: Set<String>]())
    for command in CommandRegistry.visible where !command.path.isEmpty {
      let before = Array(command.path.dropLast())
      if completed[before] == nil {
        let ran = folder.on(["__complete", "--"] + before + [""], as: person.id)
        completed[before] = Set(ran.out.split(separator: "\n").map(String.init))
      }
      let isOffered = completed[before]?.contains(command.path.last ?? "")
      #expect(isOffered == has(person, beginningWith: command.path), "\(command.name)")
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

  /// Whether there is a command for them whose name begins so.
  private func has(_ person: Person, beginningWith path: [String]) -> Bool {
    CommandRegistry.visible.contains { command in
      command.path.starts(with: path) && command.permission.map { person.has($0) } ?? true
    }
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
      let ran = run(
        sample, things, on: try harmless(sample) ? folder : DataFolder.copy(), isTrial: true)
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

  /// Whether a trial of it leaves everything as it was.
  private func harmless(_ sample: CommandSample) throws -> Bool {
    let isChange = OperationRegistry.changing.contains { $0.info.name == sample.operation }
    return !isChange || sample.isMoney || sample.hasTrial
  }

  /// A trial says what would happen; otherwise it happens.
  private func run(
    _ sample: CommandSample, _ things: Things?, on folder: DataFolder, isTrial: Bool = false
  ) -> DataFolder.Ran {
    let trial = isTrial && sample.hasTrial ? ["--dry-run"] : []
    let typed = sample.typed(things).filter { !isTrial || $0 != "--yes" } + trial
    let words = typed.map { word in
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

extension CommandSample {
  fileprivate var isMoney: Bool { words.contains("--yes") || command.hasPrefix("pay ") }

  fileprivate var hasTrial: Bool {
    let known = CommandRegistry.visible.first { $0.name == self.command }
    return known?.options.contains { $0.name == "dry-run" } == true
      && !words.contains("--dry-run")
  }
}
