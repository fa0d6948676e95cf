package import BillingCore

/// The wire between a charge and a configured command; JSON lives outside the service.
package protocol ProcessorWire: Sendable {
  func request(_ request: ChargeRequest) -> [UInt8]
  /// Nil unless the bytes are exactly one reply.
  func reply(_ bytes: [UInt8]) -> ProcessorReply?
}

/// A processor that is a program named in the configuration. Whatever it does wrong leaves the
/// payment pending.
package struct CommandProcessor: PaymentProcessor {
  package let name: String
  private let command: [String]
  private let seconds: Int
  private let runner: any ProcessRunner
  private let wire: any ProcessorWire

  package static let outputLimit = 65_536

  package init(
    name: String, command: [String], seconds: Int = 30, runner: any ProcessRunner,
    wire: any ProcessorWire
  ) {
    self.name = name
    self.command = command
    self.seconds = seconds
    self.runner = runner
    self.wire = wire
  }

  package func charge(_ request: ChargeRequest) -> ProcessorAnswer {
    let result = runner.run(
      command, input: wire.request(request), seconds: seconds, outputLimit: Self.outputLimit)
    guard result.end == .exited(status: 0) else { return .unknown(reason: reason(result.end)) }
    guard let reply = wire.reply(result.output) else {
      return .unknown(reason: "the processor's answer could not be read")
    }
    return reply.answer(to: request)
  }

  private func reason(_ end: ProcessEnd) -> String {
    switch end {
    case .exited(let status): "the processor ended with status \(status)"
    case .killed(let signal): "the processor was ended by signal \(signal)"
    case .timedOut: "the processor did not answer within \(seconds) s"
    case .couldNotStart(let reason): "the processor could not be started: \(reason)"
    case .wroteTooMuch: "the processor wrote more than it may"
    }
  }
}
