import BillingCore
import BillingDemo
import BillingService
import Dashboard
import Glibc
import TerminalUI
import Testing

/// `BILLTOP_FUZZ_STEPS=100000` for the long run.
private let steps = getenv("BILLTOP_FUZZ_STEPS").flatMap { Int(String(cString: $0)) } ?? 120

private let sizes = [
  Size(80, 24), Size(120, 40), Size(200, 50), Size(31, 7), Size(60, 15), Size(20, 5), Size(1, 1),
  Size(400, 100),
]

private let small = DemoOrganization.make(today: ShellDesktop.today, groups: 4, days: 75)

/// Random keys and sizes over everything there is: nothing stops it, every picture is sound, and
/// what is on the screen is what would be there if it were read anew.
@Test(arguments: [("olivia", 1 as UInt64), ("greta", 2), ("viktor", 3)])
func randomKeysNeverBreakAnything(user: String, seed: UInt64) {
  var numbers = FuzzNumbers(seed: seed)
  let repository = MemoryRepository(small.organization, usage: small.usage)
  var desk = FuzzDesk(ShellDesktop(user, repository, size: Size(100, 30)))
  var last: [Key] = []
  for step in 0..<steps / 3 {
    if step % 37 == 0 {
      desk.resize(sizes[Int.random(in: 0..<sizes.count, using: &numbers)])
    }
    let key = Key.random(using: &numbers)
    last = (last + [key]).suffix(12)
    desk.press(key)
    let about = "seed \(seed), step \(step), after \(last.map(\.label).joined(separator: " "))"
    checkSound(desk.frame, about)
    if step % 20 == 0, let (now, fresh) = desk.fresh() {
      #expect(now.surface.text == fresh.surface.text, "\(about)")
    }
  }
}
