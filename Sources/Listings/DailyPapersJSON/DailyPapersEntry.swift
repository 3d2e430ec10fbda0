import Papers
import ReadableText

/// One entry of the Daily Papers interface while it is read: the outer object, or the paper within it, or both.
///
/// The site changes its answers without notice, so only what a paper cannot be without is insisted
/// on: a field of little weight and another type than expected is stepped over.
struct DailyPapersEntry {
    private var paper = Paper(title: "")
    private var outer = Paper(title: "")
    private var hasPaper = false
    private var submitted: CalendarDay?
    private var published = ""
    private var outerPublished = ""

    /// Reads an entry, or a string that holds one as JSON or as a Python literal; throws `RecordFault` or `JSONError`.
    ///
    /// With `isWhole`, nothing may follow it.
    init(_ entry: consuming JSONScanner, isWhole: Bool = false) throws {
        if try entry.peekKind() == .string {
            let text = Array(try entry.readString().utf8)
            if isWhole { try entry.finish() }
            self = try Self(text)
            return
        }
        var state = self
        try entry.readObject { scanner, key in try state.readOuter(key, &scanner) }
        if isWhole { try entry.finish() }
        self = state
    }

    /// The entry of a line, which is JSON or what Python prints; throws as `init(_:isWhole:)`.
    init(line record: consuming JSONScanner) throws {
        let text = record.bytes[record.start..<record.end]
        self = try PythonLiteral.begins(text.prefix(64)) ? Self(Array(text)) : Self(record, isWhole: true)
    }

    /// The entry that a text is.
    private init(_ text: [UInt8]) throws {
        guard text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
            throw RecordFault(nil, .wrongType(expected: "an object", found: "a string"))
        }
        try self.init(JSONScanner(Self.isJSON(text) ? text : try Self.translated(text)))
    }

    private static func isJSON(_ text: [UInt8]) -> Bool {
        var scanner = JSONScanner(text)
        do throws(JSONError) {
            try scanner.skipValue()
            try scanner.finish()
            return true
        } catch { return false }
    }

    private static func translated(_ text: [UInt8]) throws -> [UInt8] {
        do throws(PythonLiteralError) { return try PythonLiteral.json(text) } catch {
            throw RecordFault(nil, .badLiteral(error))
        }
    }

    /// The paper with its dates.
    func paper(listedDay: CalendarDay?) throws -> Paper {
        var result = hasPaper ? paper : outer
        if result.title.isEmpty { result.title = outer.title }
        if result.abstract.isEmpty { result.abstract = outer.abstract }
        if result.title.isEmpty, result.abstract.isEmpty { throw RecordFault(nil, .noText) }
        result.comments = outer.comments ?? result.comments
        let outerDay = CalendarDay(written: outerPublished)
        if !hasPaper { result.published = PaperDate(written: outerPublished) }
        let day = submitted ?? (isOuterListing ? outerDay : nil) ?? listedDay
        result.listed = result.listed ?? day.map { PaperDate($0, .stated) }
        return result
    }

    /// Whether the outer time is that of listing: later than the publication. Since 2025 it is the
    /// same moment, some hours back.
    private var isOuterListing: Bool { hasPaper && outerPublished > published }
}

// MARK: - Fields

extension DailyPapersEntry {
    private mutating func readOuter(_ key: String, _ scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "paper" where try scanner.peekKind() == .object:
            hasPaper = true
            var state = self
            try scanner.readObject { scanner, key in try state.readInner(key, &scanner) }
            self = state
        case "publishedAt", "published": outerPublished = try scanner.readTextIfAny() ?? outerPublished
        case "submittedOnDailyAt": submitted = try scanner.readDayIfAny() ?? submitted
        case "numComments": outer.comments = try scanner.readIntegerIfAny()
        case "listed": outer.listed = try scanner.readDayIfAny().map { PaperDate($0, .stated) }
        default: return try Self.read(key, &scanner, into: &outer)
        }
        return true
    }

    private mutating func readInner(_ key: String, _ scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "submittedOnDailyAt": submitted = try scanner.readDayIfAny() ?? submitted
        case "publishedAt":
            published = try scanner.readTextIfAny() ?? ""
            paper.published = PaperDate(written: published)
        case "numComments": outer.comments = try scanner.readIntegerIfAny() ?? outer.comments
        default: return try Self.read(key, &scanner, into: &paper)
        }
        return true
    }

    /// The fields that stand in the paper, and in plain papers at the top.
    private static func read(_ key: String, _ scanner: inout JSONScanner, into paper: inout Paper) throws -> Bool {
        switch key {
        case "id": paper.identify(by: try scanner.readOptionalLabel(key).flatMap { WrittenIdentifier($0) })
        case "title": paper.title = try scanner.readOptionalText(key) ?? ""
        case "summary", "abstract": paper.abstract = try scanner.readOptionalText(key) ?? ""
        case "upvotes": paper.upvotes = try scanner.readIntegerIfAny()
        case "ai_keywords", "keywords": paper.keywords = try scanner.readKeywords()
        case "categories": paper.categories = try scanner.readCategories()
        case "doi": paper.doi = try scanner.readTextIfAny().flatMap(PaperIdentifier.doi)
        case "venue": paper.venue = try scanner.readTextIfAny()
        case "authors": (paper.authors, paper.authorCount) = try scanner.readAuthors()
        default: return false
        }
        return true
    }
}
