/// The JSON objects of a JSON Lines stream, one a line: each ready to be scanned, or the reason why it cannot be.
struct RecordLines: ~Copyable {
    private var lines: LineReader

    init(_ lines: consuming LineReader) { self.lines = lines }

    /// What errors call the input.
    var name: String { lines.name }

    /// The next line that is not blank, or nil at the end.
    mutating func next() throws(InputError) -> (line: Int, record: Result<JSONScanner, RecordFault>)? {
        while let line = try lines.next() {
            if line.isTooLong { return (line.number, .failure(RecordFault(nil, .lineTooLong(limit: lines.maximumLength)))) }
            if line.isBlank { continue }
            if let offset = UTF8Check.firstInvalid(line.storage, line.range) {
                return (line.number, .failure(RecordFault(nil, .invalidUTF8(offset: offset - line.range.lowerBound))))
            }
            return (line.number, .success(JSONScanner(line.storage, line.range)))
        }
        return nil
    }
}

/// What is wrong with one record, before it is known where the record stands.
struct RecordFault: Error, Hashable {
    let field: String?
    let reason: RejectionReason

    init(_ field: String?, _ reason: RejectionReason) {
        self.field = field
        self.reason = reason
    }

    /// The fault that an error of the scanner or of a field stands for.
    init(_ error: any Error) {
        switch error {
        case let fault as RecordFault: self = fault
        case let error as JSONError: self.init(nil, .malformed(error))
        default: preconditionFailure("a record fails by its JSON or by a field")
        }
    }

    func rejection(file: String, line: Int?) -> Rejection { Rejection(file: file, line: line, field: field, reason: reason) }
}
