import Papers

/// A column of an archive with the values that it can hold, besides those that SQLite itself keeps out of it.
struct StoredField {
    /// What a value can be.
    enum Kind {
        /// Unicode without U+0000; empty where `isEmptiable`.
        case text(isEmptiable: Bool)
        /// A whole number of a range.
        case number(ClosedRange<Int64>)

        static let text = Kind.text(isEmptiable: true)
        static let day = Kind.number(
            Int64(CalendarDay.written.lowerBound.daysSinceEpoch)...Int64(CalendarDay.written.upperBound.daysSinceEpoch))
        static let count = Kind.number(Int64(StoredRange.counts.lowerBound)...Int64(StoredRange.counts.upperBound))
        static let row = Kind.number(StoredRange.rows)
    }

    /// How a value that can be none is put right.
    enum Mending {
        /// It cannot be: it is what others refer to, or a person's word.
        case none
        /// These columns become null, until a listing says them again.
        case emptying([String])
        /// What this expression of SQL yields, or 1970-01-01 where it yields nothing.
        case day(String)
        /// U+FFFD stands for what is no text; one that must not be empty becomes null.
        case replacing
    }

    let table: String
    /// The column that tells of which paper, listing or model a row is.
    let key: String
    let column: String
    let kind: Kind
    let mending: Mending

    private init(_ table: String, _ key: String, _ column: String, _ kind: Kind, _ mending: Mending) {
        (self.table, self.key, self.column, self.kind, self.mending) = (table, key, column, kind, mending)
    }

    /// All of them, but for what `ArchiveExamination` compares with other columns.
    static let all: [StoredField] = papers + texts + listings + labels + proposedLabels + dayLists + followed

    private static let papers =
        [
            StoredField("papers", "id", "id", .row, .none),
            StoredField("papers", "id", "source_id", .text(isEmptiable: false), .replacing),
            StoredField("papers", "id", "scope", .text, .replacing),
            StoredField("papers", "id", "doi", .text(isEmptiable: false), .replacing),
            StoredField("papers", "id", "sources", .text, .replacing),
            StoredField("papers", "id", "language", .text(isEmptiable: false), .replacing),
            StoredField("papers", "id", "type", .text(isEmptiable: false), .replacing),
            StoredField("papers", "id", "updated_day", .day, .emptying(["updated_day"])),
            StoredField(
                "papers", "id", "imported_day", .day,
                .day(
                    """
                    SELECT min(s.imported_day) FROM sightings s WHERE s.paper = papers.id AND s.imported_day \(between)
                    """)),
        ]
        + [
            StoredField(
                "papers", "id", "published_day", .day,
                .emptying(["published_day", "published_rank", "published_precision"])),
            StoredField("papers", "id", "listed_day", .day, .emptying(["listed_day", "listed_rank"])),
        ]
        + ["author_count", "upvotes", "comments", "version"].map {
            StoredField("papers", "id", $0, .count, .emptying([$0]))
        }

    private static let texts =
        ["title", "abstract", "authors", "categories", "keywords", "venue", "extra"].map {
            StoredField("texts", "paper", $0, .text, .replacing)
        } + ["title", "abstract"].map { StoredField("originals", "paper", $0, .text, .replacing) }
        + ["identifier", "scope"].map { StoredField("identifiers", "paper", $0, .text, .replacing) }

    private static let listings = [
        StoredField("listings", "id", "id", .row, .none),
        StoredField("listings", "id", "name", .text, .replacing),
        StoredField("listings", "id", "format", .text, .replacing),
        StoredField("sightings", "id", "id", .row, .none),
        StoredField("sightings", "id", "listed_day", .day, .emptying(["listed_day", "listed_rank"])),
        StoredField(
            "sightings", "id", "imported_day", .day,
            .day("SELECT p.imported_day FROM papers p WHERE p.id = sightings.paper AND p.imported_day \(between)")),
        StoredField("models", "id", "id", .row, .none),
        StoredField("models", "id", "fingerprint", .text(isEmptiable: false), .none),
    ]

    /// A log, of which nothing is ever changed.
    private static let labels = [
        StoredField("labels", "paper", "sequence", .row, .none),
        StoredField("labels", "paper", "topic", .text(isEmptiable: false), .none),
        StoredField("labels", "paper", "day", .day, .none),
        StoredField("labels", "paper", "step", .row, .none),
        StoredField("labels", "paper", "taken_back", .day, .none),
    ]

    private static let proposedLabels = [
        StoredField("proposed_labels", "paper", "id", .row, .none),
        StoredField("proposed_labels", "paper", "topic", .text(isEmptiable: false), .none),
        StoredField("proposed_labels", "paper", "day", .day, .none),
    ]

    private static let dayLists = [
        StoredField("day_lists", "id", "id", .row, .none),
        StoredField("day_lists", "id", "series", .text(isEmptiable: false), .none),
        StoredField("day_lists", "id", "day", .day, .none),
        StoredField("day_lists", "id", "asked_day", .day, .none),
        StoredField("day_lists", "id", "papers", .count, .none),
    ]

    /// What people said and wrote down; `told.further` is looked at where it is read.
    private static let followed =
        [
            StoredField("watches", "id", "id", .row, .none),
            StoredField("watches", "id", "name", .text(isEmptiable: false), .none),
            StoredField("watches", "id", "query", .text(isEmptiable: false), .none),
            StoredField("marks", "id", "id", .row, .none),
            StoredField("marks", "id", "mark", .text(isEmptiable: false), .none),
            StoredField("told", "id", "last_paper", .number(0...StoredRange.rows.upperBound), .none),
        ] + ["watches", "marks", "told"].map { StoredField($0, "id", "day", .day, .none) }

    private static let between: String = {
        if case .number(let days) = Kind.day { "BETWEEN \(days.lowerBound) AND \(days.upperBound)" } else { "" }
    }()
}
