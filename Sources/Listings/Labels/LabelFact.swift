import ReadableText

/// What only a file of labels tells.
enum LabelFact: FormatFact {
    /// Neither topics nor a label.
    case noTopics
    /// Neither an identifier nor a text to which the topics could belong.
    case nothingLabelled

    var description: String {
        switch self {
        case .noTopics: "has neither topics nor a label"
        case .nothingLabelled: "has neither an id nor a text"
        }
    }
}

extension RejectionReason {
    static var noTopics: RejectionReason { .ofFormat(LabelFact.noTopics) }
    static var nothingLabelled: RejectionReason { .ofFormat(LabelFact.nothingLabelled) }
}
