import Glibc

/// Where the data is that a person named: a link to the folder is followed once, before it is
/// opened; inside the folder no link is.
enum DataPath {
  /// realpath; the path itself where that leads nowhere, so that opening it says why.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
