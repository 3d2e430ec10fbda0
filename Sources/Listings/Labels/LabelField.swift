import ReadableText

/// What a field of a file of labels tells besides the text: the one table of names that lines and tables share.
///
/// Names are compared as ``ListingField/folded(_:)`` has them.
enum LabelField: Hashable {
    case id
    /// The topics of the paper.
    case topics
    /// The single class of the text.
    case label
    /// Topics, or the single class, where there are neither `topics` nor a `label`.
    case labels, category
    case not, maybe, primary, sample

    /// The field of a name; nil where it tells nothing of labels.
    init?(name: String) {
        guard let field = ListingField.folded(name).flatMap({ Self.names[$0] }) else { return nil }
        self = field
    }

    private static let names: [String: LabelField] = [
        "id": .id, "paperid": .id, "topics": .topics, "label": .label, "labels": .labels, "category": .category,
        "class": .category, "topic": .category, "not": .not, "maybe": .maybe, "primary": .primary, "sample": .sample,
    ]

    /// Topics in one text, with semicolons or bars between them; commas belong to names.
    static func parted(_ text: String) -> [String] {
        Array(text.utf8).split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") }
            .map { Spacing.singleSpaced($0) }.filter { !$0.isEmpty }
    }
}

/// What the fields of a record say of topics, until all are read: which counts depends on which there are.
struct LabelClaims {
    var topics: [String]?
    var label: String?
    var labels: [String] = []
    var categories: [String] = []
    var category: String?
    var not: [String] = []

    /// Gives the claims to a paper; false where there are none.
    func give(to paper: inout LabelledPaper) -> Bool {
        paper.not = not
        if topics != nil || label != nil {
            paper.label = label
            paper.topics = topics ?? label.map { [$0] } ?? []
        } else if let several = [labels, categories].first(where: { !$0.isEmpty }) {
            paper.topics = several
        } else if let category {
            (paper.label, paper.topics) = (category, [category])
        } else {
            return !not.isEmpty
        }
        return true
    }
}
