/// Something that a check of an archive found.
public struct DoctorFinding: Hashable, Sendable, CustomStringConvertible {
    /// What can be wrong.
    public enum Problem: Hashable, Sendable {
        /// The file itself is damaged: SQLite's words.
        case damaged(String)
        /// The schema is not, or not only, what the program makes: nothing else was checked.
        case schema(SchemaFault)
        /// An index of a table contradicts it.
        case index
        /// The search index contradicts the texts.
        case searchIndex
        /// Rows that belong to no paper.
        case orphans(table: String)
        /// Papers without a text.
        case textless
        /// Papers whose fingerprint is not that of their text.
        case fingerprints
        /// Values that are not what the program writes: lists, sources, words for the search.
        case values(column: String)
        /// Rows with values that can be none: days beyond the calendar, texts that are no Unicode.
        case fields(table: String, column: String)
        /// What SQLite, its search index or the steps of the schema note of themselves is not what the program has them
        /// note.
        case upkeep(table: String)
        /// Classifications that do not fit the topics of their model.
        case classifications
        /// Papers of which stored fields are not those that were written, by the names of the first.
        case alteredPapers(names: [String])
        /// Rows of a table whose values are not those that were written.
        case alteredRows(table: String)
        /// Rows of a table that are missing, or that nothing of ours wrote.
        case rowCount(table: String)
        /// Another run is using the log, so that it could not flow back into the file.
        case busyLog

        /// A name for machines.
        public var name: String {
            switch self {
            case .damaged: "damaged"
            case .schema: "schema"
            case .index: "index"
            case .searchIndex: "search_index"
            case .orphans: "orphans"
            case .textless: "textless"
            case .fingerprints: "fingerprints"
            case .values, .fields: "values"
            case .upkeep: "upkeep"
            case .classifications: "classifications"
            case .alteredPapers: "altered_papers"
            case .alteredRows: "altered_rows"
            case .rowCount: "row_count"
            case .busyLog: "busy_log"
            }
        }
    }

    /// What is wrong.
    public let problem: Problem
    /// How often.
    public let count: Int
    /// Whether it was put right.
    public let isMended: Bool

    /// Whether it was put right by giving up a value that no program can know: only a listing says it again.
    public var hasLoss: Bool {
        if case .fields = problem { isMended } else { false }
    }

    /// What was found and what became of it, in a sentence.
    public var description: String { "\(facts): \(isMended ? mending : remedy)" }

    private var facts: String {
        func papers(_ rest: String) -> String { "\(count) \(count == 1 ? "paper" : "papers") \(rest)" }
        return switch problem {
        case .damaged(let words): "the file is damaged (\(words))"
        case .schema(let fault): fault.description
        case .index: "an index contradicts its table"
        case .searchIndex: "the search index contradicts the texts"
        case .orphans(let table): "\(count) rows of '\(table)' belong to no paper"
        case .textless: papers("without text")
        case .fingerprints: papers("with a fingerprint that is not that of the text")
        case .values(let column): papers("with an unreadable value in '\(column)'")
        case .fields(let table, let column):
            "\(count) \(count == 1 ? "row" : "rows") of '\(table)' with an impossible value in '\(column)'"
        case .upkeep(let table): "the notes in '\(table)' are not those of trends"
        case .classifications: "\(count) classifications that do not fit their model"
        case .alteredPapers(let names):
            papers("whose stored fields are not those that were written (\(Self.listed(names, of: count)))")
        case .alteredRows(let table): "\(count) rows of '\(table)' with values that are not those that were written"
        case .rowCount(let table): "\(count) rows of '\(table)' are missing, or were not written by this program"
        case .busyLog: "the log could not flow back into the file, since another run uses it"
        }
    }

    private static func listed(_ names: [String], of count: Int) -> String {
        names.joined(separator: ", ") + (count > names.count ? ", …" : "")
    }

    private var mending: String {
        switch problem {
        case .damaged, .schema, .busyLog, .alteredPapers: "put right"
        case .alteredRows(table: "numbered_texts"), .alteredRows(table: "word_lists"):
            "forgotten; they are made again when they are needed"
        case .alteredRows, .rowCount: "removed or counted anew; the model makes them again"
        case .index, .searchIndex: "built anew"
        case .orphans: "removed"
        case .textless: "given an empty one, until a listing brings it again"
        case .fingerprints: "computed anew"
        case .values: "emptied or computed anew"
        case .fields(_, "imported_day"): "set to the first day on which it is known to have been imported"
        case .fields(_, let column) where column.hasSuffix("_day") || Self.counts.contains(column):
            "emptied, until a listing says it again"
        case .fields: "signs that are none replaced by U+FFFD, empty ones taken away"
        case .upkeep: "written anew"
        case .classifications: "removed; the model makes them again"
        }
    }

    private static let counts = ["author_count", "upvotes", "comments", "version"]

    private var remedy: String {
        switch problem {
        case .damaged, .schema: "not mended; what can be read can be saved into a new file"
        // What a model says can be made again.
        case .alteredRows(table: "models"), .alteredRows(table: "classifications"),
            .alteredRows(table: "shown_topics"), .alteredRows(table: "numbered_texts"),
            .alteredRows(table: "word_lists"),
            .rowCount(table: "models"), .rowCount(table: "classifications"), .rowCount(table: "shown_topics"):
            "not mended"
        case .alteredPapers, .alteredRows, .rowCount:
            "not mended, since nothing tells what was written; the others can be saved into a new file"
        case .busyLog: "run it again when the other has ended"
        default: "not mended"
        }
    }
}

extension DoctorFinding {
    /// Something in the schema that is not the program's work, or not as it made it.
    public init(_ fault: SchemaFault) { self.init(problem: .schema(fault), count: 1, isMended: false) }
}
