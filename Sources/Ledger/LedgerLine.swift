import Papers
import Wording

/// The lines of a ledger as they are written: flat objects, so that any engine adds their numbers up.
enum LedgerLine {
    static let schema = "trends.ledger/1"

    /// The first line.
    static func head(_ head: LedgerHead) -> JSONText {
        [
            "schema": .string(schema), "model": .string(head.model.fingerprint),
            "trained": JSONText(head.model.trained?.description), "trained_on": JSONText(head.model.trainedOn),
            "topics": .array(head.model.topics.map { [.string($0.slug), .string($0.name)] }),
            "unit": .rawNumber(LedgerHead.unit), "read": .integer(head.read), "rejected": .integer(head.rejected),
            "undated": [
                "listed": .integer(head.unlisted), "published": .integer(head.unpublished),
                "both": .integer(head.undated),
            ],
            "listed_through": JSONText(head.listedThrough?.description),
            "texts_from": [
                "listed": JSONText(head.listedTexts?.from.description),
                "published": JSONText(head.publishedTexts?.from.description),
            ],
            "parts": .array(head.parts.map(part)),
        ]
    }

    private static func part(_ part: LedgerPart) -> JSONText {
        let members: [JSONText.Member] = [
            .init("name", JSONText(part.name)), .init("papers", .integer(part.papers)),
            .init("fingerprint", .string(part.fingerprint.hexDigits)),
        ]
        return .object(members + (part.notes.isEmpty ? [] : [.init("notes", JSONText(part.notes))]))
    }

    /// The last line, which tells a whole ledger from one that was cut.
    static func end(rows: Int) -> JSONText { ["row": "end", "rows": .integer(rows)] }

    /// A line between.
    static func row(_ row: LedgerRow) -> JSONText {
        switch row {
        case .date(let date, let tally):
            .object(
                begin("day", date) + [
                    .init("papers", .integer(tally.papers)), .init("inferred", .integer(tally.inferred)),
                    .init("untagged", .integer(tally.untagged)),
                ])
        case .topic(let date, let topic, let tally):
            .object(
                begin("topic", date) + [
                    .init("topic", .string(topic)), .init("papers", .integer(tally.papers)),
                    .init("expected", .integer(tally.expectedUnits)),
                    .init("variance", .integer(tally.varianceUnits)),
                ])
        case .evidence(let date, let topic, let paper): evidence(date, topic, paper)
        case .name(let name):
            ["row": "name", "hash": .string(name.hash.hexDigits), "part": .integer(name.part)]
        case .text(let date, let text):
            .object(
                begin("sample", date) + [
                    .init("hash", .string(text.hash.hexDigits)), .init("id", JSONText(text.id)),
                    .init("title", .string(text.title)), .init("abstract", .string(text.abstract)),
                    .init("topics", .array(text.topics.map { [.string($0.slug), .number($0.probability)] })),
                ])
        }
    }

    private static func evidence(_ date: LedgerDate, _ topic: String, _ paper: LedgerEvidence) -> JSONText {
        let members: [JSONText.Member] = [
            .init("topic", .string(topic)), .init("id", JSONText(paper.id)), .init("title", .string(paper.title)),
            .init("probability", .number(paper.probability)), .init("primary", .bool(paper.primary)),
            .init("upvotes", JSONText(paper.upvotes)),
        ]
        return .object(
            begin("evidence", date) + members + (paper.isInferred ? [.init("inferred", true)] : []))
    }

    private static func begin(_ row: String, _ date: LedgerDate) -> [JSONText.Member] {
        [
            .init("row", .string(row)), .init("date", .string(date.kind.rawValue)), .init("day", .string(date.text)),
        ]
    }
}

/// Writes a ledger line by line, in pieces of about a mebibyte.
struct LedgerWriter {
    private var bytes: [UInt8] = []
    private var rows = 0
    private let write: ([UInt8]) throws -> Void

    /// Begins with the head.
    init(_ head: LedgerHead, _ write: @escaping ([UInt8]) throws -> Void) {
        self.write = write
        append(LedgerLine.head(head))
    }

    mutating func add(_ row: LedgerRow) throws {
        append(LedgerLine.row(row))
        rows += 1
        guard bytes.count > 1 << 20 else { return }
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Writes the last line and what is left.
    mutating func finish() throws {
        append(LedgerLine.end(rows: rows))
        try write(bytes)
        bytes = []
    }

    private mutating func append(_ line: JSONText) {
        line.append(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
    }
}
