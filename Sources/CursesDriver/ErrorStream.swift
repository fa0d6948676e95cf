internal import Glibc

/// Standard error, led elsewhere while the screen is up.
struct ErrorStream: ~Copyable {
  private let saved: Int32

  init(log: String?) {
    fflush(nil)
    saved = dup(STDERR_FILENO)
    let file = Glibc.open(log ?? "/dev/null", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    let target = file >= 0 ? file : Glibc.open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard target >= 0 else { return }
    dup2(target, STDERR_FILENO)
    Glibc.close(target)
  }

  deinit {
    guard saved >= 0 else { return }
    dup2(saved, STDERR_FILENO)
    Glibc.close(saved)
  }
}
