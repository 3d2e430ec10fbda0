/// The JSON objects of a JSON Lines stream, one a line: each ready to be scanned, or the reason why it cannot be.
package struct RecordLines: ~Copyable, RecordReader {
    private var lines: LineReader

    package init(_ lines: consuming LineReader) { self.lines = lines }

    /// What errors call the input.
    package var name: String { lines.name }

    /// The next line that is not blank, or nil at the end.
    package mutating func next() throws(InputError) -> (line: Int, record: Result<JSONScanner, RecordFault>)? {
        while let line = try lines.next() {
            if !line.isBlank { return (line.number, line.record(limit: lines.maximumLength)) }
        }
        return nil
    }

    /// The lines at hand, blank ones too, at least one; nil at the end.
    package mutating func nextBatch() throws(InputError) -> [LineReader.Line]? {
        while let batch = try lines.nextBatch() {
            if !batch.isEmpty { return batch }
        }
        return nil
    }

    /// The longest line that is read.
    package var maximumLength: Int { lines.maximumLength }
}

extension LineReader.Line {
    /// The object of the line, ready to be scanned, or the reason why it cannot be.
    package func record(limit: Int) -> Result<JSONScanner, RecordFault> {
        if isTooLong { return .failure(RecordFault(nil, .lineTooLong(limit: limit))) }
        if let offset = UTF8Check.firstInvalid(storage, range) {
            return .failure(RecordFault(nil, .invalidUTF8(offset: offset - range.lowerBound)))
        }
        return .success(JSONScanner(storage, range))
    }
}
