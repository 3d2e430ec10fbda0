import Papers
import ReadableText

/// Texts, dates and names in the wrappings that services put around them.
extension JSONScanner {
    /// Wrappings around one value; more than any service has.
    private static let deepestWrapping = 4

    /// Members, with folded names, that hold the text of an object that stands for one.
    private static let wordsForText: Set<String> = [
        "value", "content", "text", "rendered", "html", "#text", "$t", "$", "title", "abstract", "description", "name",
        "displayname",
    ]

    /// Whether the members of an object wrap one text: `{"value": "…"}`.
    static func isWordForText(_ key: String) -> Bool { ListingField.folded(key).map(wordsForText.contains) ?? false }

    /// Takes a text: a string, the first text of an array, or that of an object around one, as `{"value": "…"}`.
    ///
    /// Null and an empty array are none. Throws `RecordFault` for what holds no text.
    mutating func readWrappedText(_ field: String) throws -> String? {
        switch try peekKind() {
        case .array, .object:
            let kind = try peekKind()
            let begin = position
            if let text = try readTextWithin(depth: 0) { return text }
            let isEmpty = bytes[begin + 1..<position - 1].allSatisfy { $0 <= 0x20 }
            if kind == .array, isEmpty { return nil }
            throw RecordFault(field, .wrongType(expected: "a string", found: kind.name))
        default: return try readOptionalText(field)
        }
    }

    /// Takes a text as above; what holds none is stepped over.
    mutating func readWrappedTextIfAny() throws(JSONError) -> String? { try readTextWithin(depth: 0) }

    private mutating func readTextWithin(depth: Int) throws(JSONError) -> String? {
        var found: String?
        switch try peekKind() {
        case .string:
            let text = try readSingleSpaced()
            return text.isEmpty ? nil : text
        case .array where depth < Self.deepestWrapping:
            try beginArray()
            while try nextElement() {
                if found == nil { found = try readTextWithin(depth: depth + 1) } else { try skipValue() }
            }
        case .object where depth < Self.deepestWrapping:
            try beginObject()
            while let key = try nextKey() {
                if found == nil, key.range.count <= 16, Self.isWordForText(string(key)) {
                    found = try readTextWithin(depth: depth + 1)
                } else {
                    try skipValue()
                }
            }
        default: try skipValue()
        }
        return found
    }

    /// Takes texts: the strings of an array, those of its objects, those within an object around an array, or one
    /// string cut at the separators.
    mutating func readWrappedTexts(separator isSeparator: (UInt8) -> Bool) throws(JSONError) -> [String] {
        switch try peekKind() {
        case .string: return try readTextsIfAny(separator: isSeparator)
        case .array: break
        case .object:
            var texts: [String] = []
            try beginObject()
            while let key = try nextKey() {
                let kind = try peekKind()
                if texts.isEmpty, Self.isWordForText(string(key)), kind == .array || kind == .string {
                    texts = try readTextsIfAny(separator: isSeparator)
                } else {
                    try skipValue()
                }
            }
            return texts
        default:
            try skipValue()
            return []
        }
        var texts: [String] = []
        try beginArray()
        while try nextElement() {
            if texts.isEmpty { texts.reserveCapacity(Self.usualTexts) }
            switch try peekKind() {
            case .string:
                let text = try readSingleSpaced()
                if !text.isEmpty { texts.append(text) }
            case .object: if let text = try readKeyword() { texts.append(text) }
            default: try skipValue()
            }
        }
        return texts
    }

    /// Takes the keyword or category that an object stands for: `{"term": "cs.LG"}`, `{"tag": "nets"}`.
    private mutating func readKeyword() throws(JSONError) -> String? {
        var found: String?
        try beginObject()
        while let key = try nextKey() {
            let name = ListingField.folded(string(key)) ?? ""
            if found == nil, Self.wordsForKeyword.contains(name), try peekKind() == .string {
                found = try readTextIfAny()
            } else {
                try skipValue()
            }
        }
        return found
    }

    private static let wordsForKeyword: Set<String> = [
        "term", "tag", "name", "value", "keyword", "category", "label", "displayname", "subject", "text", "title",
    ]

    /// Takes the words of an abstract with their places, `{"We": [0, 3], "strike": [1]}`, and puts them in order: see
    /// ``PlacedWords``. They may stand in a text, as tables and data frames hand them on; any other text is the abstract.
    mutating func readInvertedText() throws(JSONError) -> String? {
        guard try peekKind() == .object else {
            let text = try readTextWithin(depth: 0)
            return text.flatMap(Self.invertedText) ?? text
        }
        var words = PlacedWords()
        try beginObject()
        words.takePlain(from: &self)
        while let key = try nextKey() {
            if !words.take(key, from: &self) {
                switch try peekKind() {
                case .object where ListingField.folded(string(key)) == "invertedindex":
                    // As it was called before OpenAlex, beside its length.
                    if let text = try readInvertedText() {
                        while try nextKey() != nil { try skipValue() }
                        return text
                    }
                case .array: try readPlaces(of: key, into: &words)
                default: try skipValue()
                }
            }
            words.takePlain(from: &self)
        }
        return words.text(of: self)
    }

    /// The abstract of words with their places that stand in a text, as JSON or as Python writes them; nil for any other
    /// text.
    static func invertedText(_ text: String) -> String? {
        guard text.utf8.first == UInt8(ascii: "{"), let json = try? PythonLiteral.json(Array(text.utf8)) else {
            return nil
        }
        var scanner = JSONScanner(json)
        return (try? scanner.readInvertedText()) ?? nil
    }

    /// Takes the places of a word in whatever form; what is none is stepped over.
    private mutating func readPlaces(of word: JSONStringRange, into words: inout PlacedWords) throws(JSONError) {
        try beginArray()
        while try nextElement() {
            guard try peekKind() == .number else {
                try skipValue()
                continue
            }
            if let place = try readInteger() { words.add(place) }
        }
        words.end(word)
    }
}

// MARK: - Marks

extension JSONScanner {
    /// Takes true or false; whatever else there is says nothing, which is false.
    mutating func readTruthIfAny() throws(JSONError) -> Bool {
        if try peekKind() == .boolean { return try readBoolean() }
        try skipValue()
        return false
    }
}

// MARK: - Dates

/// A date as a field has it.
enum JSONDate {
    /// Null, or what stands for nothing.
    case nothing
    case date(PaperDate)
    /// A text, for `WrittenDate`.
    case text(String)
    /// What is no date of any kind.
    case bad(String)

    /// Whether it needs no more reading.
    var isDate: Bool { if case .date = self { true } else { false } }
}

extension JSONScanner {
    /// Takes a date: a text, seconds or milliseconds since 1970 (the day in UTC), or an object around one, as
    /// `{"date-parts": [[2025, 12, 11]]}`, of which a year or a year and a month may be all.
    mutating func readDate() throws(JSONError) -> JSONDate { try readDate(depth: 0) }

    private mutating func readDate(depth: Int) throws(JSONError) -> JSONDate {
        let kind = try peekKind()
        let begin = position
        switch kind {
        case .null:
            try readNull()
            return .nothing
        case .string:
            let text = try readSingleSpaced()
            if text.isEmpty || Self.wordsForNothing.contains(text) { return .nothing }
            return Int(text).flatMap(CalendarDay.init(ofMoment:)).map { .date(PaperDate($0, .stated)) } ?? .text(text)
        case .number:
            if let number = try readInteger() {
                return CalendarDay(ofMoment: number).map { .date(PaperDate($0, .stated)) } ?? .text("\(number)")
            }
        case .array where depth < Self.deepestWrapping:
            if let date = try readDateParts(depth: depth) { return date }
        case .object where depth < Self.deepestWrapping:
            if let date = try readDateMembers(depth: depth) { return date }
        default: try skipValue()
        }
        // Enough for a message, which shows even less.
        return .bad(String(decoding: bytes[begin..<min(position, begin + 256)], as: UTF8.self))
    }

    private static let wordsForNothing: Set<String> = ["NA", "N/A", "NaN", "nan", "None", "null", "NULL", "-"]

    /// Takes `[2025, 12, 11]`, `[2025, 12]` or `[2025]`, or an array of one or two such dates, from one to the other;
    /// nil where it is neither. An empty one is no date.
    private mutating func readDateParts(depth: Int) throws(JSONError) -> JSONDate? {
        var numbers: [Int] = []
        var inner: [JSONDate] = []
        var count = 0
        try beginArray()
        while try nextElement() {
            count += 1
            let kind = try peekKind()
            if kind == .array || kind == .object {
                if inner.count < 2 { inner.append(try readDate(depth: depth + 1)) } else { try skipValue() }
            } else if count <= 3, let number = try readIntegerIfAny() {
                numbers.append(number)
            } else if count > 3 {
                try skipValue()
            }
        }
        if case .date(let first)? = inner.first, case .date(let last)? = inner.dropFirst().first {
            return .date(WrittenDate.whole(first, last) ?? first)
        }
        if let first = inner.first { return first }
        guard let year = numbers.first else { return count == 0 ? .nothing : nil }
        return WrittenDate.date(year, numbers.count > 1 ? numbers[1] : 0, numbers.count > 2 ? numbers[2] : 0).map {
            .date($0)
        }
    }

    /// Takes the date of an object around one, or in parts of its own; nil where it has none.
    private mutating func readDateMembers(depth: Int) throws(JSONError) -> JSONDate? {
        var found: JSONDate?
        var parts: [String: Int] = [:]
        try beginObject()
        while let key = try nextKey() {
            let name = key.range.count <= 16 ? ListingField.folded(string(key)) ?? "" : ""
            if Self.partsOfDate.contains(name) {
                parts[name] = try readIntegerIfAny()
                continue
            }
            guard Self.wordsForDate.contains(name), found?.isDate != true else {
                try skipValue()
                continue
            }
            let date = try readDate(depth: depth + 1)
            if found == nil || date.isDate { found = date }
        }
        if found == nil, let year = parts["year"] {
            found = WrittenDate.date(year, parts["month"] ?? 0, parts["day"] ?? 0).map { .date($0) }
        }
        return found
    }

    private static let wordsForDate: Set<String> = [
        "dateparts", "datetime", "date", "value", "$date", "raw", "start", "timestamp", "iso",
    ]
    private static let partsOfDate: Set<String> = ["year", "month", "day"]
}

extension CalendarDay {
    /// The day, in UTC, of a moment in seconds since 1970, or in thousandths, millionths or billionths of one; nil
    /// for numbers that are none since 1973.
    init?(ofMoment number: Int) {
        var seconds = number
        while seconds >= 10_000_000_000 { seconds /= 1_000 }
        guard seconds >= 100_000_000 else { return nil }
        self.init(daysSinceEpoch: seconds / 86_400)
    }
}

// MARK: - Authors

extension JSONScanner {
    /// Takes authors: names, or objects with names in one of many forms, in an array or an object around one; one
    /// string of them; or their number alone.
    ///
    /// Who asked the site to be hidden is counted, but not named.
    mutating func readAuthors(_ style: AuthorNames.Style = .plain) throws(JSONError) -> (names: [String], count: Int?) {
        try readAuthors(style, depth: 0)
    }

    private mutating func readAuthors(_ style: AuthorNames.Style, depth: Int) throws(JSONError) -> (
        names: [String], count: Int?
    ) {
        var (names, count): ([String], Int?) = ([], nil)
        switch try peekKind() {
        case .number: count = try readInteger()
        case .string:
            let text = try readSingleSpaced()
            count = Int(text)
            names = count == nil ? AuthorNames.split(text, style) : []
        case .array: return try readAuthorList()
        case .object where depth < Self.deepestWrapping:
            // As `{"authors": [...]}`, or one author alone.
            let whole = self
            try beginObject()
            while let key = try nextKey() {
                let kind = try peekKind()
                guard names.isEmpty, count == nil, kind == .array || kind == .object, Self.holdsAuthors(string(key))
                else {
                    try skipValue()
                    continue
                }
                (names, count) = try readAuthors(style, depth: depth + 1)
            }
            if names.isEmpty, count == nil {
                var one = whole
                if let name = try one.readAuthor()?.name { names = [name] }
            }
        default: try skipValue()
        }
        return (names, count ?? (names.isEmpty ? nil : names.count))
    }

    private static func holdsAuthors(_ key: String) -> Bool {
        ListingField(name: key) == .authors || ListingField.folded(key) == "value"
    }

    /// Takes the array; how many there are, named or not, is nil for none.
    private mutating func readAuthorList() throws(JSONError) -> (names: [String], count: Int?) {
        var names: [String] = []
        var count = 0
        try beginArray()
        while try nextElement() {
            if count == 0 { names.reserveCapacity(Self.usualTexts) }
            count += 1
            var name: String?
            switch try peekKind() {
            case .string: name = AuthorNames.inOrder(try readSingleSpaced())
            case .object:
                guard let author = try readAuthor() else {
                    count -= 1
                    continue
                }
                name = author.name
            default: try skipValue()
            }
            if let name, !name.isEmpty { names.append(name) }
        }
        return (names, count > 0 ? count : nil)
    }

    private struct Author {
        var name: String?
    }

    /// What a member tells of an author.
    private enum AuthorPart { case name, given, family, suffix, inner, hidden, role }

    private static let authorParts: [String: AuthorPart] = [
        "name": .name, "displayname": .name, "fullname": .name, "literal": .name, "text": .name, "creator": .name,
        "authorname": .name, "value": .name, "rawauthorname": .name, "preferredname": .name,
        "given": .given, "firstname": .given, "givenname": .given, "forename": .given, "forenames": .given,
        "first": .given,
        "family": .family, "lastname": .family, "familyname": .family, "surname": .family, "last": .family,
        "keyname": .family,
        "suffix": .suffix, "author": .inner, "hidden": .hidden, "creatortype": .role, "role": .role,
    ]

    /// Takes an author; nil for an editor or somebody else. Without a name: nobody knows it, or asked to be hidden.
    private mutating func readAuthor(depth: Int = 0) throws(JSONError) -> Author? {
        var parts: [AuthorPart: String] = [:]
        var isHidden = false
        var role: String?
        try beginObject()
        while let key = try nextKey() {
            guard key.range.count <= 32, let part = Self.authorParts[ListingField.folded(string(key)) ?? ""] else {
                try skipValue()
                continue
            }
            let kind = try peekKind()
            switch (part, kind) {
            case (.hidden, .boolean): isHidden = try readBoolean()
            case (.role, .string): role = try readSingleSpaced().lowercased()
            case (.inner, .object) where depth == 0:
                if let name = try readAuthor(depth: 1)?.name { parts[.inner] = name }
            case (_, .string) where parts[part] == nil: parts[part] = try readTextIfAny()
            default: try skipValue()
            }
        }
        if let role, role != "author", role == "editor" || role == "translator" || role == "reviewer" { return nil }
        if isHidden { return Author() }
        let last = [parts[.family], parts[.suffix]].compactMap { $0 }.joined(separator: " ")
        let whole = [parts[.given] ?? "", last].filter { !$0.isEmpty }.joined(separator: " ")
        let name = parts[.inner] ?? parts[.name].map(AuthorNames.inOrder)
        return Author(name: parts[.family] == nil && name != nil ? name : whole.isEmpty ? nil : whole)
    }
}

extension JSONScanner {
    /// The name of the member whose value begins here, as people write identifiers: of at most 128 bytes and without
    /// escapes. Nil for an element of an array, and for other names.
    var keyBefore: String? {
        var place = position
        func back(while isPassed: (UInt8) -> Bool) { while place > 0, isPassed(bytes[place - 1]) { place -= 1 } }
        func steps(over byte: UInt8) -> Bool {
            guard place > 0, bytes[place - 1] == byte else { return false }
            place -= 1
            return true
        }
        back { $0 <= 0x20 }
        guard steps(over: UInt8(ascii: ":")) else { return nil }
        back { $0 <= 0x20 }
        guard steps(over: UInt8(ascii: "\"")) else { return nil }
        let end = place
        back { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && end - place < 128 }
        guard place > 0, bytes[place - 1] == UInt8(ascii: "\"") else { return nil }
        return String(decoding: bytes[place..<end], as: UTF8.self)
    }
}
