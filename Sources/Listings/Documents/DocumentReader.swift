public import ReadableText

/// Reads documents one a line from JSON Lines, as they come: `id` (a string or a number), `title`,
/// `abstract` or `text`, and the other names that listings have for them.
///
///     var reader = try DocumentReader(path: "-")
///     while let line = try reader.next() { … line.result … }
public struct DocumentReader: ~Copyable {
    /// A line's document, or why there is none.
    public struct Line: Sendable {
        /// The 1-based number of the line.
        public let number: Int
        /// The document or the rejection.
        public let result: Result<Document, DocumentFault>
        /// The identifier, also of a line that is no document, as far as it could be read.
        public let id: DocumentID?
        /// Whether there is nothing on the line.
        public let isBlank: Bool
    }

    private var records: RecordLines

    /// What errors call the input.
    public var name: String { records.name }

    /// Opens a file, or standard input for `-`.
    public init(path: String) throws(InputError) {
        records = RecordLines(try LineReader(eachOf: path))
    }

    /// Reads lines from where they stand.
    public init(_ lines: consuming LineReader) {
        records = RecordLines(lines)
    }

    /// The next line that is not blank, or nil at the end. Only trouble with the input itself throws.
    public mutating func next() throws(InputError) -> Line? {
        guard let (number, record) = try records.next() else { return nil }
        return Self.line(number, record, file: name)
    }

    /// The lines at hand, blank ones too, at least one, not parsed yet: that may be done on several threads. Nil at
    /// the end.
    public mutating func nextBatch() throws(InputError) -> Batch? {
        guard let lines = try records.nextBatch() else { return nil }
        return Batch(lines: lines, file: name, limit: records.maximumLength)
    }

    /// Lines that were read together.
    public struct Batch: Sendable {
        fileprivate let lines: [LineReader.Line]
        fileprivate let file: String
        fileprivate let limit: Int

        /// The number of lines.
        public var count: Int { lines.count }

        /// The number of lines that are not blank.
        public var filledCount: Int { lines.count { !$0.isBlank } }

        /// Whether the first line that is not blank begins a JSON document, whole or going on behind it, and is no
        /// record of its own.
        public var beginsDocument: Bool {
            guard case .success(let scanner)? = lines.first(where: { !$0.isBlank })?.record(limit: limit) else {
                return false
            }
            let text = scanner.bytes[scanner.start..<scanner.end]
            guard let first = text.first(where: { $0 > 0x20 }), "[{".utf8.contains(first) else { return false }
            let shape = JSONShape.of(scanner)
            if shape.content > .none { return true }
            // A line that is alone at hand is answered as such; so is one with records behind it, whatever became of it.
            let others = lines.lazy.filter { !$0.isBlank }.dropFirst().prefix(2)
            if others.allSatisfy({ (try? $0.record(limit: limit).get())?.isRecord ?? false }) { return false }
            // Of a record that was cut nothing ends so, or hardly ever.
            guard let last = text.last(where: { $0 > 0x20 }), "[{,:".utf8.contains(last) else { return false }
            var whole = scanner
            do throws(JSONError) { try whole.skipValue() } catch { return error.isCut }
            return false
        }

        /// Parses a line.
        public func line(_ place: Int) -> Line {
            let line = lines[place]
            let record = line.isBlank ? .failure(RecordFault(nil, .blankLine)) : line.record(limit: limit)
            return DocumentReader.line(line.number, record, file: file, isBlank: line.isBlank)
        }
    }

    private static func line(
        _ number: Int, _ record: Result<JSONScanner, RecordFault>, file: String, isBlank: Bool = false
    ) -> Line {
        let result = record.flatMap { scanner in
            do { return .success(try Self.document(scanner)) } catch { return .failure(RecordFault(error)) }
        }
        let id = (try? result.get())?.id ?? (try? record.get()).flatMap { identifier(of: $0) }
        return Line(
            number: number, result: result.mapError { DocumentFault($0.rejection(file: file, line: number)) }, id: id,
            isBlank: isBlank)
    }

    /// The identifier of a record of which the rest may be damaged or of the wrong kind.
    private static func identifier(of record: consuming JSONScanner) -> DocumentID? {
        var (id, otherID): (DocumentID?, DocumentID?) = (nil, nil)
        // What was read before the damage counts.
        try? record.readObject { scanner, key in
            switch ListingField(name: key) {
            case .id where ListingField.folded(key) == "id": id = try scanner.readIdentifierIfAny()
            case .id, .arXivID: otherID = try otherID ?? scanner.readIdentifierIfAny()
            default: return false
            }
            return true
        }
        return id ?? otherID
    }

    private static func document(_ record: consuming JSONScanner) throws -> Document {
        var fields = DocumentFields()
        var (id, otherID): (DocumentID?, DocumentID?) = (nil, nil)
        try record.readObject { scanner, key in
            if try fields.read(key, from: &scanner) { return true }
            switch ListingField(name: key) {
            case .id where ListingField.folded(key) == "id": id = try scanner.readIdentifier()
            case .id, .arXivID: otherID = try otherID ?? scanner.readIdentifierIfAny()
            default: return false
            }
            return true
        }
        try record.finish()
        guard !fields.isEmpty else { throw RecordFault(nil, .noText) }
        var document = Document(id: id ?? otherID, title: fields.title, abstract: fields.abstract)
        document.makeReadable()
        return document
    }
}

/// A line that is no document, as an error.
public struct DocumentFault: InputFault, Hashable {
    /// Where and why.
    public let rejection: Rejection

    init(_ rejection: Rejection) { self.rejection = rejection }

    /// The line cannot be used.
    public var failure: InputFailure { .unusable }
    /// File, line and reason.
    public var description: String { rejection.description }
}

extension JSONScanner {
    /// Takes an identifier as it is: a string, or a number as it is written; anything else is none.
    fileprivate mutating func readIdentifierIfAny() throws -> DocumentID? {
        switch try peekKind() {
        case .string, .number: return try readIdentifier()
        default:
            try skipValue()
            return nil
        }
    }

    /// Takes an identifier as above, or null; throws `RecordFault` for anything else.
    fileprivate mutating func readIdentifier() throws -> DocumentID? {
        switch try peekKind() {
        case .string: return .text(try readString())
        case .number: return .number(try readNumberText())
        case .null:
            try readNull()
            return nil
        case let kind: throw RecordFault("id", .wrongType(expected: "a string or a number", found: kind.name))
        }
    }
}
