import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// The views that others read, with SQLite alone.
@Suite("Views for others") struct ViewTests {
    private let folder: TemporaryFolder
    private let archive: Archive
    private static let topics = [("audio", "Audio"), ("code", "Code"), ("video", "Video")]

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive("a.sqlite")
        let today = try day("2026-08-05")
        let papers = try (1...4).map { (number: Int) in
            Paper(
                id: "2608.0000\(number)", title: "Kites \(number)", abstract: "On kite \(number).",
                published: try stated("2026-08-03"), listed: try inferred("2026-08-04"), authors: ["A", "Ö \"B\""],
                upvotes: number,
                language: number == 1 ? "de" : nil, type: number == 1 ? "review" : nil)
        }
        try archive.save(papers + [Paper(title: "Nameless kites")], source: "s", format: "jsonl", importedOn: today)
    }

    /// The rows of a query, through a connection that knows nothing of the program.
    private func rows(_ sql: String) throws -> [[String]] {
        try archive.close()
        let queue = try DatabaseQueue(path: folder.file("a.sqlite"))
        defer { try? queue.close() }
        return try queue.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { String.fromDatabaseValue($0) ?? $0.description }
            }
        }
    }

    private func classify(_ judged: [[Double]], primary: [Int?], model: String = "m") throws {
        var keys: [StoredPaper.Key] = []
        try archive.forEachBatch { keys += $0.map(\.id) }
        let classified = zip(keys, zip(judged, primary)).map { key, decision in
            (
                key: key,
                classification: NumberedClassification(
                    probabilities: decision.0, isAssigned: decision.0.map { $0 >= 0.5 }, primary: decision.1,
                    abstention: decision.0.isEmpty ? .tooShort : nil)
            )
        }
        try archive.saveClassifications(classified, model: model, topics: Self.topics.map(\.0))
        try archive.noteShownTopics(Self.topics.map { (slug: $0.0, name: $0.1) }, of: model)
    }

    @Test("papers have a language and a type where a listing says so") func kinds() throws {
        let found = try rows(
            "SELECT paper, language, type FROM papers_v WHERE language IS NOT NULL OR type IS NOT NULL")
        #expect(found == [["1", "de", "review"]])
    }

    @Test("papers have ISO days and lists") func papers() throws {
        let found = try rows(
            "SELECT id, title, authors, published, published_known, listed, listed_known, imported, upvotes, updated "
                + "FROM papers_v ORDER BY paper")
        #expect(found.count == 5)
        #expect(
            found.first == [
                "2608.00001", "Kites 1", #"["A","Ö \"B\""]"#, "2026-08-03", "stated", "2026-08-04", "inferred",
                "2026-08-05", "1", "NULL",
            ])
        #expect(found.last?[3...] == ["NULL", "NULL", "NULL", "NULL", "2026-08-05", "NULL", "NULL"])
        #expect(found.last?[0].utf8.count == 16)
    }

    @Test("of a month or a year no day is made") func precision() throws {
        let today = try day("2026-08-05")
        for (number, date) in ["2025-12", "2025", "2025-12-01"].enumerated() {
            let published: PaperDate = try #require(PaperDate(iso: date))
            try archive.save(
                [Paper(id: "2607.0000\(number)", title: "Dated \(number)", published: published)],
                source: "b", format: "bibtex", importedOn: today)
        }
        let found = try rows("SELECT published, published_known FROM papers_v WHERE title LIKE 'Dated%' ORDER BY title")
        #expect(found == [["2025-12", "stated"], ["2025", "stated"], ["2025-12-01", "stated"]])
    }

    @Test("probabilities are those that the program reads, to the last bit") func probabilities() throws {
        var generator = SystemRandomNumberGenerator()
        let edges = [0, 1, 0.5, 1e-8, 1.0 / 3, 0.999_999_9]
        let judged: [[Double]] = (0..<4).map { paper in
            (0..<3).map { topic in
                let place = paper * 3 + topic
                return place < edges.count ? edges[place] : Double.random(in: 0...1, using: &generator)
            }
        }
        try classify(judged + [[]], primary: [1, 0, nil, 2, nil])
        var expected: [String: Double] = [:]
        var keys: [StoredPaper.Key: String] = [:]
        try archive.forEachBatch { for paper in $0 { keys[paper.id] = paper.paper.nameInArchive } }
        for (key, classification) in try archive.classifications(of: keys.keys, model: "m") {
            for topic in classification.topics { expected["\(keys[key] ?? "")/\(topic.topic)"] = topic.probability }
        }
        let found = try rows("SELECT id || '/' || topic, probability FROM topics_v WHERE said_by = 'model'")
        #expect(found.count == 12 && expected.count == 12)
        for row in found {
            let name = row[0]
            #expect(expected[name] == Double(row[1]), "\(row)")
        }
    }

    @Test("what a person said stands before the model's word, as in the program") func words() throws {
        try classify(
            [[0.9, 0.6, 0.1], [0.9, 0.8, 0.1], [0.2, 0.7, 0.6], [0.1, 0.1, 0.1], []], primary: [0, 0, 1, nil, nil])
        let today = try day("2026-08-06")
        func key(_ id: String) throws -> StoredPaper.Key { try #require(try archive.paper(withID: id)).id }
        func say(_ id: String, _ words: [(String, Bool)]) throws {
            try archive.appendLabels(
                words.map { (try key(id), LabelEntry(topic: $0.0, isAbout: $0.1, day: today)) })
        }
        try say("2608.00001", [("audio", false)])
        try say("2608.00002", [("kites", true), ("video", true)])
        try say("2608.00003", [("code", false)])
        try say("2608.00003", [("code", true)])
        try archive.takeBackLabels(of: key("2608.00003"), on: today)
        try say("2608.00004", [("zeppelins", true), ("kites", true)])
        var expected: [[String]] = []
        var keys: [StoredPaper.Key: String] = [:]
        try archive.forEachBatch { for paper in $0 { keys[paper.id] = paper.paper.nameInArchive } }
        for (key, classification) in try archive.classifications(of: keys.keys, model: "m") {
            for topic in classification.topics {
                expected.append([
                    keys[key] ?? "", topic.topic, topic.assigned ? "1" : "0",
                    topic.topic == classification.primary ? "1" : "0", topic.saidOn == nil ? "model" : "person",
                ])
            }
        }
        let found = try rows("SELECT id, topic, assigned, is_primary, said_by FROM topics_v")
        #expect(Set(found) == Set(expected) && found.count == expected.count)
        // Not only the same, but right.
        let primary = Set(found.filter { $0[3] == "1" }.map { $0[0] + " " + $0[1] })
        #expect(
            primary == ["2608.00001 code", "2608.00002 video", "2608.00003 video", "2608.00004 kites"])
        let labels = try rows(
            "SELECT id, topic, name, is_about, said_on, taken_back_on, stands FROM labels_v ORDER BY 1, 2")
        #expect(labels.count == 7)
        #expect(
            labels.filter { $0[0] == "2608.00003" }.map { [$0[1], $0[2], $0[6]] }.sorted { $0[2] < $1[2] } == [
                ["code", "Code", "0"], ["code", "Code", "1"],
            ])
    }

    @Test("the topics shown are those of the model that was used last, and noted once") func lastModel() throws {
        try classify([[0.9, 0.6, 0.1]], primary: [0], model: "old")
        try classify([[0.1, 0.2, 0.8], [0.1, 0.2, 0.9]], primary: [2, 2], model: "new")
        let before = try archive.read { try Int.fetchOne($0, sql: "SELECT total_changes()") }
        try archive.noteShownTopics(Self.topics.map { (slug: $0.0, name: $0.1) }, of: "new")
        #expect(try archive.read { try Int.fetchOne($0, sql: "SELECT total_changes()") } == before)
        try archive.noteShownTopics([("a", "A")], of: "none")
        #expect(try rows("SELECT DISTINCT topic, name FROM topics_v WHERE assigned") == [["video", "Video"]])
    }

    @Test("what rots in the names is found, and noted anew") func rot() throws {
        try classify([[0.9, 0.6, 0.1]], primary: [0])
        try archive.write { try $0.execute(sql: "UPDATE shown_topics SET name = 'X' WHERE number = 1") }
        #expect(try archive.examine().map(\.problem) == [.alteredRows(table: "shown_topics")])
        #expect(try archive.examine().isEmpty)
        try archive.noteShownTopics(Self.topics.map { (slug: $0.0, name: $0.1) }, of: "m")
        #expect(try archive.examine().isEmpty)
        #expect(try rows("SELECT name FROM topics_v WHERE topic = 'code'") == [["Code"]])
    }
}
