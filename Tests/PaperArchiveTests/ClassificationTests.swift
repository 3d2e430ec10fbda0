import PaperArchive
import Papers
import TestSupport
import Testing

@Suite struct ClassificationTests {
    private let folder: TemporaryFolder
    private let archive: Archive
    private let topics = ["nets", "agents", "speech"]

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
    }

    private func save(_ papers: [Paper]) throws {
        try archive.save(papers, source: "s", format: "f", importedOn: try day("2025-06-01"))
    }

    private func classify(_ model: String, _ classification: Classification) throws {
        let papers = try archive.unclassifiedPapers(model: model)
        try archive.saveClassifications(papers.map { ($0.id, classification) }, model: model, topics: topics)
    }

    private func all(_ model: String) throws -> [ClassifiedPaper] {
        try archive.classifiedPapers(
            model: model, from: try day("2025-01-01"), through: try day("2025-12-31"), by: .listed)
    }

    private func sure(_ topic: String) -> Classification {
        let others = topics.filter { $0 != topic }.sorted().map {
            TopicProbability(topic: $0, probability: 0, assigned: false)
        }
        return Classification(
            topics: [TopicProbability(topic: topic, probability: 1, assigned: true)] + others, primary: topic)
    }

    private func paper(_ number: Int, _ listed: String = "2025-05-05", upvotes: Int? = nil) throws -> Paper {
        Paper(id: "2501.0000\(number)", title: "Paper \(number)", listed: try stated(listed), upvotes: upvotes)
    }

    @Test("classifications come back as they were") func classificationsComeBackAsTheyWere() throws {
        var random = RandomPapers(seed: 3)
        let papers = random.identified(40)
        try save(papers)
        var expected: [Paper: Classification] = [:]
        let unclassified = try archive.unclassifiedPapers(model: "m")
        let made = unclassified.map { stored in
            let classification = random.classification(topics)
            expected[stored.paper] = classification
            return (key: stored.id, classification: classification)
        }
        try archive.saveClassifications(made, model: "m", topics: topics)
        let first = CalendarDay(daysSinceEpoch: 20_000)
        let found = try archive.classifiedPapers(model: "m", from: first, through: first.adding(days: 30), by: .listed)
        #expect(found.count == papers.count { $0.listed != nil })
        for one in found { #expect(expected[one.paper] == one.classification) }
        let order = found.map { [$0.paper.listed?.day.description ?? "", $0.paper.id ?? ""] }
        #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
    }

    @Test("unclassified papers come in batches once") func unclassifiedPapersComeInBatchesOnce() throws {
        try save(try (0..<10).map { try paper($0) })
        #expect(try archive.unclassifiedCount(model: "m") == 10)
        var key = StoredPaper.Key.beforeFirst
        var sizes: [Int] = []
        while case let batch = try archive.unclassified(model: "m", after: key, limit: 4), let last = batch.last {
            try archive.saveClassifications(batch.map { ($0.id, sure("nets")) }, model: "m", topics: topics)
            sizes.append(batch.count)
            key = last.id
        }
        #expect(sizes == [4, 4, 2])
        #expect(try archive.unclassifiedCount(model: "m") == 0)
        #expect(try archive.unclassifiedCount(model: "other") == 10)
    }

    @Test("a second word of a model replaces the first") func aSecondWordOfAModelReplacesTheFirst() throws {
        try save([try paper(1)])
        let key = try #require(try archive.paper(withID: "2501.00001")).id
        try archive.saveClassifications([(key, sure("nets"))], model: "m", topics: topics)
        try archive.saveClassifications([(key, sure("agents"))], model: "m", topics: topics)
        #expect(try all("m").map(\.classification) == [sure("agents")])
    }

    @Test("a paper whose text grew is classified again") func aPaperWhoseTextGrewIsClassifiedAgain() throws {
        try save([try paper(1), try paper(2)])
        try classify("m", sure("nets"))
        var more = try paper(1)
        more.upvotes = 7
        try save([more])
        #expect(try archive.unclassifiedCount(model: "m") == 0)
        more.abstract = "Now with an abstract."
        try save([more])
        #expect(try archive.unclassifiedPapers(model: "m").map(\.paper) == [more])
    }

    @Test("a paper that was joined to another is left out") func aPaperThatWasJoinedToAnotherIsLeftOut() throws {
        try save([Paper(id: "1", title: "Nets", abstract: "First."), Paper(title: "Wider", abstract: "More.")])
        let before = try archive.unclassifiedPapers(model: "m")
        try save([Paper(id: "1", title: "Wider", abstract: "More.")])
        try archive.saveClassifications(before.map { ($0.id, sure("nets")) }, model: "m", topics: topics)
        #expect(before.count == 2)
        #expect(try archive.unclassifiedCount(model: "m") == 0)
        try archive.checkIntegrity()
    }
}
