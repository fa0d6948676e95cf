/// How long a screen has been read, and so what stands in its place.
enum Wait: String, Sendable {
  /// The picture before stands: most answers come before anybody would miss them.
  case brief
  /// The screen's frame stands, and says that its figures are being read.
  case framed
  /// Long enough that keys no longer wait for it.
  case slow

  /// When it begins, after the key.
  var milliseconds: Int {
    switch self {
    case .brief: 0
    case .framed: 10
    case .slow: 200
    }
  }
}

/// The picture that stands in place of the screen on top: whose, and which way led there.
struct Backdrop: Sendable {
  let visit: any Visiting
  let path: [any Visiting]

  /// Where one is.
  init(_ navigation: Navigation) {
    self.init(navigation.current, navigation)
  }

  init(_ visit: any Visiting, _ navigation: Navigation) {
    self.visit = visit
    path = navigation.path
  }
}
