import Papers
import ReadableText

/// What a value of a JSON document shows of itself: whether it is a paper, or papers are in it.
///
/// The outer object is not the paper where an array of objects with titles is in it, at any depth and under any name.
/// But papers have such arrays, too: those of what they refer to. So an object that is a paper by all that it has
/// gives way only to papers that have more than titles.
struct JSONShape {
    /// How much an object is a paper: by a text alone, or a title with nothing that only papers have; by a title and
    /// what papers have; by a title and an abstract.
    enum Strength: Int, Comparable {
        case none, titled, paper, full
        static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }

    /// What is to be done with a value.
    enum Verdict { case entry, container }

    /// Objects and arrays that are looked into, one in another; more than the known services have.
    static let maximumDepth = 8
    /// So many elements of an array are looked at.
    private static let elements = 8
    /// So much of a document is looked at.
    static let window = 4 << 20

    /// The names under which files of papers keep their arrays.
    static let wrappers: Set<String> = [
        "papers", "dailypapers", "data", "results", "result", "items", "entries", "entry", "articles", "records",
        "documents", "docs", "hits", "works", "publications", "rows", "collection",
    ]

    private(set) var kind: JSONScanner.Kind?
    private(set) var hasTitle = false
    private(set) var hasAbstract = false
    private(set) var hasText = false
    /// What it has that hardly anything but papers has.
    private(set) var marks: Set<ListingField> = []
    private(set) var hasPaper = false
    /// The day that the object says for all that is in it.
    private(set) var day: CalendarDay?
    /// What stands in arrays within, and in those with the usual names.
    private(set) var arrays = Strength.none
    private(set) var usualArrays = Strength.none
    private var references = Strength.none
    /// Whether there is an array with a usual name, whatever is in it.
    private(set) var hasUsualArray = false
    /// What an object within is that is no container.
    private(set) var inner = Strength.none
    private(set) var innerIsSure = false
    /// Objects within that are papers with more than a title, or stand under a name that only papers have.
    private var namedPapers = 0
    private var hasNumberedPaper = false
    private(set) var frame = JSONFrame.Evidence()

    /// The fields at the top, with their kinds.
    private(set) var fields: [String: JSONScanner.Kind] = [:]

    /// What a value shows; as far as it goes where it is cut or damaged.
    static func of(_ scanner: JSONScanner, depth: Int = 0) -> JSONShape {
        var scanner = scanner.window(of: window)
        var shape = JSONShape()
        try? shape.look(&scanner, depth: depth)
        return shape
    }

    /// How much the object itself is a paper.
    var own: Strength {
        guard hasTitle else { return hasText || hasAbstract ? .titled : .none }
        return hasAbstract ? .full : marks.isEmpty ? .titled : .paper
    }

    /// How much it is one where an object within may be the paper: `{"row": {"title": …}}`.
    var unwrapped: Strength { max(own, hasTitle ? .none : inner) }

    /// Whether an object that stands alone, without an array around it, is a paper and not anything else with a title.
    var isSure: Bool {
        if hasTitle { return hasAbstract || hasText || marks.count > 1 }
        return hasAbstract && hasText || inner > .none && innerIsSure
    }

    /// What is to be done with the value, where it is no frame.
    var verdict: Verdict {
        guard kind == .object else { return kind == .array ? .container : .entry }
        if hasPaper { return .entry }
        switch own {
        case .full where !marks.isEmpty: return usualArrays >= .paper || arrays == .full ? .container : .entry
        case .full, .paper: return usualArrays > .none || arrays >= .paper ? .container : .entry
        case .titled: return arrays > .none || holdsNamedPapers && hasTitle ? .container : .entry
        case .none:
            if arrays > .none || holdsNamedPapers { return .container }
            if inner > .none { return .entry }
            return hasUsualArray || references > .none ? .container : .entry
        }
    }

    private var holdsNamedPapers: Bool { namedPapers > 1 || hasNumberedPaper }

    /// What it holds, if it is no paper.
    var content: Strength {
        if frame.isFrame { return .full }
        return verdict == .entry ? .none : max(arrays, holdsNamedPapers ? .paper : references)
    }
}

// MARK: - What is around entries

extension JSONShape {
    /// What a member of an object around entries is.
    enum Role { case entries, entry, references, nothing }

    func role(of member: JSONShape, named name: String) -> Role {
        if member.kind == .array {
            if ListingField.isReference(name), arrays > .none { return member.arrays > .none ? .references : .nothing }
            let mayHold = Self.isUsual(name) || Self.isNameOfPaper(name) || member.content > .none
            return mayHold && (ListingField(name: name) == nil || ListingField(name: name) == .text)
                ? .entries : .nothing
        }
        if member.frame.isFrame { return .entries }
        if member.verdict == .container {
            return member.content > .none || member.hasUsualArray ? .entries : .nothing
        }
        if member.hasPaper { return .entry }
        let isNamed = Self.isNameOfPaper(name) && member.unwrapped > .none
        return isNamed || namedPapers > 1 && member.own >= .paper ? .entry : .nothing
    }

    private static func isUsual(_ name: String) -> Bool { ListingField.folded(name).map(wrappers.contains) ?? false }
}

// MARK: - Looking

extension JSONShape {
    private mutating func look(_ scanner: inout JSONScanner, depth: Int) throws(JSONError) {
        kind = try scanner.peekKind()
        switch kind {
        case .object where depth < Self.maximumDepth: try lookAtObject(&scanner, depth)
        case .array where depth < Self.maximumDepth: try lookAtArray(&scanner, depth)
        default: try scanner.skipValue()
        }
    }

    private mutating func lookAtArray(_ scanner: inout JSONScanner, _ depth: Int) throws(JSONError) {
        frame.begin(array: scanner)
        var count = 0
        try scanner.beginArray()
        while try scanner.nextElement() {
            count += 1
            guard count <= Self.elements, try scanner.peekKind().isContainer else {
                try scanner.skipValue()
                continue
            }
            var element = JSONShape()
            defer {
                arrays = max(arrays, element.kind == .object ? element.unwrapped : .none, element.content)
                usualArrays = max(usualArrays, element.verdict == .container ? element.usualArrays : .none)
            }
            try element.look(&scanner, depth: depth + 1)
        }
    }

    private mutating func lookAtObject(_ scanner: inout JSONScanner, _ depth: Int) throws(JSONError) {
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
            let name = key.range.count <= 6 * 32 ? scanner.string(key) : ""
            let kind = try scanner.peekKind()
            fields[name] = kind
            let field = ListingField(name: name)
            if name == "paper", kind == .object { hasPaper = true }
            if let field { take(field, kind, scanner) }
            frame.take(name, field, kind, scanner)
            guard kind.isContainer else {
                if field == .date || field == .listed || name == "day" { takeDay(scanner) }
                try scanner.skipValue()
                continue
            }
            // What papers have themselves holds none, but for what is called a text.
            if field != nil, field != .text {
                try scanner.skipValue()
                continue
            }
            var member = JSONShape()
            defer { take(member, name, hasField: field != nil) }
            try member.look(&scanner, depth: depth + 1)
        }
    }

    private mutating func take(_ field: ListingField, _ kind: JSONScanner.Kind, _ scanner: JSONScanner) {
        guard kind != .null else { return }
        let isText = kind == .string || kind.isContainer && Self.hasText(scanner)
        switch field {
        case .title: hasTitle = hasTitle || isText
        case .abstract, .summary: hasAbstract = hasAbstract || isText
        case .abstractIndex: hasAbstract = hasAbstract || kind == .object
        case .text: hasText = hasText || kind == .string
        default: if ListingField.marksOfPapers.contains(field) { marks.insert(field) }
        }
    }

    private static func hasText(_ scanner: JSONScanner) -> Bool {
        var scanner = scanner.window(of: 64 << 10)
        return ((try? scanner.readWrappedTextIfAny()) ?? nil) != nil
    }

    private mutating func takeDay(_ scanner: JSONScanner) {
        var scanner = scanner
        guard day == nil, let text = try? scanner.readTextIfAny() else { return }
        day = CalendarDay(iso: text)
    }

    private mutating func take(_ member: JSONShape, _ name: String, hasField: Bool) {
        let usual = Self.isUsual(name)
        if member.kind == .array {
            if ListingField.isReference(name) {
                references = max(references, member.arrays)
            } else {
                let content = member.frame.isFrame ? .full : member.arrays
                arrays = max(arrays, content)
                usualArrays = max(usualArrays, usual ? content : member.usualArrays)
            }
            hasUsualArray = hasUsualArray || usual || CalendarDay(iso: name) != nil
        } else if member.verdict == .container || member.frame.isFrame {
            arrays = max(arrays, member.content)
            usualArrays = max(usualArrays, usual ? member.content : member.usualArrays)
            hasUsualArray = hasUsualArray || member.hasUsualArray
        } else {
            if Self.isNameOfPaper(name), member.unwrapped > .none { hasNumberedPaper = true }
            if member.own >= .paper { namedPapers += 1 }
            inner = max(inner, member.unwrapped)
            innerIsSure = innerIsSure || member.isSure && !member.marks.isEmpty
        }
    }

    /// A day, a number of arXiv, or a row's number.
    static func isNameOfPaper(_ name: String) -> Bool {
        CalendarDay(iso: name) != nil || PaperIdentifier.arXiv(name) != nil || Int(name) != nil
    }
}

extension JSONScanner {
    /// The same value with so many bytes of it; it may end in the middle.
    func window(of count: Int) -> JSONScanner {
        JSONScanner(bytes, position..<min(end, position + count))
    }
}

extension JSONScanner.Kind {
    var isContainer: Bool { self == .array || self == .object }
}
