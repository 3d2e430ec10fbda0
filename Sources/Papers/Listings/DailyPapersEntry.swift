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
        case "ai_keywords", "keywords": paper.keywords = try scanner.readTextsIfAny()
        case "categories": paper.categories = try scanner.readTextsIfAny()
        case "authors": try readAuthors(&scanner, into: &paper)
        default: return false
        }
        return true
    }

    /// Names, or objects with a `name`. Who asked the site to be hidden is counted, but not named.
    private static func readAuthors(_ scanner: inout JSONScanner, into paper: inout Paper) throws {
        guard try scanner.peekKind() == .array else { return try scanner.skipValue() }
        var count = 0
        try scanner.beginArray()
        while try scanner.nextElement() {
            count += 1
            switch try scanner.peekKind() {
            case .string: paper.authors.append(scanner.singleSpaced(try scanner.readText()))
            case .object:
                if let name = try readAuthor(&scanner) { paper.authors.append(name) }
            default: try scanner.skipValue()
            }
        }
        paper.authors.removeAll(where: \.isEmpty)
        paper.authorCount = count > 0 ? count : nil
    }

    private static func readAuthor(_ scanner: inout JSONScanner) throws -> String? {
        var name: String?
        var isHidden = false
        try scanner.readObject { scanner, key in
            if key == "name", try scanner.peekKind() == .string {
                name = scanner.singleSpaced(try scanner.readText())
            } else if key == "hidden", try scanner.peekKind() == .boolean {
                isHidden = try scanner.readBoolean()
            } else {
                return false
            }
            return true
        }
        return isHidden ? nil : name
    }
}

// MARK: - Fields of little weight

extension JSONScanner {
    fileprivate mutating func readDayIfAny() throws -> CalendarDay? {
        guard try peekKind() == .string else {
            try skipValue()
            return nil
        }
        return CalendarDay(iso: string(try readText()))
    }

    fileprivate mutating func readIntegerIfAny() throws -> Int? {
        guard try peekKind() == .number else {
            try skipValue()
            return nil
        }
        return try readInteger()
    }

    fileprivate mutating func readTextsIfAny() throws -> [String] {
        guard try peekKind() == .array else {
            try skipValue()
            return []
        }
        var texts: [String] = []
        try beginArray()
        while try nextElement() {
            if try peekKind() == .string { texts.append(singleSpaced(try readText())) } else { try skipValue() }
        }
        return texts.filter { !$0.isEmpty }
    }
}
