import ReadableText

/// An entry of a mail at which the text ends, or which another one interrupts.
struct EntryCut: FormatFact {
    let name: String

    var description: String { "the entry '\(ReadableText.shortened(name))' has no end: the text may be cut here" }
}

extension RejectionReason {
    static func entryCut(_ name: String) -> RejectionReason { .ofFormat(EntryCut(name: name)) }
}
