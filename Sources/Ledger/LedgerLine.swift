import Papers
import Wording

/// The lines of a ledger as they are written: flat objects, so that any engine adds their numbers up.
enum LedgerLine {
    static let schema = "trends.ledger/1"
    /// The schema of ledgers with labelled papers, which a program that knows no such rows refuses by its name.
    static let labelledSchema = "trends.ledger/2"

    /// The first line.
    static func head(_ head: LedgerHead) -> JSONText {
        let labelled: [JSONText.Member] = head.labelled.map { [.init("labelled", .integer($0))] } ?? []
        return .object(counts(of: head) + labelled + reach(of: head))
    }

    private static func counts(of head: LedgerHead) -> [JSONText.Member] {
        [
            .init("schema", .string(head.labelled == nil ? schema : labelledSchema)),
            .init("model", .string(head.model.fingerprint)),
            .init("trained", JSONText(head.model.trained?.description)),
            .init("trained_on", JSONText(head.model.trainedOn)),
            .init("topics", .array(head.model.topics.map { [.string($0.slug), .string($0.name)] })),
            .init("unit", .rawNumber(LedgerHead.unit)), .init("read", .integer(head.read)),
            .init("rejected", .integer(head.rejected)),
            .init(
                "undated",
                [
                    "listed": .integer(head.unlisted), "published": .integer(head.unpublished),
                    "both": .integer(head.undated),
                ]),
        ]
    }

    private static func reach(of head: LedgerHead) -> [JSONText.Member] {
        [
            .init("listed_through", JSONText(head.listedThrough?.description)),
            .init(
                "texts_from",
                [
                    "listed": JSONText(head.listedTexts?.from.description),
                    "published": JSONText(head.publishedTexts?.from.description),
                ]),
            .init("parts", .array(head.parts.map(part))),
        ]
    }

    private static func part(_ part: LedgerPart) -> JSONText {
        let members: [JSONText.Member] = [
            .init("name", JSONText(part.name)), .init("papers", .integer(part.papers)),
            .init("fingerprint", .string(part.fingerprint.hexDigits)),
        ]
        return .object(members + (part.notes.isEmpty ? [] : [.init("notes", JSONText(part.notes))]))
    }

    /// The longest line that is read, in bytes: a text of 16 MiB all of whose bytes are escaped, or a head with a million
    /// parts.
    static let longest = 256 << 20

    /// The last line, which tells a whole ledger from one that was cut or changed; the checksum is that of all lines
    /// before it, with their ends.
    static func end(rows: Int, checksum: FNV1a) -> JSONText {
        ["row": "end", "rows": .integer(rows), "checksum": .string(checksum.value.hexDigits)]
    }

    /// Appends a line between, without its end. Of those there are hundreds of thousands: they are written as
    /// ``JSONText`` would be, without making one.
    static func append(_ row: LedgerRow, to bytes: inout [UInt8]) {
        switch row {
        case .date(let date, let tally):
            begin("day", date, &bytes)
            append("papers", tally.papers, &bytes)
            append("inferred", tally.inferred, &bytes)
            append("untagged", tally.untagged, &bytes)
        case .topic(let date, let topic, let tally):
            begin("topic", date, &bytes)
            append("topic", topic, &bytes)
            append("papers", tally.papers, &bytes)
            append("expected", tally.expectedUnits, &bytes)
            append("variance", tally.varianceUnits, &bytes)
        case .labelled(let month, let topic, let tally):
            begin("labelled", month, &bytes)
            append("topic", topic, &bytes)
            append("papers", tally.papers, &bytes)
            append("expected", tally.topic.expectedUnits, &bytes)
            append("variance", tally.topic.varianceUnits, &bytes)
            append("labelled", tally.topic.papers, &bytes)
        case .evidence(let date, let topic, let paper): append(date, topic, paper, &bytes)
        case .text(let date, let text):
            begin("sample", date, &bytes)
            append("hash", text.hash.hexDigits, &bytes)
            append("id", text.id, &bytes)
            append("title", text.title, &bytes)
            append("abstract", text.abstract, &bytes)
            key("topics", &bytes)
            JSONText.array(text.topics.map { [.string($0.slug), .number($0.probability)] }).append(to: &bytes)
        case .name(let name):
            bytes += #"{"row":"name""#.utf8
            append("hash", name.hash.hexDigits, &bytes)
            append("part", name.part, &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func append(
        _ date: LedgerDate, _ topic: String, _ paper: LedgerEvidence, _ bytes: inout [UInt8]
    ) {
        begin("evidence", date, &bytes)
        append("topic", topic, &bytes)
        append("id", paper.id, &bytes)
        append("title", paper.title, &bytes)
        key("probability", &bytes)
        JSONText.number(paper.probability).append(to: &bytes)
        key("primary", &bytes)
        bytes += (paper.primary ? "true" : "false").utf8
        key("upvotes", &bytes)
        JSONText(paper.upvotes).append(to: &bytes)
        if paper.isInferred { bytes += #","inferred":true"#.utf8 }
    }

    private static func begin(_ row: String, _ date: LedgerDate, _ bytes: inout [UInt8]) {
        bytes += #"{"row":""#.utf8
        bytes += row.utf8
        bytes += #"","date":""#.utf8
        bytes += date.kind.rawValue.utf8
        bytes += #"","day":""#.utf8
        bytes += date.text.utf8
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a key behind other members; of letters alone.
    private static func key(_ key: String, _ bytes: inout [UInt8]) {
        bytes += ",\"".utf8
        bytes += key.utf8
        bytes += "\":".utf8
    }

    private static func append(_ name: String, _ value: Int, _ bytes: inout [UInt8]) {
        key(name, &bytes)
        bytes += String(value).utf8
    }

    private static func append(_ name: String, _ value: String?, _ bytes: inout [UInt8]) {
        key(name, &bytes)
        if let value { JSONText.string(value).append(to: &bytes) } else { bytes += "null".utf8 }
    }
}

/// Writes a ledger line by line, in pieces of about a mebibyte.
struct LedgerWriter {
    private var bytes: [UInt8] = []
    private var rows = 0
    private var checksum = FNV1a()
    /// The bytes at hand that are in the checksum.
    private var checked = 0
    private let write: ([UInt8]) throws -> Void

    /// Begins with the head.
    ///
    /// - Throws: `LedgerError.headTooLong` for one that nobody would read.
    init(_ head: LedgerHead, _ write: @escaping ([UInt8]) throws -> Void) throws(LedgerError) {
        self.write = write
        append(LedgerLine.head(head))
        if bytes.count > LedgerLine.longest { throw .headTooLong(parts: head.parts.count) }
    }

    mutating func add(_ row: LedgerRow) throws {
        LedgerLine.append(row, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        rows += 1
        guard bytes.count > 1 << 20 else { return }
        check()
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
        checked = 0
    }

    /// Writes the last line and what is left.
    mutating func finish() throws {
        check()
        append(LedgerLine.end(rows: rows, checksum: checksum))
        try write(bytes)
        (bytes, checked) = ([], 0)
    }

    /// Brings the checksum up to the bytes at hand.
    private mutating func check() {
        var sum = checksum
        let start = checked
        for place in start..<bytes.count { sum.add(bytes[place]) }
        (checksum, checked) = (sum, bytes.count)
    }

    private mutating func append(_ line: JSONText) {
        line.append(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
    }
}
