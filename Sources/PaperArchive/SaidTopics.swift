import GRDB
import Papers

/// What people said of an archive's papers: the last word on each topic, of all that stands.
///
/// The one door through which a person's word comes before the model's: whatever reads classifications for people
/// to see passes them through `corrected`, or adds what it reads by `papers`.
struct SaidTopics {
    private let words: [Int64: [LabelEntry]]

    /// The words on all papers; `aliases` are the topics that former slugs stand for.
    init(_ database: Database, _ aliases: [String: String]) throws {
        try self.init(database, aliases, "", [])
    }

    /// The words on some papers.
    init(_ database: Database, _ aliases: [String: String], of papers: some Collection<Int64>) throws {
        try self.init(database, aliases, "AND paper IN (SELECT value FROM json_each(?))", ["\(Array(papers))"])
    }

    private init(
        _ database: Database, _ aliases: [String: String], _ condition: String, _ arguments: StatementArguments
    ) throws {
        let statement = try database.cachedStatement(
            sql: """
                \(ChecksummedRows.labels)
                WHERE taken_back IS NULL \(condition) ORDER BY day, sequence
                """)
        var logs: [Int64: [LoggedLabel]] = [:]
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() {
            try ChecksummedRows.check(row, of: .labels)
            var entry = try LabelEntry(row, at: 2)
            entry.topic = aliases[entry.topic] ?? entry.topic
            logs[try row.rowNumber(1), default: []].append(LoggedLabel(entry))
        }
        words = logs.mapValues(\.lastWords)
    }

    /// Whether nobody said anything.
    var isEmpty: Bool { words.isEmpty }

    /// The last word on each topic of a paper, by topic; none where nobody spoke of it.
    func words(of paper: Int64) -> [LabelEntry] { words[paper] ?? [] }

    /// A paper's classification with a person's word in place of the model's.
    func corrected(_ classification: Classification, of paper: Int64) -> Classification {
        words[paper].map(classification.corrected) ?? classification
    }

    /// The papers that were given a topic, or of which it was denied, in the order of their rows.
    func papers(_ topic: String, isAbout: Bool) -> [Int64] {
        words.filter { $0.value.contains { $0.topic == topic && $0.isAbout == isAbout } }.keys.sorted()
    }

    /// The papers that were given a topic, or any where it is nil, in the order of their rows.
    func papers(givenTopic topic: String?) -> [Int64] {
        words.filter { $0.value.contains { $0.isAbout && (topic == nil || $0.topic == topic) } }.keys.sorted()
    }

    /// The topics that were given to any paper, in order.
    var given: [String] { Set(words.values.joined().filter(\.isAbout).map(\.topic)).sorted() }
}
