import Papers
import ReadableText

/// A line of a ledger while it is read. What is not known is stepped over, since a version may gain fields.
struct LedgerFields {
    private(set) var schema: String?
    private var row: String?
    private var kind: DateKind?
    private var day: PaperDate?
    private var topic: String?
    private var counts: [String: Int] = [:]
    private var id: String?
    private var title: String?
    private var abstract: String?
    private var probability: Double?
    private var primary: Bool?
    private var isInferred = false
    private var hash: UInt64?
    private var checksum: UInt64?
    private var topics: [LedgerText.Topic] = []

    /// What a line is.
    enum Line {
        case row(LedgerRow)
        /// The last line, with the checksum of all before it; nil where none is stated.
        case end(rows: Int, checksum: UInt64?)
    }

    /// Reads a line behind the head.
    ///
    /// - Parameters:
    ///   - record: the line.
    ///   - head: the first line, which says what there may be.
    ///   - known: the slugs of its topics.
    /// - Throws: `RecordFault` and `JSONError` for what is no such line.
    static func line(
        _ record: consuming JSONScanner, of head: borrowing LedgerHead, topics known: Set<String>
    ) throws -> Line {
        var fields = LedgerFields()
        try record.readObject { scanner, key in try fields.read(key, from: &scanner) }
        try record.finish()
        return try fields.line(known, head.parts.count, isLabelled: head.labelled != nil)
    }

    private mutating func read(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "row": row = try scanner.readLedgerText(key)
        case "date":
            let text = try scanner.readLedgerText(key)
            kind = DateKind(rawValue: text)
        case "day":
            let text = try scanner.readLedgerText(key)
            guard let date = PaperDate(iso: text), date.description == text else {
                throw RecordFault(key, .badDate(text))
            }
            day = date
        case "topic": topic = try scanner.readLedgerText(key)
        case "papers", "untagged", "expected", "variance", "labelled", "rows", "part":
            counts[key] = try scanner.readCount(key)
        case "upvotes", "inferred": try readMark(key, from: &scanner)
        case "id": id = try scanner.readOptionalLedgerText(key)
        case "title": title = try scanner.readLedgerText(key)
        case "abstract": abstract = try scanner.readLedgerText(key)
        case "probability": probability = try scanner.readProbability(key)
        case "primary": primary = try scanner.readFlag(key)
        case "hash": hash = try scanner.readHash(key)
        case "checksum": checksum = try scanner.readHash(key)
        case "topics": try readTopics(from: &scanner)
        default: return false
        }
        return true
    }

    /// Takes a number that may be missing, or a mark.
    private mutating func readMark(_ key: String, from scanner: inout JSONScanner) throws {
        switch try scanner.peekKind() {
        case .null: try scanner.readNull()
        case .boolean: isInferred = try scanner.readBoolean()
        default: counts[key] = try scanner.readCount(key)
        }
    }

    private mutating func readTopics(from scanner: inout JSONScanner) throws {
        try scanner.forEachElement("topics") { scanner in
            var slug: String?
            var probability: Double?
            try scanner.forEachElement("topics") { scanner in
                if slug == nil {
                    slug = try scanner.readLedgerText("topics")
                } else {
                    probability = try scanner.readProbability("topics")
                }
            }
            guard let slug, let probability else {
                throw RecordFault.ledger("topics", "expected topics with their probabilities")
            }
            topics.append(LedgerText.Topic(slug: slug, probability: probability))
        }
    }

    private func line(_ known: Set<String>, _ parts: Int, isLabelled: Bool) throws -> Line {
        if row == "end" { return .end(rows: try count("rows"), checksum: checksum) }
        guard let row else { throw RecordFault.ledger("row", "is missing") }
        if row == "name" { return .row(.name(try name(parts))) }
        guard ["day", "topic", "evidence", "sample"].contains(row) || row == "labelled" && isLabelled else {
            throw RecordFault.ledger("row", "'\(ReadableText.shortened(row))' is no kind of row that is known")
        }
        guard let kind else { throw RecordFault.ledger("date", "is neither 'listed' nor 'published'") }
        guard let day else { throw RecordFault.ledger("day", "is missing") }
        let date = LedgerDate(kind, day)
        switch row {
        case "day": return .row(.date(date, try tally()))
        case "topic": return .row(.topic(date, try slug(known), try topicTally("papers")))
        case "labelled": return .row(.labelled(date, try slug(known), try labelledTally(date)))
        case "evidence": return .row(.evidence(date, try slug(known), try evidence()))
        default: return .row(.text(date, try text(known)))
        }
    }

    private func count(_ name: String) throws -> Int {
        guard let count = counts[name] else { throw RecordFault.ledger(name, "is missing") }
        return count
    }

    private func name(_ parts: Int) throws -> LedgerName {
        guard let hash else { throw RecordFault.ledger("hash", "is missing") }
        let part = try count("part")
        guard part < parts else { throw RecordFault.ledger("part", "is none of the \(parts) of the head") }
        return LedgerName(hash: hash, part: part)
    }

    private func slug(_ known: Set<String>) throws -> String {
        guard let topic else { throw RecordFault.ledger("topic", "is missing") }
        guard known.contains(topic) else {
            throw RecordFault.ledger("topic", "'\(ReadableText.shortened(topic))' is no topic of the ledger's model")
        }
        return topic
    }

    private func tally() throws -> DateTally {
        var tally = DateTally()
        tally.papers = try count("papers")
        tally.inferred = try count("inferred")
        tally.untagged = try count("untagged")
        guard max(tally.inferred, tally.untagged) <= tally.papers else {
            throw RecordFault.ledger("papers", "is less than a part of it")
        }
        return tally
    }

    private func topicTally(_ papers: String) throws -> TopicTally {
        TopicTally(
            papers: try count(papers), expectedUnits: try count("expected"), varianceUnits: try count("variance"))
    }

    private func labelledTally(_ month: LedgerDate) throws -> LabelledTally {
        guard month.precision == .month else { throw RecordFault.ledger("day", "'\(month.text)' is no month") }
        var tally = LabelledTally()
        (tally.papers, tally.topic) = (try count("papers"), try topicTally("labelled"))
        guard tally.topic.papers <= tally.papers else {
            throw RecordFault.ledger("papers", "is less than a part of it")
        }
        return tally
    }

    private func evidence() throws -> LedgerEvidence {
        guard let title else { throw RecordFault.ledger("title", "is missing") }
        guard let probability else { throw RecordFault.ledger("probability", "is missing") }
        guard let primary else { throw RecordFault.ledger("primary", "is missing") }
        return LedgerEvidence(
            title: title, id: id, probability: probability, primary: primary, upvotes: counts["upvotes"],
            isInferred: isInferred)
    }

    private func text(_ known: Set<String>) throws -> LedgerText {
        guard let hash else { throw RecordFault.ledger("hash", "is missing") }
        guard let title else { throw RecordFault.ledger("title", "is missing") }
        if let topic = topics.first(where: { !known.contains($0.slug) }) {
            throw RecordFault.ledger(
                "topics", "'\(ReadableText.shortened(topic.slug))' is no topic of the ledger's model")
        }
        return LedgerText(hash: hash, id: id, title: title, abstract: abstract ?? "", topics: topics)
    }
}

// MARK: - Values

extension JSONScanner {
    /// Takes a text as it is.
    mutating func readLedgerText(_ field: String) throws -> String {
        let kind = try peekKind()
        guard kind == .string else { throw RecordFault(field, .wrongType(expected: "a string", found: kind.name)) }
        return try readString()
    }

    /// Takes a text as it is, or null.
    mutating func readOptionalLedgerText(_ field: String) throws -> String? {
        guard try peekKind() == .null else { return try readLedgerText(field) }
        try readNull()
        return nil
    }

    /// Takes a whole number of at least 0.
    mutating func readCount(_ field: String) throws -> Int {
        let kind = try peekKind()
        guard kind == .number else { throw RecordFault(field, .wrongType(expected: "a number", found: kind.name)) }
        guard let number = try readInteger(), number >= 0 else {
            throw RecordFault.ledger(field, "is no whole number of at least 0")
        }
        return number
    }

    /// Takes a whole number of at least 0, or null.
    mutating func readOptionalCount(_ field: String) throws -> Int? {
        guard try peekKind() == .null else { return try readCount(field) }
        try readNull()
        return nil
    }

    /// Takes a day, or null.
    mutating func readOptionalDay(_ field: String) throws -> CalendarDay? {
        guard let text = try readOptionalLedgerText(field) else { return nil }
        guard let day = CalendarDay(iso: text), day.description == text else {
            throw RecordFault(field, .badDate(text))
        }
        return day
    }

    mutating func readProbability(_ field: String) throws -> Double {
        let kind = try peekKind()
        guard kind == .number else { throw RecordFault(field, .wrongType(expected: "a number", found: kind.name)) }
        guard let value = Double(try readNumberText()), (0...1).contains(value) else {
            throw RecordFault.ledger(field, "is no probability")
        }
        return value
    }

    mutating func readFlag(_ field: String) throws -> Bool {
        let kind = try peekKind()
        guard kind == .boolean else {
            throw RecordFault(field, .wrongType(expected: "true or false", found: kind.name))
        }
        return try readBoolean()
    }

    /// Takes a number of sixteen hexadecimal digits.
    mutating func readHash(_ field: String) throws -> UInt64 {
        let text = try readLedgerText(field)
        guard text.utf8.count == 16, let hash = UInt64(text, radix: 16), hash.hexDigits == text else {
            throw RecordFault.ledger(field, "is no number of sixteen hexadecimal digits")
        }
        return hash
    }

    /// Takes an array, element by element.
    mutating func forEachElement(_ field: String, _ body: (inout JSONScanner) throws -> Void) throws {
        let kind = try peekKind()
        guard kind == .array else { throw RecordFault(field, .wrongType(expected: "an array", found: kind.name)) }
        try beginArray()
        while try nextElement() { try body(&self) }
    }
}
