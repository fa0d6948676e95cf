import BillingCore
import BillingService

extension Session {
  /// Who takes the money: the configured program, or the sandbox. The demo never asks a program.
  var processor: any PaymentProcessor {
    guard let setting = config.processor, place != .demo else { return SandboxProcessor() }
    return CommandProcessor(
      name: setting.name, command: setting.command, seconds: setting.timeoutSeconds,
      runner: SpawnRunner(),
      wire: ProcessorJSON())
  }

  var paysInSandbox: Bool { config.processor == nil || place == .demo }

  var payments: PaymentFlow { PaymentFlow(service, processor: processor, clock: clock) }

  /// Where triggers tell; the demo tells nobody.
  var triggers: TriggerFlow {
    let channels = place == .demo ? [] : config.channels
    return TriggerFlow(
      service, channels: ChannelPrograms(channels, runner: SpawnRunner()), clock: clock)
  }

  /// The session's moment, moving on while a processor takes its time.
  var clock: @Sendable () -> Moment {
    let start = started
    let (today, second) = (moment.today, moment.now.seconds)
    return {
      let passed = start.duration(to: .now).components.seconds
      return Moment(today: today, now: Timestamp(seconds: second + passed))
    }
  }
}
