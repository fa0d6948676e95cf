package import BillingCore
import CPlatform
import Glibc

/// What went wrong with the files: which one, why, and what to do.
package struct StoreProblem: Error, Hashable, Sendable {
  /// The kinds of trouble a caller tells apart.
  package enum Code: String, CaseIterable, Sendable {
    case missing
    case notEmpty
    case damaged
    case busy
    case readOnly
    case keyReused
    case refused
    case unknownOutcome
    case system
  }

  package var code: Code
  package var message: String
  /// Inside the data folder where possible.
  package var file: String
  /// The system's reason, like "ENOSPC: No space left on device"; empty when it was not the system.
  package var cause: String
  package var remedy: String

  package init(
    _ code: Code, _ message: String, file: String = "", cause: String = "", remedy: String
  ) {
    self.code = code
    self.message = message
    self.file = file
    self.cause = cause
    self.remedy = remedy
  }
}

extension StoreProblem {
  package var billingError: BillingError {
    let reason = cause.isEmpty ? "" : " (\(cause))"
    return BillingError(billingCode, message + reason, remedy: remedy, path: file)
  }

  private var billingCode: BillingError.Code {
    switch code {
    case .missing: .notFound
    case .damaged: .damaged
    case .busy: .busy
    case .keyReused, .refused, .notEmpty: .invalid
    case .unknownOutcome: .unknownOutcome
    case .readOnly, .system: .failed
    }
  }
}

extension StoreProblem {
  /// A call that the kernel refused.
  static func system(_ call: String, _ number: Int32, file: String) -> StoreProblem {
    let name = billtop_errno_name(number).map { String(cString: $0) } ?? "errno \(number)"
    return StoreProblem(
      number == ENOENT ? .missing : .system, "\(call) failed for \"\(file)\"", file: file,
      cause: "\(name): \(String(cString: strerror(number)))", remedy: remedy(number))
  }

  private static func remedy(_ number: Int32) -> String {
    switch number {
    case ENOSPC, EDQUOT: "free some space, then try again"
    case EACCES, EPERM: "check who owns the data folder and its files"
    case EROFS: "the file system is mounted read-only; nothing can be saved here"
    case EMFILE, ENFILE: "too many files are open; close other programs or raise the limit"
    case EIO: "the disk reports an error; make a backup and check it"
    case ENOENT: "check the path; a new organization is made with init"
    case ELOOP, ENOTDIR: "a symbolic link or a file stands where a folder should be"
    case EFBIG: "a limit on file sizes was reached; raise it"
    default: "try again; if it stays, check the disk"
    }
  }

  static func damaged(_ file: String, byte: Int, _ what: String) -> StoreProblem {
    StoreProblem(
      .damaged, "\(file) is damaged at byte \(byte): \(what)", file: file,
      remedy: "nothing is written until it is mended; restore a backup")
  }

  static func outcomeUnknown(key: String, after problem: StoreProblem) -> StoreProblem {
    StoreProblem(
      .unknownOutcome, "unknown whether the change with key \(key) was saved", file: problem.file,
      cause: problem.cause, remedy: "open the data again and look for key \(key)")
  }
}
