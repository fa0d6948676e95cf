package import BillingCore
package import BillingService
import StrictJSON

/// Alarms in the data folder's cache. Each group's stand for themselves: they hold for one
/// generation of its usage, and nothing of them is believed that is not whole and possible.
package struct SpikeCache: SpikeShelf {
  private static let prefix = "spikes-"
  private static let suffix = ".packed"
  private let store: DurableFolder

  package init(store: DurableFolder) {
    self.store = store
  }

  package var names: [String] {
    let files = (try? store.folder.folder(PackedFile.folder).names()) ?? []
    return files.compactMap { file in
      guard file.hasPrefix(Self.prefix), file.hasSuffix(Self.suffix) else { return nil }
      return String(file.dropFirst(Self.prefix.count).dropLast(Self.suffix.count))
    }
  }

  package func kept(_ name: String, on days: DayRange?) -> [KeptSpikes] {
    guard var unpacker = file(name).load(),
      let kept = PackedForm.list(KeptSpikes.packed(on: days)).unpack(&unpacker), unpacker.isAtEnd
    else { return [] }
    return kept
  }

  package func keep(_ spikes: [KeptSpikes], as name: String) {
    var packer = Packer()
    PackedForm.list(KeptSpikes.packed()).pack(spikes, &packer)
    file(name).save(packer)
  }

  private func file(_ name: String) -> PackedFile {
    PackedFile(
      store: store, name: Self.prefix + name + Self.suffix, form: "billtop spike 5\n",
      layout: { Self.layout })
  }

  /// Differs with the detector's rules.
  private static let layout = PackedFile.check(
    (SpikeRule.edition + SpikeSettings.shape.schema.compactText).utf8.map { $0 }[...])
}

extension KeptSpikes {
  /// Alarms of other days are read over.
  fileprivate static func packed(on days: DayRange? = nil) -> PackedForm<KeptSpikes> {
    PackedForm(
      pack: { kept, packer in
        packer.put(kept.group.revealed)
        packer.put(kept.ground.usage)
        SpikeSettings.shape.packed.pack(kept.ground.settings, &packer)
        for day in [kept.ground.days.first, kept.ground.days.last, kept.ground.open] {
          PackedForm.possibleDay.pack(day, &packer)
        }
        packer.put(UInt64(kept.alarms.count))
        for alarm in kept.alarms { alarm.pack(&packer) }
        PackedForm.list(KeptForecast.packed).pack(kept.forecasts, &packer)
        PackedForm.list(KeptDriver.packed).pack(kept.drivers, &packer)
      },
      unpack: { unpacker in
        guard let group = unpacker.text().flatMap({ BillingGroupID($0) }),
          let usage = unpacker.number(),
          let settings = SpikeSettings.shape.packed.unpack(&unpacker),
          let first = PackedForm.possibleDay.unpack(&unpacker),
          let last = PackedForm.possibleDay.unpack(&unpacker), first <= last,
          let open = PackedForm.possibleDay.unpack(&unpacker),
          let alarms = alarms(of: group, on: days, &unpacker),
          let forecasts = PackedForm.list(KeptForecast.packed).unpack(&unpacker),
          let drivers = PackedForm.list(KeptDriver.packed).unpack(&unpacker)
        else { return nil }
        let ground = Ground(
          usage: usage, settings: settings, days: DayRange(first: first, last: last), open: open)
        return KeptSpikes(
          group: group, ground: ground, alarms: alarms, forecasts: forecasts, drivers: drivers)
      })
  }

  private static func alarms(
    of group: BillingGroupID, on days: DayRange?, _ unpacker: inout Unpacker
  ) -> [KeptAlarm]? {
    guard let count = unpacker.count() else { return nil }
    var alarms: [KeptAlarm] = []
    for _ in 0..<count {
      guard let day = PackedForm.possibleDay.unpack(&unpacker) else { return nil }
      if let days, !days.contains(day) {
        guard unpacker.skip() else { return nil }
      } else {
        guard let alarm = KeptAlarm(of: group, on: day, &unpacker) else { return nil }
        alarms.append(alarm)
      }
    }
    return alarms
  }
}

extension KeptAlarm {
  /// Its day first; then its length, for whoever asks about other days.
  fileprivate func pack(_ packer: inout Packer) {
    PackedForm.possibleDay.pack(verdict.day, &packer)
    packer.putWithLength(packBody)
  }

  private func packBody(_ packer: inout Packer) {
    packer.put(UInt64(key.category == nil ? 0 : 1))
    packer.put(key.category ?? "")
    packer.put(UInt64(key.account == nil ? 0 : 1))
    packer.put((key.account ?? nil)?.text ?? "")
    packer.put(amount.currency.code)
    PackedForm.amount.pack(amount.amount, &packer)
    SpikeCause.packed.pack(cause, &packer)
    verdict.pack(&packer)
  }

  fileprivate init?(of group: BillingGroupID, on day: Day, _ unpacker: inout Unpacker) {
    guard unpacker.count() != nil, let hasCategory = unpacker.flag(),
      let category = unpacker.text(),
      let hasAccount = unpacker.flag(), let account = unpacker.text(),
      let currency = unpacker.text().flatMap({ Currency($0) }),
      let amount = PackedForm.possibleAmount.unpack(&unpacker),
      let cause = SpikeCause.packed.unpack(&unpacker),
      let verdict = DayVerdict(on: day, &unpacker)
    else { return nil }
    var key = SeriesKey(group: group)
    if hasCategory { key.category = category }
    if hasAccount { key.account = .some(AccountID(account)) }
    self.init(key: key, amount: Money(amount, currency), verdict: verdict, cause: cause)
  }
}

extension SpikeCause {
  fileprivate static let packed = PackedForm<SpikeCause?>(
    pack: { cause, packer in
      packer.put(cause.flatMap(SpikeCause.allCases.firstIndex).map { UInt64($0 + 1) } ?? 0)
    },
    unpack: { unpacker in
      guard let place = unpacker.number(), place <= UInt64(allCases.count) else { return nil }
      return .some(place > 0 ? allCases[Int(place) - 1] : nil)
    })
}

extension KeptDriver {
  fileprivate static let packed = PackedForm<KeptDriver>(
    pack: { driver, packer in
      PackedForm.possibleDay.pack(driver.day, &packer)
      packer.put(driver.currency.code)
      packer.put(driver.category)
      packer.put(driver.account?.text ?? "")
      for amount in [driver.amount, driver.expected, driver.excess] {
        PackedForm.possibleAmount.pack(amount, &packer)
      }
      PackedForm.finite.pack(driver.share, &packer)
      packer.put(driver.isNew ? 1 : 0)
      SpikeCause.packed.pack(driver.cause, &packer)
    },
    unpack: { unpacker in
      guard let day = PackedForm.possibleDay.unpack(&unpacker),
        let currency = unpacker.text().flatMap({ Currency($0) }),
        let category = unpacker.text(), let account = unpacker.text(),
        let amount = PackedForm.possibleAmount.unpack(&unpacker),
        let expected = PackedForm.possibleAmount.unpack(&unpacker),
        let excess = PackedForm.possibleAmount.unpack(&unpacker),
        let share = PackedForm.finite.unpack(&unpacker), (0...1).contains(share),
        let isNew = unpacker.flag(),
        let cause = SpikeCause.packed.unpack(&unpacker)
      else { return nil }
      return KeptDriver(
        day: day, currency: currency, category: category, account: AccountID(account),
        amount: amount, expected: expected, excess: excess, share: share, isNew: isNew, cause: cause
      )
    })
}

extension KeptForecast {
  fileprivate static let packed = PackedForm<KeptForecast>(
    pack: { kept, packer in
      packer.put(kept.currency.code)
      PackedForm.optional(MonthForecast.packed).pack(kept.forecast, &packer)
    },
    unpack: { unpacker in
      guard let currency = unpacker.text().flatMap({ Currency($0) }),
        let forecast = PackedForm.optional(MonthForecast.packed).unpack(&unpacker)
      else { return nil }
      return KeptForecast(currency: currency, forecast: forecast)
    })
}

extension MonthForecast {
  fileprivate static let packed = PackedForm<MonthForecast>(
    pack: { forecast, packer in
      PackedForm.possibleDay.pack(forecast.asOf, &packer)
      packer.put(UInt64(forecast.history))
      for number in [forecast.total, forecast.low, forecast.high, forecast.toDate] {
        PackedForm.finite.pack(number, &packer)
      }
      PackedForm.list(PackedForm.finite).pack(forecast.coming, &packer)
    },
    unpack: { unpacker in
      guard let asOf = PackedForm.possibleDay.unpack(&unpacker),
        let history = unpacker.number(), history < 1 << 32,
        let total = PackedForm.finite.unpack(&unpacker),
        let low = PackedForm.finite.unpack(&unpacker),
        let high = PackedForm.finite.unpack(&unpacker),
        let toDate = PackedForm.finite.unpack(&unpacker),
        let coming = PackedForm.list(PackedForm.finite).unpack(&unpacker),
        coming.count == asOf.distance(to: asOf.month.last)
      else { return nil }
      return MonthForecast(
        asOf: asOf, total: total, low: low, high: high, toDate: toDate, history: Int(history),
        coming: coming)
    })
}

extension PackedForm<Amount> {
  /// Less than any sum of amounts comes to.
  fileprivate static let possibleAmount = PackedForm(
    pack: { amount.pack($0, &$1) },
    unpack: { unpacker in
      amount.unpack(&unpacker).flatMap { $0.nanos.magnitude < 1 << 112 ? $0 : nil }
    })
}

extension PackedForm<Double> {
  fileprivate static let finite = PackedForm(
    pack: { $1.put(bits: $0.bitPattern) }, unpack: { $0.finite() })
}

extension Unpacker {
  fileprivate mutating func finite() -> Double? {
    bits().map(Double.init(bitPattern:)).flatMap { $0.isFinite ? $0 : nil }
  }

  fileprivate mutating func flag() -> Bool? {
    number().flatMap { $0 < 2 ? $0 == 1 : nil }
  }
}

extension DayVerdict {
  fileprivate func pack(_ packer: inout Packer) {
    packer.put(UInt64(DayReading.allCases.firstIndex(of: reading) ?? 0))
    packer.put((isProvisional ? 1 : 0) + (newNormalSince == nil ? 0 : 2))
    PackedForm.possibleDay.pack(newNormalSince ?? day, &packer)
    for number in [
      amount ?? 0, expected, usualLow, usualHigh, limit ?? 0, score, dropScore,
    ] { packer.put(bits: number.bitPattern) }
  }

  fileprivate init?(on day: Day, _ unpacker: inout Unpacker) {
    guard let reading = unpacker.number(), reading < UInt64(DayReading.allCases.count),
      let flags = unpacker.number(), flags < 4,
      let since = PackedForm.possibleDay.unpack(&unpacker),
      let amount = unpacker.finite(), let expected = unpacker.finite(),
      let low = unpacker.finite(), let high = unpacker.finite(), let limit = unpacker.finite(),
      let score = unpacker.finite(), let drop = unpacker.finite()
    else { return nil }
    self.init(day: day, amount: amount, expected: expected, isProvisional: flags & 1 != 0)
    self.reading = DayReading.allCases[Int(reading)]
    newNormalSince = flags & 2 != 0 ? since : nil
    (usualLow, usualHigh) = (low, high)
    (self.limit, self.score, dropScore) = (limit, score, drop)
    guard isAlarm else { return nil }
  }
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
