import ReadableText

/// The text of a document or of a labelled paper while it is read, under the names of `ListingField`: what is
/// classified has the fields that listings have.
struct DocumentFields {
    private(set) var title = ""
    /// The first text of each field, however few: searching them costs less than to hash their names.
    private var texts: [(field: ListingField, text: String)] = []
    /// Whether there was any field of a text, be it empty.
    private(set) var isEmpty = true

    /// Takes a field of a text; false for any other.
    mutating func read(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        guard let field = ListingField(name: key) else { return false }
        switch field {
        case .title:
            let text = try scanner.readWrappedText(key)
            if title.isEmpty { title = text ?? "" }
        case .abstract, .summary, .text:
            let text = try scanner.readWrappedText(key)
            if self[field]?.isEmpty ?? true { self[field] = text }
        case .abstractIndex: self[field] = try scanner.readInvertedText()
        case .description: self[field] = try scanner.readWrappedTextIfAny()
        default: return false
        }
        isEmpty = isEmpty && field == .description
        return true
    }

    /// Takes a field of a text that is known as such; of several of a kind the first that is not empty.
    mutating func take(_ field: ListingField, _ text: String) {
        if field == .title {
            if title.isEmpty { title = text }
        } else if self[field]?.isEmpty ?? true {
            self[field] = text
        }
        isEmpty = isEmpty && field == .description
    }

    /// The abstract, or what stands for it.
    var abstract: String {
        for field in ListingField.textsByRank {
            guard let text = self[field], !text.isEmpty else { continue }
            return field == .abstract ? text : ReadableText.body(of: text, without: title)
        }
        return ""
    }

    private subscript(field: ListingField) -> String? {
        get { texts.first { $0.field == field }?.text }
        set {
            texts.removeAll { $0.field == field }
            if let newValue { texts.append((field, newValue)) }
        }
    }
}
