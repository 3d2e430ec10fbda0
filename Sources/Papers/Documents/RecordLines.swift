/// The JSON objects of a JSON Lines stream, one a line: each ready to be scanned, or the reason why it cannot be.
struct RecordLines: ~Copyable {
    private var lines: LineReader

    init(_ lines: consuming LineReader) { self.lines = lines }

    /// What errors call the input.
    var name: String { lines.name }

    /// The next line that is not blank, or nil at the end.
    mutating func next() throws(InputError) -> (line: Int, record: Result<JSONScanner, RecordFault>)? {
        while let line = try lines.next() {
            if !line.isBlank { return (line.number, line.record(limit: lines.maximumLength)) }
        }
        return nil
    }

    /// Reads a listing of one object a line into a sink, each by `add`, which throws `RecordFault` or `JSONError` where it is no paper.
    static func read(
        _ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink,
        _ add: (_ record: inout JSONScanner, _ line: Int, _ sink: inout ListingSink) throws -> Void
    ) throws(InputError) {
        var records = RecordLines(LineReader(stream, maximumLength: settings.maximumLineLength))
        while sink.wantsMore, let (line, record) = try records.next() {
            do {
                var scanner = try record.get()
                try add(&scanner, line, &sink)
            } catch {
                let fault = RecordFault(error)
                sink.reject(line: line, field: fault.field, fault.reason)
            }
        }
    }

    /// The lines at hand that are not blank, at least one; nil at the end.
    mutating func nextBatch() throws(InputError) -> [LineReader.Line]? {
        while let batch = try lines.nextBatch() {
            let filled = batch.filter { !$0.isBlank }
            if !filled.isEmpty { return filled }
        }
        return nil
    }

    /// The longest line that is read.
    var maximumLength: Int { lines.maximumLength }
}

extension LineReader.Line {
    /// The object of the line, ready to be scanned, or the reason why it cannot be.
    func record(limit: Int) -> Result<JSONScanner, RecordFault> {
        if isTooLong { return .failure(RecordFault(nil, .lineTooLong(limit: limit))) }
        if let offset = UTF8Check.firstInvalid(storage, range) {
            return .failure(RecordFault(nil, .invalidUTF8(offset: offset - range.lowerBound)))
        }
        return .success(JSONScanner(storage, range))
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
