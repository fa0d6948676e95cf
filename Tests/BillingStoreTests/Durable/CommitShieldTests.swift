import BillingStore
import Glibc
import Testing

/// Signals wait while a change is finished.
@Suite struct CommitShieldTests {
  /// Threads of the test runner block signals; this lets HUP and TERM in, and gives the mask back.
  private func withSignals(_ body: () throws -> Void) rethrows {
    var wanted = sigset_t()
    var before = sigset_t()
    sigemptyset(&wanted)
    sigaddset(&wanted, SIGHUP)
    sigaddset(&wanted, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &wanted, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  private func isPending(_ number: Int32) -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, number) == 1
  }

  @Test func signalsWaitAndThenCome() {
    let before = signal(SIGHUP) { _ in }
    defer { signal(SIGHUP, before) }
    withSignals {
      CommitShield.hold {
        pthread_kill(pthread_self(), SIGHUP)
        #expect(isPending(SIGHUP))
      }
      #expect(!isPending(SIGHUP))
    }
  }

  @Test func theyAreFreeAgainAfterAnError() {
    struct Failed: Error {}
    withSignals {
      #expect(throws: Failed.self) { try CommitShield.hold { throw Failed() } }
      var mask = sigset_t()
      pthread_sigmask(SIG_BLOCK, nil, &mask)
      #expect(sigismember(&mask, SIGTERM) == 0)
    }
  }
}
