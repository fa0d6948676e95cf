internal import CNCurses
internal import TerminalUI

extension Key {
  /// A character or control character as curses reads it.
  init?(scalar: Unicode.Scalar) {
    switch scalar.value {
    case 9: self = .tab
    case 10, 13: self = .enter
    case 8, 127: self = .backspace
    case 1...26:
      guard let letter = Unicode.Scalar(scalar.value + 96) else { return nil }
      self = .control(Character(letter))
    case 0..<32, 0x80..<0xa0: return nil
    default: self = .character(Character(scalar))
    }
  }

  /// A function key's code as curses reads it.
  init?(cursesCode code: Int32) {
    if let known = Key.cursesCodes[code] {
      self = known
    } else if let number = (1...24).first(where: { cnc_key_function(Int32($0)) == code }) {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// The last letter of a cursor key's sequence that terminfo does not name.
  init?(sequenceEnd letter: Unicode.Scalar) {
    switch letter {
    case "A": self = .up
    case "B": self = .down
    case "C": self = .right
    case "D": self = .left
    case "H": self = .home
    case "F": self = .end
    case "Z": self = .backTab
    default: return nil
    }
  }

  private static let cursesCodes: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home,
    KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_ENTER: .enter,
    KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_BTAB: .backTab,
    KEY_SR: .up, KEY_SF: .down,
  ]
}
