import Papers
import ReadableText

/// One paper of an archive's export while it is read.
struct ArchiveLine {
    private var paper = Paper(title: "")
    private var history = PaperHistory(importedOn: CalendarDay(daysSinceEpoch: 0))
    private var isImportedKnown = false
    private var listings: [ListingName] = []
    /// Sightings and sources before the numbers of their listings are looked up.
    private var seen: [(listing: Int, sighting: Sighting)] = []
    private var sources: [(field: PaperField, listing: Int)] = []

    /// The paper of a line, with its history.
    static func paper(_ record: consuming JSONScanner) throws -> Paper {
        var line = ArchiveLine()
        try record.readObject { scanner, key in try line.read(key, from: &scanner) }
        try record.finish()
        return try line.finished()
    }

    private consuming func finished() throws -> Paper {
        guard isImportedKnown else { throw RecordFault("imported", .wrongType(expected: "a day", found: "none")) }
        if paper.title.isEmpty, paper.abstract.isEmpty { throw RecordFault(nil, .noText) }
        history.sightings = try seen.map { number, sighting in
            let listing = try listing(number, "seen")
            var sighting = sighting
            (sighting.source, sighting.format) = (listing.source, listing.format)
            return sighting
        }
        for (field, number) in sources { history.sources[field] = try listing(number, "from") }
        paper.history = history
        return paper
    }

    private func listing(_ number: Int, _ field: String) throws -> ListingName {
        guard listings.indices.contains(number) else {
            throw RecordFault(field, .wrongType(expected: "the number of a listing", found: "\(number)"))
        }
        return listings[number]
    }

    private mutating func read(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "id": paper.id = try scanner.readString()
        case "scope": paper.idScope = try scanner.readString()
        case "title": paper.title = try scanner.readString()
        case "abstract": paper.abstract = try scanner.readString()
        case "published", "published_known", "listed", "listed_known": try readDate(key, from: &scanner)
        case "version": paper.version = try scanner.readInteger()
        case "updated": paper.updated = try scanner.readArchiveDay(key)
        case "pieced": history.isPieced = try scanner.readBoolean()
        case "authors": paper.authors = try scanner.readStrings()
        case "author_count": paper.authorCount = try scanner.readInteger()
        case "upvotes": paper.upvotes = try scanner.readInteger()
        case "comments": paper.comments = try scanner.readInteger()
        case "categories": paper.categories = try scanner.readStrings()
        case "keywords": paper.keywords = try scanner.readStrings()
        case "doi": paper.doi = try scanner.readString()
        case "venue": paper.venue = try scanner.readString()
        case "language": paper.language = try scanner.readString()
        case "type": paper.type = try scanner.readString()
        case "original": try readOriginal(from: &scanner)
        default: return try readHistory(key, from: &scanner)
        }
        return true
    }

    private mutating func readHistory(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "other_ids": history.otherIDs = try scanner.readStrings()
        case "other_scoped":
            history.otherScopedIDs = try scanner.readPairs(key, of: "scope and identifier").map {
                ScopedIdentifier($1, scope: $0)
            }
        case "other_dois": history.otherDOIs = try scanner.readStrings()
        case "imported":
            history.importedOn = try scanner.readArchiveDay(key)
            isImportedKnown = true
        case "listings":
            listings += try scanner.readPairs(key, of: "name and format").map { ListingName(source: $0, format: $1) }
        case "seen":
            try scanner.beginArray()
            while try scanner.nextElement() { seen.append(try scanner.readSighting()) }
        case "from":
            try scanner.readObject { scanner, key in
                guard let field = PaperField(rawValue: key), let number = try scanner.readInteger() else {
                    return false
                }
                sources.append((field, number))
                return true
            }
        case "texts": history.texts = try scanner.readStrings().map(Self.text)
        case "labels":
            try scanner.beginArray()
            while try scanner.nextElement() { history.labels.append(try scanner.readLabel()) }
        case "marks":
            try scanner.beginArray()
            while try scanner.nextElement() { history.marks.append(try scanner.readMark()) }
        case "proposed":
            try scanner.beginArray()
            while try scanner.nextElement() { history.proposed.append(try scanner.readLabel().entry) }
        default: return false
        }
        return true
    }

    private mutating func readDate(_ key: String, from scanner: inout JSONScanner) throws {
        switch key {
        case "published":
            let text = try scanner.readString()
            guard let date = PaperDate(iso: text) else { throw RecordFault(key, .badDate(text)) }
            paper.published = date
        case "listed": paper.listed = PaperDate(try scanner.readArchiveDay(key), .stated)
        case "published_known":
            history.isPublishedCertain = try scanner.readString() == "settled"
            paper.published?.provenance = .inferred
        default:
            try scanner.skipValue()
            paper.listed?.provenance = .inferred
        }
    }

    private mutating func readOriginal(from scanner: inout JSONScanner) throws {
        var texts: [String: String] = [:]
        try scanner.readObject { scanner, key in
            guard key == "title" || key == "abstract" else { return false }
            texts[key] = try scanner.readString()
            return true
        }
        if !texts.isEmpty { paper.original = OriginalText(title: texts["title"], abstract: texts["abstract"]) }
    }

    private static func text(_ text: String) throws -> PaperHistory.SeenText {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let title = UInt64(parts[0], radix: 16), let whole = UInt64(parts[1], radix: 16) else {
            throw RecordFault("texts", .wrongType(expected: "two hexadecimal numbers", found: "another text"))
        }
        return PaperHistory.SeenText(title: title, whole: whole)
    }
}

extension JSONScanner {
    /// Takes an array of strings, each as it is.
    fileprivate mutating func readStrings() throws(JSONError) -> [String] {
        var texts: [String] = []
        try beginArray()
        while try nextElement() { texts.append(try readString()) }
        return texts
    }

    /// Takes an array of pairs of strings.
    fileprivate mutating func readPairs(_ field: String, of what: String) throws -> [(String, String)] {
        var pairs: [(String, String)] = []
        try beginArray()
        while try nextElement() {
            let pair = try readStrings()
            guard pair.count == 2 else {
                throw RecordFault(field, .wrongType(expected: what, found: "\(pair.count) texts"))
            }
            pairs.append((pair[0], pair[1]))
        }
        return pairs
    }

    fileprivate mutating func readArchiveDay(_ field: String) throws -> CalendarDay {
        let text = try readString()
        guard let day = CalendarDay(iso: text) else { throw RecordFault(field, .badDate(text)) }
        return day
    }

    fileprivate mutating func readSighting() throws -> (listing: Int, sighting: Sighting) {
        var listing = -1
        var sighting = Sighting(
            source: "", format: "", listed: nil, isSearch: false, importedOn: CalendarDay(daysSinceEpoch: 0))
        try readObject { scanner, key in
            switch key {
            case "listing": listing = try scanner.readInteger() ?? -1
            case "day": sighting.listed = PaperDate(try scanner.readArchiveDay(key), .stated)
            case "day_known":
                try scanner.skipValue()
                sighting.listed?.provenance = .inferred
            case "search": sighting.isSearch = try scanner.readBoolean()
            case "imported": sighting.importedOn = try scanner.readArchiveDay(key)
            default: return false
            }
            return true
        }
        return (listing, sighting)
    }

    fileprivate mutating func readMark() throws -> PaperMark {
        var kind: PaperMark.Kind?
        var day = CalendarDay(daysSinceEpoch: 0)
        try readObject { scanner, key in
            switch key {
            case "mark": kind = PaperMark.Kind(rawValue: try scanner.readString())
            case "day": day = try scanner.readArchiveDay(key)
            default: return false
            }
            return true
        }
        guard let kind else { throw RecordFault("marks", .wrongType(expected: "a mark", found: "none that is known")) }
        return PaperMark(kind, day: day)
    }

    /// Takes a watch of a header.
    mutating func readWatch() throws -> Watch {
        var watch = Watch(name: "", query: "", madeOn: CalendarDay(daysSinceEpoch: 0))
        try readObject { scanner, key in
            switch key {
            case "name": watch.name = try scanner.readString()
            case "query": watch.query = try scanner.readString()
            case "day": watch.madeOn = try scanner.readArchiveDay(key)
            default: return false
            }
            return true
        }
        guard Watch.name(watch.name) == watch.name, !watch.query.isEmpty else {
            throw RecordFault("watches", .wrongType(expected: "a name and a query", found: "neither, or one alone"))
        }
        return watch
    }

    fileprivate mutating func readLabel() throws -> LoggedLabel {
        var logged = LoggedLabel(LabelEntry(topic: "", isAbout: true, day: CalendarDay(daysSinceEpoch: 0)))
        try readObject { scanner, key in
            switch key {
            case "topic": logged.entry.topic = try scanner.readString()
            case "about": logged.entry.isAbout = try scanner.readBoolean()
            case "day": logged.entry.day = try scanner.readArchiveDay(key)
            case "step": logged.step = try scanner.readInteger()
            case "taken_back": logged.takenBackOn = try scanner.readArchiveDay(key)
            default: return false
            }
            return true
        }
        if logged.entry.topic.isEmpty { throw RecordFault("labels", .wrongType(expected: "a topic", found: "none")) }
        return logged
    }
}
