import ReadableText

/// What only JSON tells.
enum JSONFact: FormatFact {
    /// Something is amiss between two entries of a document.
    case damaged(JSONError.Reason)
    /// A member of a document holds papers that the others refer to.
    case unreadMember(String)

    var description: String {
        switch self {
        case .damaged(let reason): "the JSON is damaged here (\(reason)); no entry is lost by it"
        case .unreadMember(let name):
            "'\(ReadableText.shortened(name))' holds what the papers refer to: it was passed over"
        }
    }
}

extension ListingNote.Kind {
    static func damagedJSON(_ reason: JSONError.Reason) -> Self { .ofFormat(JSONFact.damaged(reason)) }
    static func unreadMember(_ name: String) -> Self { .ofFormat(JSONFact.unreadMember(name)) }
}
