import ReadableText

extension RecordLines {
    /// Reads a listing of one object a line into a sink, each by `add`, which throws `RecordFault`
    /// or `JSONError` where it is no paper.
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
}
