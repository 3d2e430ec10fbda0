import GRDB
import Papers

/// Conditions of a query in SQL, over a row of `papers p`. What a person wrote is always an argument.
struct SearchConditions {
    /// A condition and its arguments.
    typealias Part = (sql: String, arguments: StatementArguments)

    static let day = "coalesce(p.published_day, p.listed_day)"

    private let database: Database
    private let model: StoredModel?
    /// What people said of topics; nil where the query names none.
    private let said: SaidTopics?
    /// Whether the condition is asked of all papers, and not only of those with some words.
    private let isOfAll: Bool

    init(
        _ database: Database, _ query: SearchQuery, model: StoredModel?, aliases: [String: String], isOfAll: Bool
    ) throws {
        self.database = database
        self.model = model
        self.isOfAll = isOfAll
        let asks = query.condition.facts.contains {
            switch $0 {
            case .topic, .label: true
            default: false
            }
        }
        said = asks ? try SaidTopics(database, aliases) : nil
    }

    /// The condition: 1 or 0 for every paper, never null.
    func part(_ condition: SearchQuery.Condition) throws -> Part {
        if case .not(let inner) = condition {
            let (sql, arguments) = try part(inner)
            return ("NOT \(sql)", arguments)
        }
        if condition.isOfWords {
            return (
                "(p.id IN (SELECT rowid FROM search WHERE search MATCH ?))", [condition.words(inTitles: false)]
            )
        }
        switch condition {
        case .all(let conditions): return Self.joined(try conditions.map(part), "AND")
        case .any(let conditions): return Self.joined(try conditions.map(part), "OR")
        case .fact(let fact):
            let (sql, arguments) = try part(fact)
            switch fact {
            // Rows of papers are never null, and SQLite goes by them only where nothing stands around.
            case .topic, .label, .identifier, .alike, .mark, .everything: return ("(\(sql))", arguments)
            default: return ("ifnull((\(sql)), 0)", arguments)
            }
        case .words, .not: return ("0", [])
        }
    }

    /// Conditions joined by an operator.
    static func joined(_ parts: [Part], _ sign: String) -> Part {
        let arguments = parts.reduce(into: StatementArguments()) { $0 += $1.arguments }
        return ("(" + parts.map(\.sql).joined(separator: " \(sign) ") + ")", arguments)
    }

    private func part(_ fact: SearchQuery.Fact) throws -> Part {
        switch fact {
        case .topic(let slug): return topic(slug)
        case .label(let slug): return Self.rows(said?.papers(givenTopic: slug) ?? [])
        case .identifier(let id): return Self.rows(try PaperNames(database).rows(id))
        // Papers that nobody has compared are like none.
        case .like: return ("0", [])
        case .alike(let papers): return Self.rows(papers.keys.sorted())
        case .mark(let kind): return try marked(kind)
        case .everything: return ("1", [])
        case .identifierBeginning(let start):
            return ("p.source_id >= ? AND p.source_id < ?", [start, start + "\u{10FFFF}"])
        case .category(let name, let isBeginning): return Self.category(name, isBeginning: isBeginning)
        case .source(let name):
            let sql = """
                p.id IN (SELECT paper FROM sightings WHERE listing IN (SELECT id FROM listings WHERE name LIKE ? \
                ESCAPE '\\' OR format = ?))
                """
            return (sql, ["%" + Self.escaped(name) + "%", name])
        case .kind(let column, let word?): return ("p.\(column.rawValue) = ?", [word])
        case .kind(let column, nil): return ("p.\(column.rawValue) IS NOT NULL", [])
        case .days(let kind, let from, let until):
            let day =
                switch kind {
                case .published: "p.published_day"
                case .listed: "p.listed_day"
                case .either: Self.day
                }
            // A month or year lies behind a bound, or before it, where all of its days do.
            let bounds =
                [
                    from.map { ("\(day) >= ?", [$0]) }, until.map { ("\(day) < ?", [$0]) },
                    kind == .listed
                        ? nil
                        : until.map {
                            (DateKind.endingSQL, DateKind.endingArguments(by: CalendarDay(daysSinceEpoch: $0 - 1)))
                        },
                ] as [Part?]
            return Self.joined(bounds.compactMap(\.self), "AND")
        }
    }

    private static func rows(_ rows: [Int64]) -> Part { ("p.id IN (SELECT value FROM json_each(?))", ["\(rows)"]) }

    /// Papers of which a mark is the reader's last word; those that were never marked are unread.
    private func marked(_ kind: PaperMark.Kind) throws -> Part {
        let isUnread = kind == .unread
        let marks = try MarkTable(database).lastMarks()
        let said = marks.filter { $0.value.contains { $0.kind == (isUnread ? .read : kind) } }.keys.sorted()
        let (sql, arguments) = Self.rows(said)
        return isUnread ? ("NOT \(sql)", arguments) : (sql, arguments)
    }

    /// What a topic demands: that a person gave it, or that the model assigned it and nobody denied it.
    private func topic(_ slug: String) -> Part {
        var part: Part = ("0", [])
        if let model, let index = model.topics.firstIndex(of: slug) {
            // How scores are packed is said at `TopicScores`. One way through all of them takes a quarter of the time of
            // one search for each paper (19 and 83 ms of 87,462); the sign keeps SQLite from the index of models, which leads to each row alone.
            let (select, isAssigned) = ("FROM classifications c WHERE", "substr(c.scores, ?, 1) = x'01'")
            part.sql =
                isOfAll
                ? "p.id IN (SELECT c.paper \(select) +c.model = ? AND \(isAssigned))"
                : "EXISTS (SELECT 1 \(select) c.paper = p.id AND c.model = ? AND \(isAssigned))"
            part.arguments = [model.row, model.topics.count * 4 + index + 1]
        }
        let (given, denied) = (said?.papers(slug, isAbout: true) ?? [], said?.papers(slug, isAbout: false) ?? [])
        if !denied.isEmpty {
            let (sql, arguments) = Self.rows(denied)
            part = ("(\(part.sql)) AND NOT \(sql)", part.arguments + arguments)
        }
        return given.isEmpty ? part : Self.joined([part, Self.rows(given)], "OR")
    }

    /// A category as it is named, or all of an archive; or those that begin so. Lists are JSON arrays of strings, in
    /// which a quotation mark behind a bracket or a comma opens a string: one inside has a backslash before it.
    private static func category(_ name: String, isBeginning: Bool) -> Part {
        let opened = escaped(String((TextList.encode([name]) ?? "[\"\"]").dropFirst().dropLast(2)))
        let forms = isBeginning ? [opened] : [opened + "\"", opened + "."]
        let patterns = forms.flatMap { ["[\($0)%", "%,\($0)%"] }
        let sql = patterns.map { _ in "t.categories LIKE ? ESCAPE '\\'" }.joined(separator: " OR ")
        return (
            "EXISTS (SELECT 1 FROM texts t WHERE t.paper = p.id AND (\(sql)))", StatementArguments(patterns)
        )
    }

    /// A text as it stands in a pattern of LIKE.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }
}
