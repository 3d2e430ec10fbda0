import ReadableText

/// The names of one listing's fields: what each tells, looked up once, and which of them tell nothing.
struct KnownFields {
    /// So many names are remembered; a listing with more of them has no fields, but anything for names.
    private static let mostNames = 4_096
    /// So many names are looked for one after another.
    private static let mostInOrder = 64

    /// A name with what it tells.
    private struct Known {
        let bytes: [UInt8]
        let name: String
        let field: ListingField?
    }

    private var fields: [String: ListingField?] = [:]
    private var passedOver: [String] = []
    private var unwrapped: Set<String> = []
    /// The names as they came first. A record has them as a rule in the order of the one before: so the one that
    /// comes next is known before it is read, and compared alone.
    private var inOrder: [Known] = []
    private var next = 0

    /// What a key tells of a paper, and its name; nil for nothing.
    mutating func field(_ key: JSONStringRange, of scanner: borrowing JSONScanner) -> (
        field: ListingField?, name: String
    ) {
        for step in inOrder.indices {
            let place = (next + step) % inOrder.count
            guard scanner.isWritten(key, as: inOrder[place].bytes) else { continue }
            next = place + 1
            return (inOrder[place].field, inOrder[place].name)
        }
        let name = scanner.string(key)
        let found = field(name)
        if inOrder.count < Self.mostInOrder, !key.isEscaped {
            inOrder.append(Known(bytes: Array(name.utf8), name: name, field: found))
        }
        return (found, name)
    }

    /// What a field tells of a paper; nil for nothing.
    mutating func field(_ name: String) -> ListingField? {
        if let known = fields[name] { return known }
        let field = ListingField(name: name)
        guard fields.count < Self.mostNames else { return field }
        fields[name] = .some(field)
        if field == nil { passedOver.append(name) }
        return field
    }

    /// A field tells nothing itself, but papers were read within it.
    mutating func unwrap(_ name: String) { unwrapped.insert(name) }

    /// The names that tell nothing of a paper, in the order in which they came.
    var notUnderstood: [String] { passedOver.filter { !unwrapped.contains($0) } }
}

extension ListingField {
    /// Whether a field with this name may hold papers inside one: it is none that papers have themselves, and none
    /// that holds what they refer to.
    static func isReference(_ name: String) -> Bool { folded(name).map(references.contains) ?? false }

    /// Names, folded, of arrays of other papers that a paper has.
    private static let references: Set<String> = [
        "references", "reference", "citations", "citation", "citedby", "cites", "citedpapers", "citingpapers",
        "bibliography", "bibentries", "related", "relatedpapers", "relatedworks", "relatedidentifiers", "relateditems",
        "relations", "similar", "similarpapers", "recommendations", "attachments", "supplements",
    ]
}
