import BillingCore
import BillingService
import StrictJSON

/// Alarms in the data folder's cache. Each group's stand for themselves: they hold for one
/// generation of its usage, and nothing of them is believed that is not whole and possible.
struct SpikeCache: SpikeShelf {
  let store: DurableFolder

  func kept(_ name: String) -> [KeptSpikes] {
    guard var unpacker = file(name).load(),
      let kept = PackedForm.list(KeptSpikes.packed).unpack(&unpacker), unpacker.isAtEnd
    else { return [] }
    return kept
  }

  func keep(_ spikes: [KeptSpikes], as name: String) {
    var packer = Packer()
    PackedForm.list(KeptSpikes.packed).pack(spikes, &packer)
    file(name).save(packer)
  }

  private func file(_ name: String) -> PackedFile {
    PackedFile(
      store: store, name: "spikes-\(name).packed", form: "billtop spike 2\n",
      layout: { Self.layout })
  }

  /// Differs with the detector's rules.
  private static let layout = PackedFile.check(
    (SpikeRule.edition + SpikeSettings.shape.schema.compactText).utf8.map { $0 }[...])
}

extension KeptSpikes {
  fileprivate static let packed = PackedForm<KeptSpikes>(
    pack: { kept, packer in
      packer.put(kept.group.revealed)
      packer.put(kept.ground.usage)
      SpikeSettings.shape.packed.pack(kept.ground.settings, &packer)
      for day in [kept.ground.days.first, kept.ground.days.last, kept.ground.open] {
        PackedForm.possibleDay.pack(day, &packer)
      }
      PackedForm.list(KeptAlarm.packed(of: kept.group)).pack(kept.alarms, &packer)
    },
    unpack: { unpacker in
      guard let group = unpacker.text().flatMap({ BillingGroupID($0) }),
        let usage = unpacker.number(),
        let settings = SpikeSettings.shape.packed.unpack(&unpacker),
        let first = PackedForm.possibleDay.unpack(&unpacker),
        let last = PackedForm.possibleDay.unpack(&unpacker), first <= last,
        let open = PackedForm.possibleDay.unpack(&unpacker),
        let alarms = PackedForm.list(KeptAlarm.packed(of: group)).unpack(&unpacker)
      else { return nil }
      let ground = Ground(
        usage: usage, settings: settings, days: DayRange(first: first, last: last), open: open)
      return KeptSpikes(group: group, ground: ground, alarms: alarms)
    })
}

extension KeptAlarm {
  fileprivate static func packed(of group: BillingGroupID) -> PackedForm<KeptAlarm> {
    PackedForm(
      pack: { alarm, packer in
        packer.put(alarm.key.category.map { "=" + $0 } ?? "")
        packer.put(alarm.key.account.map { "=" + ($0?.text ?? "") } ?? "")
        packer.put(alarm.amount.currency.code)
        PackedForm.amount.pack(alarm.amount.amount, &packer)
        packer.put(alarm.cause.flatMap(SpikeCause.allCases.firstIndex).map { UInt64($0 + 1) } ?? 0)
        DayVerdict.packed.pack(alarm.verdict, &packer)
      },
      unpack: { unpacker in
        guard let category = unpacker.text(), let account = unpacker.text(),
          let currency = unpacker.text().flatMap({ Currency($0) }),
          let amount = PackedForm.amount.unpack(&unpacker),
          amount.nanos.magnitude < Self.mostNanos,
          let cause = unpacker.number(), cause <= UInt64(SpikeCause.allCases.count),
          let verdict = DayVerdict.packed.unpack(&unpacker)
        else { return nil }
        var key = SeriesKey(group: group)
        if !category.isEmpty { key.category = String(category.dropFirst()) }
        if !account.isEmpty { key.account = .some(AccountID(String(account.dropFirst()))) }
        return KeptAlarm(
          key: key, amount: Money(amount, currency), verdict: verdict,
          cause: cause > 0 ? SpikeCause.allCases[Int(cause) - 1] : nil)
      })
  }

  /// More than any sum of amounts.
  private static let mostNanos: UInt128 = 1 << 112
}

extension DayVerdict {
  fileprivate static let packed = PackedForm<DayVerdict>(
    pack: { verdict, packer in
      PackedForm.possibleDay.pack(verdict.day, &packer)
      packer.put(verdict.reading.rawValue)
      packer.put((verdict.isProvisional ? 1 : 0) + (verdict.newNormalSince == nil ? 0 : 2))
      PackedForm.possibleDay.pack(verdict.newNormalSince ?? verdict.day, &packer)
      for number in [
        verdict.amount ?? 0, verdict.expected, verdict.usualLow, verdict.usualHigh,
        verdict.limit ?? 0, verdict.score, verdict.dropScore,
      ] { packer.put(number.bitPattern) }
    },
    unpack: { unpacker in
      guard let day = PackedForm.possibleDay.unpack(&unpacker),
        let reading = unpacker.text().flatMap(DayReading.init(rawValue:)),
        let flags = unpacker.number(), flags < 4,
        let since = PackedForm.possibleDay.unpack(&unpacker)
      else { return nil }
      var numbers: [Double] = []
      for _ in 0..<7 {
        guard let number = unpacker.number().map(Double.init(bitPattern:)), number.isFinite else {
          return nil
        }
        numbers.append(number)
      }
      var verdict = DayVerdict(
        day: day, amount: numbers[0], expected: numbers[1], isProvisional: flags & 1 != 0)
      verdict.reading = reading
      verdict.newNormalSince = flags & 2 != 0 ? since : nil
      (verdict.usualLow, verdict.usualHigh) = (numbers[2], numbers[3])
      (verdict.limit, verdict.score, verdict.dropScore) = (numbers[4], numbers[5], numbers[6])
      guard verdict.isAlarm else { return nil }
      return verdict
    })
}

extension PackedForm<Day> {
  /// A day of the calendar's years.
  fileprivate static let possibleDay = PackedForm(
    pack: { PackedForm.day.pack($0, &$1) },
    unpack: { unpacker in
      PackedForm.day.unpack(&unpacker).flatMap {
        (-719_162...2_932_896).contains($0.number) ? $0 : nil
      }
    })
}
