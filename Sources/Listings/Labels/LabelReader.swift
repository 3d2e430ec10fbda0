import Papers
public import ReadableText

/// Reads label files: JSON Lines, or a table (CSV) with a header, of papers with `id`, or with the text itself (`title`
/// and `abstract`, or `text`, under any name that listings have for them), and `topics` (several) or `label` (the single
/// class of the text). Where there are neither, `labels` are several, and `category`, `class` or `topic` is a single one.
/// `not` (topics that a paper labelled in part is not about), `maybe`, `primary` (one topic or several) and `sample` are
/// taken where they are given. In a table topics have semicolons or bars between them, or are a JSON array. Texts are
/// made readable, as those of listings are.
public enum LabelReader {
    /// What a label file holds.
    public struct Labels: Sendable, Hashable {
        /// The papers, in the file's order.
        public var papers: [LabelledPaper] = []
        /// The lines that could not be read, the first `Listing.keptRejections` of them.
        public var rejections: [Rejection] = []
        /// How many lines could not be read.
        public var rejectionCount = 0
    }

    /// Reads a file, or standard input for `-`. Bad lines are rejected one by one; a file without
    /// any good one is an error.
    public static func read(_ path: String) throws(LabelError) -> Labels {
        let stream: ByteStream
        do throws(InputError) { stream = try ByteStream(path: path) } catch { throw .input(error) }
        return try read(stream)
    }

    /// Reads a stream from where it stands, of which no line is longer than so many bytes.
    public static func read(
        _ stream: consuming ByteStream, maximumLength: Int = LineReader.usualMaximumLength
    ) throws(LabelError) -> Labels {
        var stream = stream
        let file = stream.name
        let labels: Labels
        do throws(InputError) {
            let head = ListingHead(try stream.peek(ListingHead.size))
            let lines = LineReader(stream, maximumLength: maximumLength)
            labels = LabelTable.recognizes(head) ? try rows(lines, of: file) : try records(lines, of: file)
        } catch { throw .input(error) }
        if labels.papers.isEmpty {
            throw .nothingReadable(file: file, rejected: labels.rejectionCount, first: labels.rejections.first)
        }
        return labels
    }

    private static func records(_ lines: consuming LineReader, of file: String) throws(InputError) -> Labels {
        var records = RecordLines(lines)
        var labels = Labels()
        while let (line, record) = try records.next() {
            labels.add(of: file, line) { try paper(try record.get(), line: line) }
        }
        return labels
    }

    private static func rows(_ lines: consuming LineReader, of file: String) throws(InputError) -> Labels {
        var lines = lines
        var labels = Labels()
        guard let table = try LabelTable.header(&lines) else { return labels }
        var records = CSVRecords(lines, row: table.row)
        while let record = try records.next() {
            labels.add(of: file, record.line) { try table.paper(record) }
        }
        return labels
    }

    private static func paper(_ record: consuming JSONScanner, line: Int) throws -> LabelledPaper {
        var paper = LabelledPaper(topics: [], line: line)
        var text = DocumentFields()
        var claims = LabelClaims()
        try record.readObject { scanner, key in
            if try text.read(key, from: &scanner) { return true }
            guard let field = LabelField(name: key) else { return false }
            try read(field, key, from: &scanner, &claims, into: &paper)
            return true
        }
        try record.finish()
        return try paper.labelled(by: claims, text)
    }

    private static func read(
        _ field: LabelField, _ key: String, from scanner: inout JSONScanner, _ claims: inout LabelClaims,
        into paper: inout LabelledPaper
    ) throws {
        switch field {
        case .id: paper.id = try scanner.readOptionalLabel(key).flatMap(PaperIdentifier.normalized)
        case .topics: claims.topics = try scanner.readTexts(key)
        case .label: claims.label = try scanner.readOptionalLabel(key).flatMap { $0.isEmpty ? nil : $0 }
        case .labels: claims.labels = try scanner.readLabelsIfAny()
        case .category:
            if try scanner.peekKind() == .array {
                claims.categories = try scanner.readLabelsIfAny()
            } else {
                claims.category = try scanner.readLabelIfAny()
            }
        case .not: claims.not = try scanner.readTexts(key)
        case .maybe: paper.maybe = try scanner.readTexts(key)
        case .sample: paper.sample = try scanner.readOptionalText(key)
        case .primary:
            if try scanner.peekKind() == .array {
                paper.primary = try scanner.readTexts(key)
            } else {
                paper.primary = try scanner.readOptionalText(key).map { [$0] } ?? []
            }
        }
    }
}

extension LabelReader.Labels {
    /// Adds what a line says, or why it says nothing.
    fileprivate mutating func add(of file: String, _ line: Int, _ read: () throws -> LabelledPaper) {
        do {
            papers.append(try read())
        } catch {
            rejectionCount += 1
            guard rejections.count < Listing.keptRejections else { return }
            rejections.append(RecordFault(error).rejection(file: file, line: line))
        }
    }
}

extension LabelledPaper {
    /// The paper with its text and what the fields say of it. Throws `RecordFault` where nothing is labelled.
    func labelled(by claims: LabelClaims, _ text: DocumentFields) throws -> LabelledPaper {
        var paper = self
        paper.title = ReadableText.make(text.title, .plain)
        paper.abstract = ReadableText.make(text.abstract, .plain)
        if !claims.give(to: &paper) { throw RecordFault(nil, .noTopics) }
        if paper.id == nil, !paper.hasText { throw RecordFault(nil, .nothingLabelled) }
        return paper
    }
}

extension JSONScanner {
    /// Takes a text or a number; anything else, and an empty text, is none.
    fileprivate mutating func readLabelIfAny() throws(JSONError) -> String? {
        try peekKind() == .number ? try readNumberText() : try readTextIfAny()
    }

    /// Takes the texts and numbers of an array, or one text with semicolons or bars between several; anything else is
    /// none.
    fileprivate mutating func readLabelsIfAny() throws(JSONError) -> [String] {
        guard try peekKind() == .array else { return LabelField.parted(try readLabelIfAny() ?? "") }
        var labels: [String] = []
        try beginArray()
        while try nextElement() {
            if let label = try readLabelIfAny() { labels.append(label) }
        }
        return labels
    }
}

/// Why a label file could not be read at all.
public enum LabelError: InputFault, Hashable {
    /// The bytes could not be had.
    case input(InputError)
    /// No line could be read.
    case nothingReadable(file: String, rejected: Int, first: Rejection?)

    /// The kind of the trouble.
    public var failure: InputFailure {
        switch self {
        case .input(let error): error.failure
        case .nothingReadable: .unusable
        }
    }

    /// One sentence with the file, the reason and what helps.
    public var description: String {
        switch self {
        case .input(let error): return "\(error)"
        case .nothingReadable(let file, let rejected, let first):
            guard let first else { return "\(file): there are no labels in it" }
            return "\(file): no labels could be read; \(rejected) rejected, the first: \(first)"
        }
    }
}
