/// How many times the usual: `4.1×`, `23×`.
enum MultipleWords {
  static func text(_ multiple: Double) -> String {
    let tenths = Int(min(max(multiple, 0) * 10, 99_999).rounded())
    return multiple >= 10 ? "\(tenths / 10)×" : "\(tenths / 10).\(tenths % 10)×"
  }
}
