import Papers
public import ReadableText

/// Reads label files: JSON Lines with `id` and `topics`, or with the text itself (`title` and
/// `abstract`, or `text`, under any name that listings have for them) and `topics` or `label`. `not` (topics that a paper labelled in part is
/// not about), `maybe`, `primary` (one topic or several) and `sample` are taken where they are
/// given. Texts are made readable, as those of listings are.
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
        try read(try open(path))
    }

    /// Reads lines from where they stand.
    public static func read(_ lines: consuming LineReader) throws(LabelError) -> Labels {
        var records = RecordLines(lines)
        let file = records.name
        var labels = Labels()
        while let (line, record) = try next(&records) {
            do {
                labels.papers.append(try paper(try record.get(), line: line))
            } catch {
                labels.rejectionCount += 1
                guard labels.rejections.count < Listing.keptRejections else { continue }
                labels.rejections.append(RecordFault(error).rejection(file: file, line: line))
            }
        }
        if labels.papers.isEmpty {
            throw .nothingReadable(file: file, rejected: labels.rejectionCount, first: labels.rejections.first)
        }
        return labels
    }

    private static func open(_ path: String) throws(LabelError) -> LineReader {
        do { return try LineReader(path: path) } catch { throw .input(error) }
    }

    private static func next(_ records: inout RecordLines) throws(LabelError) -> (
        Int, Result<JSONScanner, RecordFault>
    )? {
        do {
            guard let (line, record) = try records.next() else { return nil }
            return (line, record)
        } catch { throw .input(error) }
    }

    private static func paper(_ record: consuming JSONScanner, line: Int) throws -> LabelledPaper {
        var paper = LabelledPaper(topics: [], line: line)
        var text = DocumentFields()
        var hasTopics = false
        try record.readObject { scanner, key in
            switch key {
            case "topics":
                paper.topics = try scanner.readTexts(key)
                hasTopics = true
            case "not":
                paper.not = try scanner.readTexts(key)
                hasTopics = hasTopics || !paper.not.isEmpty
            default: return try text.read(key, from: &scanner) || read(key, from: &scanner, into: &paper)
            }
            return true
        }
        try record.finish()
        paper.title = ReadableText.make(text.title, .plain)
        paper.abstract = ReadableText.make(text.abstract, .plain)
        if let label = paper.label, !hasTopics { paper.topics = [label] }
        if !hasTopics, paper.label == nil { throw RecordFault(nil, .noTopics) }
        if paper.id == nil, !paper.hasText { throw RecordFault(nil, .nothingLabelled) }
        return paper
    }

    private static func read(_ key: String, from scanner: inout JSONScanner, into paper: inout LabelledPaper) throws
        -> Bool
    {
        switch key {
        case "id", "ID", "Id": paper.id = try scanner.readOptionalLabel(key).flatMap(PaperIdentifier.normalized)
        case "label": paper.label = try scanner.readOptionalLabel(key).flatMap { $0.isEmpty ? nil : $0 }
        case "maybe": paper.maybe = try scanner.readTexts(key)
        case "sample": paper.sample = try scanner.readOptionalText(key)
        case "primary":
            if try scanner.peekKind() == .array {
                paper.primary = try scanner.readTexts(key)
            } else {
                paper.primary = try scanner.readOptionalText(key).map { [$0] } ?? []
            }
        default: return false
        }
        return true
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
