import BillingCore
import BillingService

/// A field's check made from a validator of the core: its words, without the label that stands
/// beside them.
enum FieldCheck {
  static func by(
    _ label: String, _ validate: @escaping @Sendable (String) throws(BillingError) -> Void
  ) -> @Sendable (String) -> String? {
    { text in
      do throws(BillingError) {
        try validate(text)
        return nil
      } catch {
        return words(error, of: label)
      }
    }
  }

  static func words(_ error: BillingError, of label: String) -> String {
    let title = label + ": "
    let message =
      error.message.hasPrefix(title)
      ? String(error.message.dropFirst(title.count)) : error.message
    return error.remedy.isEmpty ? message : "\(message) \(error.remedy)"
  }
}

extension ActionForm.Field {
  /// A line of text that a validator of the core looks at.
  static func text(
    _ name: String, _ label: String, _ initial: String = "", hint: String = "",
    isSecret: Bool = false,
    isShown: @escaping @Sendable ([String: String]) -> Bool = { _ in true },
    _ validate: @escaping @Sendable (FormField, String) throws(BillingError) -> Void
  ) -> ActionForm.Field {
    let field = FormField(name, label)
    return ActionForm.Field(
      name, label, .text(initial: initial), hint: hint, isSecret: isSecret, isShown: isShown,
      check: FieldCheck.by(label) { text throws(BillingError) in try validate(field, text) })
  }

  /// Money of the group's currency.
  static func money(
    _ name: String, _ label: String, _ initial: String = "", in currency: Currency,
    allowsZero: Bool = false, isOptional: Bool = false, hint: String = ""
  ) -> ActionForm.Field {
    .text(name, label, initial, hint: hint) { field, text throws(BillingError) in
      if isOptional, FormField.isBlank(text) { return }
      _ = try field.money(text, in: currency, allowsZero: allowsZero)
    }
  }

  /// A line that may hold anything but controls and card numbers.
  static func line(
    _ name: String, _ label: String, _ initial: String = "", limit: Int, required: Bool = true,
    hint: String = "", isShown: @escaping @Sendable ([String: String]) -> Bool = { _ in true }
  ) -> ActionForm.Field {
    .text(name, label, initial, hint: hint, isShown: isShown) { field, text throws(BillingError) in
      _ = try field.text(text, limit: limit, required: required)
    }
  }
}

extension ActionForm {
  /// The form of one operation: the values make it, or say why they can't.
  init(
    _ title: String, fields: [Field],
    confirms: (@Sendable ([String: String]) -> String)? = nil,
    outlook: @escaping @Sendable ([String: String], any Backend) -> [ReviewLine] = { _, _ in [] },
    making: @escaping @Sendable (FormValues, String) throws(BillingError) -> any ChangeOperation
  ) {
    self.init(title, fields: fields, typedConfirmation: confirms, outlook: outlook) {
      values, key in
      do throws(BillingError) {
        return .success(try making(FormValues(values), key))
      } catch {
        return .failure(error)
      }
    }
  }
}

/// What a form holds when it is reviewed or submitted.
struct FormValues: Sendable {
  private let values: [String: String]

  init(_ values: [String: String]) {
    self.values = values
  }

  subscript(name: String) -> String { values[name] ?? "" }

  /// Nil when nothing was entered.
  func optional(_ name: String) -> String? {
    let text = self[name]
    return FormField.isBlank(text) ? nil : text
  }

  func isOn(_ name: String) -> Bool { self[name] == "yes" }
}
