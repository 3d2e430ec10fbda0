/// One entry of the Daily Papers interface while it is read: the outer object, or the paper within it, or both.
///
/// The site changes its answers without notice, so only what a paper cannot be without is insisted on: a field of little weight and another
/// type than expected is stepped over.
struct DailyPapersEntry {
    private var paper = Paper(title: "")
    private var outer = Paper(title: "")
    private var hasPaper = false
    private var submitted: CalendarDay?
    private var outerPublished: CalendarDay?

    /// Reads an entry; throws `RecordFault` or `JSONError`.
    init(_ entry: consuming JSONScanner) throws {
        if try entry.peekKind() == .string {
            let text = try entry.readString()
            throw RecordFault(nil, text.hasPrefix("{'") ? .pythonLiteral : .wrongType(expected: "an object", found: "a string"))
        }
        var state = self
        try entry.readObject { scanner, key in try state.readOuter(key, &scanner) }
        self = state
    }

    /// The paper with its dates.
    func paper(listedDay: CalendarDay?) throws -> Paper {
        var result = hasPaper ? paper : outer
        if result.title.isEmpty { result.title = outer.title }
        if result.abstract.isEmpty { result.abstract = outer.abstract }
        if result.title.isEmpty, result.abstract.isEmpty { throw RecordFault(nil, .noText) }
        result.comments = outer.comments ?? result.comments
        if !hasPaper { result.published = outerPublished.map { PaperDate($0, .stated) } }
        let day = submitted ?? (hasPaper ? outerPublished : nil) ?? listedDay
        result.listed = result.listed ?? day.map { PaperDate($0, .stated) }
        return result
    }

    private mutating func readOuter(_ key: String, _ scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "paper" where try scanner.peekKind() == .object:
            hasPaper = true
            var state = self
            try scanner.readObject { scanner, key in
                if key == "submittedOnDailyAt" {
                    state.submitted = try scanner.readDayIfAny()
                } else if key == "publishedAt" {
                    state.paper.published = try scanner.readDayIfAny().map { PaperDate($0, .stated) }
                } else {
                    return try Self.read(key, &scanner, into: &state.paper)
                }
                return true
            }
            self = state
        case "publishedAt": outerPublished = try scanner.readDayIfAny()
        case "submittedOnDailyAt": submitted = try scanner.readDayIfAny() ?? submitted
        case "numComments": outer.comments = try scanner.readIntegerIfAny()
        case "listed": outer.listed = try scanner.readDayIfAny().map { PaperDate($0, .stated) }
        case "published": outerPublished = try scanner.readDayIfAny()
        default: return try Self.read(key, &scanner, into: &outer)
        }
        return true
    }

    /// The fields that stand in the paper, and in plain papers at the top.
    private static func read(_ key: String, _ scanner: inout JSONScanner, into paper: inout Paper) throws -> Bool {
        switch key {
        case "id": paper.id = try scanner.readOptionalLabel(key).flatMap(PaperIdentifier.normalized)
        case "title": paper.title = try scanner.readOptionalText(key) ?? ""
        case "summary", "abstract": paper.abstract = try scanner.readOptionalText(key) ?? ""
        case "upvotes": paper.upvotes = try scanner.readIntegerIfAny()
        case "ai_keywords", "keywords": paper.keywords = try scanner.readKeywords()
        case "categories": paper.categories = try scanner.readCategories()
        case "authors": try scanner.readAuthors(into: &paper)
        default: return false
        }
        return true
    }
}
