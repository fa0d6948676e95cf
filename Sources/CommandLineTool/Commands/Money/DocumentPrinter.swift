import BillingCore
import BillingService
import Dashboard

/// An invoice, statement or receipt on its way out: printed in the form asked for, or saved.
struct DocumentPrinter {
  let document: BillingDocument

  /// By the ending of the file's name, text where it has none; one of another form is refused,
  /// for what would be in the file is not what its name says.
  static func format(of path: String) throws(BillingError) -> DocumentFormat {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".")
    guard parts.count > 1, let ending = parts.last?.lowercased() else { return .text }
    if ["txt", "text"].contains(ending) { return .text }
    if let format = DocumentFormat(rawValue: ending) { return format }
    throw BillingError(
      .invalid, "A file can't be saved as “.\(VisibleText.of(ending))”.",
      remedy: "End its name in .txt, .csv or .json, or give --format.", path: "save")
  }
}

extension Invocation {
  /// Prints the document, or writes it to the file that `--save` names. `accounts` has the account
  /// of each row.
  func show(
    _ document: BillingDocument, of group: BillingGroupID?, accounts: [AccountID?],
    in session: Session
  ) throws(BillingError) -> ExitStatus {
    let names = session.disclosure(arguments).names
    let printer = DocumentPrinter(document: document.shown(names, of: group, accounts: accounts))
    guard let path = arguments.value("save") else {
      console.write(Array(printer.document.rendered(as: documentFormat ?? .text).utf8))
      return .done
    }
    guard !session.actor.isConfined else {
      throw BillingError(
        .notPermitted, "Files can't be saved through this account.",
        remedy: "Leave out --save and redirect the output on your side.")
    }
    let form =
      if let documentFormat { documentFormat } else { try DocumentPrinter.format(of: path) }
    let saved = try ExportFile.save(path, printer.document.rendered(as: form)).get()
    console.print(SafeText.line(saved, glyphs: glyphs))
    return .done
  }

  private var documentFormat: DocumentFormat? {
    guard arguments.has("format") else { return nil }
    switch format {
    case .table: return .text
    case .csv: return .csv
    case .json, .jsonl: return .json
    }
  }
}
