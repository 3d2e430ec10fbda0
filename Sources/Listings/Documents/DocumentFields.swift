import ReadableText

/// The text of a document or of a labelled paper while it is read, under the names of `ListingField`: what is
/// classified has the fields that listings have.
struct DocumentFields {
    private(set) var title = ""
    private var texts: [ListingField: String] = [:]
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
            if texts[field]?.isEmpty ?? true { texts[field] = text }
        case .abstractIndex: texts[field] = try scanner.readInvertedText()
        case .description: texts[field] = try scanner.readWrappedTextIfAny()
        default: return false
        }
        isEmpty = isEmpty && field == .description
        return true
    }

    /// Takes a field of a text that is known as such; of several of a kind the first that is not empty.
    mutating func take(_ field: ListingField, _ text: String) {
        if field == .title {
            if title.isEmpty { title = text }
        } else if texts[field]?.isEmpty ?? true {
            texts[field] = text
        }
        isEmpty = isEmpty && field == .description
    }

    /// The abstract, or what stands for it.
    var abstract: String {
        for field in ListingField.textsByRank {
            guard let text = texts[field], !text.isEmpty else { continue }
            return field == .abstract ? text : ReadableText.body(of: text, without: title)
        }
        return ""
    }
}
