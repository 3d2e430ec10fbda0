import ReadableText

/// What a listing lacks whose fields are known by their names, and which of them were not understood.
struct FieldFact: FormatFact {
    /// What the listing calls its fields.
    enum Kind: String, Hashable, Sendable { case columns, fields }

    /// So many papers there are, and so many of them have none of these.
    var papers = 0
    var withoutTitle = 0
    var withoutAbstract = 0
    var withoutDate = 0
    /// The names that tell nothing of a paper, in their order.
    var notUnderstood: [String] = []
    var kind = Kind.fields

    /// So many names are told.
    private static let mostNames = 12

    /// Whether it is worth telling: half of the papers or more lack something.
    var isTold: Bool { papers > 0 && !lacks.isEmpty }

    private var lacks: [String] {
        [("title", withoutTitle), ("abstract", withoutAbstract), ("date", withoutDate)].compactMap { name, count in
            count * 2 >= papers ? "no \(name) in \(count) of \(papers)" : nil
        }
    }

    var description: String {
        let names = ReadableText.shortened(notUnderstood, most: Self.mostNames)
        return lacks.joined(separator: ", ") + (names.isEmpty ? "" : "; \(kind) not understood: \(names)")
    }
}
