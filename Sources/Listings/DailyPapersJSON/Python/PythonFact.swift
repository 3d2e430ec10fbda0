import ReadableText

/// What only text printed by Python tells.
enum PythonFact: FormatFact {
    /// A string where an object was due, and no Python literal either.
    case badLiteral(PythonLiteralError)
    /// A document printed by Python ends, or is no literal, after so many records.
    case cutLiteral(PythonLiteralError, line: Int, complete: Int)

    var description: String {
        switch self {
        case .badLiteral(let error): "is no Python literal: \(error); write the listing with json.dump instead of str()"
        case .cutLiteral(let error, let line, let complete):
            "the Python literal breaks off at line \(line) (\(error)), after \(complete) complete entries; what "
                + "follows was not read"
        }
    }
}

extension RejectionReason {
    static func badLiteral(_ error: PythonLiteralError) -> RejectionReason { .ofFormat(PythonFact.badLiteral(error)) }
    static func cutLiteral(_ error: PythonLiteralError, line: Int, complete: Int) -> RejectionReason {
        .ofFormat(PythonFact.cutLiteral(error, line: line, complete: complete))
    }
}
