import TerminalUI

extension App {
  /// Whether the screen on top, or what is in reach, will be there in a moment. A wait that is
  /// long enough to be said holds nothing back: whoever waits may leave.
  private var isAboutToShow: Bool {
    (isPatient || wait != .slow) && (!navigation.current.isLoaded || awaitsIndex)
  }

  /// Keeps a key that is meant for a screen still to come; a quick hand loses no key.
  mutating func keep(_ key: Key, _ environment: Environment) -> Bool {
    guard isAboutToShow else { return false }
    let atOnce: [AppCommand] = [.quit, .cancel, .suspend, .repaint]
    if case .command(let command) = keyMap(in: environment).match(key), atOnce.contains(command) {
      return false
    }
    if typedAhead.count < 64 { typedAhead.append(key) }
    return true
  }

  /// Carries out what was typed ahead, as far as the screens for it are there.
  mutating func catchUp(_ environment: Environment) -> [Effect<AppMessage>] {
    var effects: [Effect<AppMessage>] = []
    while !isAboutToShow, !typedAhead.isEmpty {
      effects += handle(typedAhead.removeFirst(), environment)
    }
    return effects
  }
}
