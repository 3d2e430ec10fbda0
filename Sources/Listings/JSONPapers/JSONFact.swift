import ReadableText

/// What only JSON tells.
enum JSONFact: FormatFact {
    /// Something is amiss between two entries of a document.
    case damaged(JSONError.Reason)
    /// A member of a document holds what looks like papers, but its name is none under which they are looked for.
    case unreadMember(String)

    var description: String {
        switch self {
        case .damaged(let reason): "the JSON is damaged here (\(reason)); no entry is lost by it"
        case .unreadMember(let name):
            "'\(ReadableText.shortened(name))' holds what looks like papers, but is no name under which papers "
                + "are looked for: it was passed over"
        }
    }
}

extension ListingNote.Kind {
    static func damagedJSON(_ reason: JSONError.Reason) -> Self { .ofFormat(JSONFact.damaged(reason)) }
    static func unreadMember(_ name: String) -> Self { .ofFormat(JSONFact.unreadMember(name)) }
}
