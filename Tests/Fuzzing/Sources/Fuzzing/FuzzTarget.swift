/// Something that reads bytes of the outside, and what is to hold whatever the bytes are.
struct FuzzTarget: Sendable {
    /// The name by which it is asked for.
    let name: String
    /// The longest input that is tried, in bytes.
    var maximumLength = 8 << 10
    /// How many inputs continuous integration tries: some three seconds of them on the machine that chose the number.
    var fixedInputs = 20_000
    /// The project's own files from which inputs are made.
    let seeds: @Sendable (Seeds) throws -> [Seeds.File]
    /// Reads an input. A crash is the find, and so is what is not as it has to be.
    let read: @Sendable ([UInt8]) -> Void

    /// All targets; the formats of listings are those that the program knows.
    static let all: [FuzzTarget] = listings + documents + [gzip, taxonomy, readableText, model, messages, ledger]
}

/// Ends the program where something does not hold, and says what: an optimized precondition would say nothing.
func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
    if !holds { fatalError(message()) }
}
