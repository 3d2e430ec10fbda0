import ReadableText

/// Why the reading of XML ended before the document did, or could not begin.
public enum XMLFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The document ends within an element.
    case cut
    /// The text contradicts the rules of XML; the reason in words.
    case malformed(String)
    /// An encoding that is not read.
    case encoding(String)
    /// A start tag, with its attributes, of more bytes than this.
    case tagTooLong(limit: Int)
    /// A document type or processing instruction of more bytes than this.
    case declarationTooLong(limit: Int)
    /// Elements nested deeper than this.
    case tooDeep(limit: Int)
    /// An element of more attributes than this.
    case tooManyAttributes(limit: Int)
    /// More bytes, inflated, than this.
    case tooLong(limit: Int)

    /// Why, in words.
    public var description: String {
        switch self {
        case .cut: "the XML ends in the middle"
        case .malformed(let reason): "the XML is damaged (\(reason))"
        case .encoding(let label): "the encoding '\(ReadableText.shortened(label))' is not read; save the file as UTF-8"
        case .tagTooLong(let limit): "a tag is longer than \(limit >> 10) KiB"
        case .declarationTooLong(let limit): "a declaration is longer than \(limit >> 10) KiB"
        case .tooDeep(let limit): "elements are nested deeper than \(limit)"
        case .tooManyAttributes(let limit): "an element has more than \(limit) attributes"
        case .tooLong(let limit): "the document is longer than \(limit >> 30) GiB"
        }
    }
}

extension XMLFault {
    /// What stands between `<` and `>` is no tag.
    static let wronglyWrittenTag = malformed("a tag is wrongly written")
    /// A tag has an attribute without a value in quotes, or one twice.
    static let wronglyWrittenAttribute = malformed("an attribute is wrongly written")
}
