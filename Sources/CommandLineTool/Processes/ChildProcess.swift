import CPlatform
import Glibc

/// A program that was started and must be waited for.
struct ChildProcess {
  /// An errno.
  struct Failure: Error { let number: Int32 }

  let id: pid_t

  /// posix_spawn: standard input and output as given, errors to nowhere, everything else closed.
  static func start(_ path: String, _ arguments: [String], input: Descriptor, output: Descriptor)
    -> Result<ChildProcess, Failure>
  {
    var files = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    connect(&files, input: input.number, output: output.number)
    isolate(&attributes)
    var id: pid_t = 0
    let number = withCStrings(arguments) { words in
      withCStrings(SpawnRunner.environment) { variables in
        posix_spawn(&id, path, &files, &attributes, words, variables)
      }
    }
    return number == 0 ? .success(ChildProcess(id: id)) : .failure(Failure(number: number))
  }

  private static func connect(
    _ files: inout posix_spawn_file_actions_t, input: Int32, output: Int32
  ) {
    posix_spawn_file_actions_adddup2(&files, input, 0)
    posix_spawn_file_actions_adddup2(&files, output, 1)
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)
    _ = billtop_spawn_bare(&files)
  }

  /// Its own process group, so that it can be ended with all it started; signals as usual.
  private static func isolate(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  private static func withCStrings<Outcome>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Outcome
  ) -> Outcome {
    let pointers = texts.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return body(pointers + [nil])
  }

  /// The wait status once it has ended; nil while it runs.
  func endedStatus() -> Int32? {
    var status: Int32 = 0
    return waitpid(id, &status, WNOHANG) == id ? status : nil
  }

  /// Ends it and everything of its group at once, and waits for it.
  func kill() {
    _ = Glibc.kill(-id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }
}
