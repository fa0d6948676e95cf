import BillingCore
import Glibc

/// Makes the folders above one that is about to be made, each for its owner alone.
enum FolderMaker {
  static func makeParents(of path: String) throws(BillingError) {
    let steps = path.split(separator: "/").dropLast()
    var place = path.hasPrefix("/") ? "/" : ""
    for step in steps {
      place += place.isEmpty || place.hasSuffix("/") ? String(step) : "/\(step)"
      guard mkdir(place, 0o700) != 0, errno != EEXIST else { continue }
      let cause = String(cString: strerror(errno))
      throw BillingError(
        .failed, "The folder can't be made: \(cause).", remedy: "Check the path.", path: place)
    }
  }
}
