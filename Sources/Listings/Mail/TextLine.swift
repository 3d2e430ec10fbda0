import ReadableText

/// A line of a text that was decoded, with the number of the line of the file from which it comes.
struct TextLine {
    /// The 1-based number in the file.
    let number: Int
    /// The bytes without the line's end.
    var bytes: [UInt8]

    /// Whether there is nothing but white space.
    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

    /// The text without white space at its ends.
    var text: String { Spacing.singleSpaced(bytes[...]) }
}
