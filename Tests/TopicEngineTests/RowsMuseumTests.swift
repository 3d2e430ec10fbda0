import Foundation
import LinearAlgebra
import Papers
import Testing

@testable import TopicEngine

/// One file of labelled papers of every version that was ever released, with its model, opened for ever;
/// `Fixtures/Museum/README.md` says how to add one.
@Suite struct RowsMuseumTests {
    /// The versions of which there is a file: every one that the program reads.
    static let versions = Array(1...LabelledRows.version)

    /// What the papers said when they were put into the museum.
    struct Papers: Codable {
        struct Paper: Codable {
            var id: String
            var fold: Int
            var about: [String]
            var open: [String]
            var filed: [String]
            var notFiled: [String]
            var isRandom: Bool
            var weight: Float
            var assigned: [String]
            var primary: String?
            var probabilities: [Double]
            /// How many terms of text and title there are, and how many occurrences.
            var terms: [Int]
        }
        var model: String
        var topics: [String]
        var papers: [Paper]

        init(_ rows: LabelledRows) {
            (model, topics) = (rows.model, rows.topics)
            papers = rows.rows.map { row in
                func those(_ isMeant: (String) -> Bool) -> [String] { rows.topics.filter(isMeant) }
                let counts = [row.terms?.text, row.terms?.title].compactMap { $0 }
                return Paper(
                    id: row.id, fold: row.fold, about: those { row.label.isAbout($0) == true },
                    open: those { row.label.isAbout($0) == nil },
                    filed: those { row.label.isFiled(under: $0) == true },
                    notFiled: those { row.label.isFiled(under: $0) == false },
                    isRandom: row.label.isRandom, weight: row.label.weight,
                    assigned: zip(rows.topics, row.answer.isAssigned).filter { $0.1 }.map { $0.0 },
                    primary: row.answer.primary.map { rows.topics[$0] },
                    probabilities: row.answer.probabilities.map { (Double($0) * 1e5).rounded() / 1e5 },
                    terms: counts.map(\.columns.count) + counts.map { $0.counts.reduce(0) { $0 + Int($1) } })
            }
        }

        var json: Data {
            get throws {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                return try encoder.encode(self)
            }
        }
    }

    private static var folder: URL { Bundle.module.bundleURL.appending(path: "Fixtures/Museum") }

    private func file(_ version: Int, _ kind: String) -> URL {
        Self.folder.appending(path: "rows-\(version).\(kind)")
    }

    @Test("a file of every version opens and says what it said", arguments: versions)
    func aFileOfEveryVersionOpensAndSaysWhatItSaid(version: Int) throws {
        let rows = try LabelledRows(path: file(version, "rows").path)
        let model = try TopicModel(path: file(version, "model").path)
        try rows.check(against: model, path: "rows")
        let expected = try JSONDecoder().decode(Papers.self, from: Data(contentsOf: file(version, "json")))
        #expect(try Papers(rows).json == expected.json)
        #expect(rows.hasTerms && rows.rows.count >= 40)
    }

    @Test("a file of every version is written again as it was", arguments: versions)
    func aFileOfEveryVersionIsWrittenAgain(version: Int) throws {
        let bytes = Array(try Data(contentsOf: file(version, "rows")))
        #expect(bytes[8] == UInt8(version))
        #expect(bytes.count < 60_000, "the museum keeps small files")
        #expect(try LabelledRows(path: file(version, "rows").path).encoded() == bytes)
    }

    @Test("the museum's papers show each thing that can be said of a topic", arguments: versions)
    func theMuseumSPapersShowEachThing(version: Int) throws {
        let papers = Papers(try LabelledRows(path: file(version, "rows").path)).papers
        #expect(papers.contains { !$0.open.isEmpty } && papers.contains { $0.filed.count == 1 })
        #expect(papers.contains { $0.filed.isEmpty && $0.notFiled.count == 1 })
        #expect(papers.contains { $0.filed.isEmpty && $0.notFiled.count == 4 })
        #expect(papers.contains { $0.filed.isEmpty && $0.notFiled.isEmpty })
        #expect(papers.contains { !$0.isRandom } && papers.contains { $0.weight > 1 })
        #expect(Set(papers.map(\.fold)).count == 3)
        #expect(papers.flatMap(\.probabilities).count { (0.05..<0.95).contains($0) } >= 20)
    }

    /// That it can be learned from is what the file is for.
    @Test("a model is learned from a file of every version", arguments: versions)
    func aModelIsLearnedFromAFileOfEveryVersion(version: Int) throws {
        let rows = try LabelledRows(path: file(version, "rows").path)
        let base = TrainingBase(model: try TopicModel(path: file(version, "model").path), rows: rows.rows)
        let set = try TrainingSet(
            topics: rows.topics, labelled: [],
            unlabelled: SyntheticCorpus.documents(10, seed: 3, prefix: "x").map(\.text),
            base: base)
        let learned = try TopicModel.learn(
            from: set, origin: SyntheticCorpus.origin, options: SyntheticCorpus.options, workers: Workers(threads: 1))
        #expect(learned.rows.rows.map(\.fold) == rows.rows.map(\.fold))
        #expect(learned.model.header.labelledPapers == rows.rows.count)
    }

    /// With `TRENDS_RECORD` set, the files of the newest version are made, and the test fails all
    /// the same: a recording is not a check.
    @Test("record the newest version", .enabled(if: ProcessInfo.processInfo.environment["TRENDS_RECORD"] != nil))
    func recordTheNewestVersion() throws {
        let learned = try Self.learned()
        let name = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Fixtures/Museum/rows-\(LabelledRows.version)"
        ).path
        try learned.model.write(to: name + ".model")
        try learned.rows.write(to: name + ".rows")
        try Papers(try LabelledRows(path: name + ".rows")).json.write(to: URL(filePath: name + ".json"))
        Issue.record("recorded \(name); run again without TRENDS_RECORD")
    }

    /// Papers of which all is said that can be said, every seventh with a wrong label, and the model of them.
    private static func learned() throws -> LearnedModel {
        let topics = SyntheticCorpus.topics
        let labelled = SyntheticCorpus.documents(60, seed: 11).enumerated().map { place, document in
            var label = document.label
            if place % 7 == 0 { label.topics = [topics[place / 7 % 4]] }
            switch place % 6 {
            case 0: (label.primary, label.denied) = ([], [topics[place / 6 % 4]])
            case 1: label.primary = ["other"]
            case 2: label.primary = []
            default: break
            }
            label.topics.subtract(["dunes"].filter { _ in place % 10 == 3 })
            if place % 10 == 3 { label.unsaid = ["dunes"] }
            if place % 8 == 5 { label.weight = TrainingLabel.weightOfAPerson }
            label.isRandom = place % 9 != 4
            return (text: document.text, label: label)
        }
        var options = SyntheticCorpus.options
        (options.minimumDocumentFrequency, options.minimumTitleFrequency, options.membershipCost) = (3, 3, 0.02)
        return try TopicModel.learn(
            from: try TrainingSet(topics: topics, labelled: labelled, unlabelled: []), origin: SyntheticCorpus.origin,
            options: options, workers: Workers(threads: 1))
    }
}
