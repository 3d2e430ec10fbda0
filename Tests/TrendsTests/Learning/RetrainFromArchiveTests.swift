import Foundation
import Testing

/// Learning from the archive, the taxonomy and labels that know the papers by their identifiers.
@Suite struct RetrainFromArchiveTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("listing.jsonl", corpus.listing)
        try place.write("labels.jsonl", corpus.labels)
        try place.write("topics.yaml", TinyCorpus.taxonomy)
    }

    @Test("labels find their papers in the archive") func labelsFindTheirPapersInTheArchive() throws {
        try place.trends("import", "listing.jsonl").expectSuccess()
        let half = corpus.labels.split(separator: "\n").prefix(45).joined(separator: "\n")
        try place.write("labels.jsonl", half + "\n" + #"{"id":"somewhere-else","topics":["ships"]}"# + "\n")
        let outcome = try place.trends(
            "retrain", "--labels", "labels.jsonl", "--topics", "topics.yaml", "--now", "2026-01-02")
        outcome.expectSuccess()
        #expect(outcome.output.contains("3 topics from 45 labelled of 60 papers"))
        #expect(outcome.errors.contains("1 of 46 labels"))
        let card = try place.text("data/trends/models/topics.model.md")
        #expect(card.contains("| period | 2025-01-06 to 2025-01-06 |"))
        let report: ReportDocument = try place.trends("report", "--json", environment: ["TRENDS_MODEL": ""]).document()
        #expect(report.topics.map(\.name).sorted() == ["Gardens", "Kitchens", "Ships"])
        #expect(report.topics.map(\.papers) == [20, 20, 20], "also the papers without label")
    }

    @Test("listings alone are enough") func listingsAloneAreEnough() throws {
        let options = ["--labels", "labels.jsonl", "--topics", "topics.yaml", "--output", "a.model"]
        try TrendsCommand(folder: place.folder, arguments: ["retrain", "listing.jsonl"] + options).run().expectSuccess()
        #expect(!place.exists("data/trends/archive.sqlite"))
        try place.trends("model", "verify", "--model", "a.model").expectSuccess()
    }

    @Test("the taxonomy of the data folder is taken") func theTaxonomyOfTheDataFolderIsTaken() throws {
        try place.write("data/trends/topics.yaml", TinyCorpus.taxonomy)
        try place.write("data/trends/labels/mine.jsonl", corpus.labels)
        let outcome = try place.trends("retrain", "listing.jsonl", "--output", "a.model")
        outcome.expectSuccess()
        #expect(outcome.output.contains("3 topics from 60 labelled"))
        #expect(try place.trends("topics").lines.contains("Gardens (gardens)"))
    }

    @Test("a taxonomy with two equal slugs is 78 with both lines") func aTaxonomyWithTwoEqualSlugsIs78WithBothLines()
        throws
    {
        try place.write("twice.yaml", TinyCorpus.taxonomy.replacing("slug: ships", with: "slug: gardens"))
        let options = ["--labels", "labels.jsonl", "--topics", "twice.yaml", "--output", "a.model"]
        try TrendsCommand(folder: place.folder, arguments: ["retrain", "listing.jsonl"] + options).run()
            .expectFailure(78, saying: "twice.yaml:7", "'gardens'", "line 3")
        #expect(!place.exists("a.model"))
        try place.trends("topics", "--topics", "twice.yaml").expectFailure(78, saying: "twice.yaml:7")
    }

    @Test(
        "a taxonomy that is none is 78",
        arguments: [
            ("topics: [", "YAML"), ("", "no topics"), ("topics:\n  - slug: A b\n    name: B\n", "slug"),
            ("words", "taxonomy"),
        ])
    func aTaxonomyThatIsNoneIs78(text: String, word: String) throws {
        try place.write("bad.yaml", text)
        try place.trends("topics", "--topics", "bad.yaml").expectFailure(78, saying: "bad.yaml", word)
        try place.trends("topics", "--topics", "missing.yaml").expectFailure(66, saying: "missing.yaml")
    }
}
