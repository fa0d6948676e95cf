import BillingCore
import BillingService

/// An invoice, statement or receipt on its way out: printed in the form asked for, or saved.
struct DocumentPrinter {
  let document: BillingDocument
  let disclosure: Disclosure

  init(_ document: BillingDocument, _ disclosure: Disclosure) {
    self.document = disclosure.isPrivate ? document.discreet : document
    self.disclosure = disclosure
  }

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
  /// Prints the document, or writes it to the file that `--save` names.
  func show(_ document: BillingDocument, in session: Session) throws(BillingError) -> ExitStatus {
    let printer = DocumentPrinter(document, session.disclosure(arguments))
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

extension BillingDocument {
  /// Without amounts, addresses and references; what was used of which product stays.
  fileprivate var discreet: BillingDocument {
    let kept = ["month", "state", "issuedOn", "dueOn", "asOf", "on"]
    let shown = ["kind", "category", "unit", "currency"]
    return BillingDocument(
      kind: kind, title: kindTitle,
      facts: facts.map { fact in
        // What stands in brackets names a payment or a reason.
        let open = fact.value.prefix { $0 != "(" && $0 != ":" }
        let value = kept.contains(fact.key) ? String(open) : Disclosure.hidden
        return DocumentFact(fact.key, fact.title, value)
      }, columns: columns,
      rows: rows.map { row in
        zip(columns, row).map { column, cell in
          shown.contains(column.key) ? cell : cell.hidden
        }
      }, totals: [], note: "Amounts, names and addresses are hidden by privacy mode.")
  }

  private var kindTitle: String {
    switch kind {
    case "invoice": "Invoice"
    case "receipt": "Receipt"
    default: "Usage statement"
    }
  }
}

extension DocumentCell {
  fileprivate var hidden: DocumentCell {
    switch self {
    case .empty: .empty
    case .text(let text): .text(text.isEmpty ? "" : Disclosure.hidden)
    case .number: .text(Disclosure.hidden)
    }
  }
}
