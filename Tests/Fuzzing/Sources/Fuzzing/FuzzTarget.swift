/// Something that reads bytes of the outside, and what is to hold whatever the bytes are.
struct FuzzTarget: Sendable {
    /// The name by which it is asked for.
    let name: String
    /// The longest input that is tried, in bytes.
    var maximumLength = 8 << 10
    /// The project's own files from which inputs are made.
    let seeds: @Sendable (Seeds) throws -> [Seeds.File]
    /// Reads an input. A failed precondition is the find.
    let read: @Sendable ([UInt8]) -> Void

    /// All targets; the formats of listings are those that the program knows.
    static let all: [FuzzTarget] = listings + documents + [gzip, taxonomy, readableText, model]
}
