public import Listings
import ReadableText
public import Wording

extension IntakeSummary {
    /// The document `trends.import/1`.
    ///
    /// - Parameter sentence: a note in words; by default its own neutral ones.
    public func json(_ sentence: (ListingNote) -> String = { $0.description }) -> JSONText {
        [
            "schema": "trends.import/1", "read": .integer(sum(\.read)), "new": .integer(sum(\.new)),
            "known": .integer(sum(\.known)),
            "rejected": .integer(sum(\.rejected)), "years_inferred": .integer(sum(\.yearsInferred)),
            "files": .array(
                refused.map { ["file": .string($0.source), "error": .string($0.reason)] }
                    + files.map { Self.json($0, sentence) }),
        ]
    }

    private static func json(_ file: File, _ sentence: (ListingNote) -> String) -> JSONText {
        [
            "file": .string(file.source), "format": .string(file.format.name), "read": .integer(file.read),
            "new": .integer(file.new),
            "known": .integer(file.known), "rejected": .integer(file.rejected),
            "years_inferred": .integer(file.yearsInferred),
            "span": .string(file.span.rawValue), "notes": JSONText(file.notes.map(sentence)),
            "rejections": JSONText(file.rejections.prefix(100).map(\.description)),
        ]
    }
}
