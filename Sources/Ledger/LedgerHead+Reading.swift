import Papers
import ReadableText

extension LedgerHead {
    /// What the first line of a ledger holds, or why it is none that is read.
    enum Reading {
        case head(LedgerHead)
        case noLedger
        case newer(schema: String)
        case otherUnit(String)
    }

    /// Reads the first line.
    ///
    /// - Throws: `RecordFault` and `JSONError` for what begins as the head of a ledger and is none.
    static func reading(_ record: JSONScanner) throws -> Reading {
        guard let schema = schema(record), schema.hasPrefix("trends.ledger/") else { return .noLedger }
        let isLabelled = schema == LedgerLine.labelledSchema
        if !isLabelled, schema != LedgerLine.schema { return .newer(schema: schema) }
        var (fields, scanner) = (HeadFields(isLabelled: isLabelled), record)
        try scanner.readObject { scanner, key in try fields.read(key, from: &scanner) }
        try scanner.finish()
        guard let unit = fields.unit else { throw RecordFault.ledger("unit", "is missing") }
        guard Double(unit) == Double(LedgerHead.unit) else { return .otherUnit(unit) }
        return .head(try fields.head())
    }

    /// The schema that an object begins with; nil where it begins otherwise.
    static func schema(_ record: JSONScanner) -> String? {
        var scanner = record
        guard (try? scanner.beginObject()) != nil, let key = try? scanner.nextKey(), scanner.string(key) == "schema",
            (try? scanner.peekKind()) == .string
        else { return nil }
        return try? scanner.readString()
    }
}

/// The first line while it is read.
private struct HeadFields {
    /// Whether it is of the version that counts labelled papers.
    let isLabelled: Bool
    private(set) var unit: String?
    private var fingerprint: String?
    private var topics: [LedgerModel.Topic]?
    private var value = LedgerHead(model: LedgerModel(fingerprint: "", topics: []))

    init(isLabelled: Bool) { self.isLabelled = isLabelled }

    mutating func read(_ key: String, from scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "model": fingerprint = try scanner.readLedgerText(key)
        case "trained": value.model.trained = try scanner.readOptionalDay(key)
        case "trained_on": value.model.trainedOn = try scanner.readOptionalCount(key)
        case "topics": topics = try Self.topics(from: &scanner)
        case "unit": unit = try scanner.readOptionalLabel(key)
        case "read": value.read = try scanner.readCount(key)
        case "rejected": value.rejected = try scanner.readCount(key)
        case "undated": try readUndated(from: &scanner)
        case "labelled" where isLabelled: value.labelled = try scanner.readCount(key)
        case "listed_through": value.listedThrough = try scanner.readOptionalDay(key)
        case "texts_from": try readTexts(from: &scanner)
        case "parts":
            try scanner.forEachElement(key) { value.parts.append(try Self.part(from: &$0)) }
        default: return false
        }
        return true
    }

    consuming func head() throws -> LedgerHead {
        guard let fingerprint, !fingerprint.isEmpty else { throw RecordFault.ledger("model", "is missing") }
        guard let topics else { throw RecordFault.ledger("topics", "is missing") }
        if isLabelled, value.labelled == nil { throw RecordFault.ledger("labelled", "is missing") }
        var head = value
        head.model.fingerprint = fingerprint
        head.model.topics = topics
        head.parts.sort(by: LedgerPart.comesFirst)
        return head
    }

    private static func topics(from scanner: inout JSONScanner) throws -> [LedgerModel.Topic] {
        var topics: [LedgerModel.Topic] = []
        var known: Set<String> = []
        try scanner.forEachElement("topics") { scanner in
            var texts: [String] = []
            try scanner.forEachElement("topics") { texts.append(try $0.readLedgerText("topics")) }
            guard texts.count == 2, known.insert(texts[0]).inserted else {
                throw RecordFault.ledger("topics", "expected a slug and a name of each topic once")
            }
            topics.append(LedgerModel.Topic(slug: texts[0], name: texts[1]))
        }
        return topics
    }

    private mutating func readUndated(from scanner: inout JSONScanner) throws {
        try scanner.readObject { scanner, key in
            switch key {
            case "listed": value.unlisted = try scanner.readCount(key)
            case "published": value.unpublished = try scanner.readCount(key)
            case "both": value.undated = try scanner.readCount(key)
            default: return false
            }
            return true
        }
        guard value.undated <= min(value.unlisted, value.unpublished) else {
            throw RecordFault.ledger("undated", "is less of one date than of both")
        }
    }

    private mutating func readTexts(from scanner: inout JSONScanner) throws {
        try scanner.readObject { scanner, key in
            switch key {
            case "listed": value.listedTexts = try scanner.readOptionalDay(key).map(TextWindow.init(from:))
            case "published": value.publishedTexts = try scanner.readOptionalDay(key).map(TextWindow.init(from:))
            default: return false
            }
            return true
        }
    }

    private static func part(from scanner: inout JSONScanner) throws -> LedgerPart {
        var part = LedgerPart(name: nil)
        try scanner.readObject { scanner, key in
            switch key {
            case "name": part.name = try scanner.readOptionalLedgerText(key)
            case "papers": part.papers = try scanner.readCount(key)
            case "fingerprint": part.fingerprint = try scanner.readHash(key)
            case "notes": try scanner.forEachElement(key) { part.notes.append(try $0.readLedgerText(key)) }
            default: return false
            }
            return true
        }
        return part
    }
}
