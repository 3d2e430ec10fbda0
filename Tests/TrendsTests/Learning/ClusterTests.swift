import Foundation
import Testing

/// Groups of papers without labels.
@Suite struct ClusterTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("papers.jsonl", corpus.listing)
    }

    @Test("the groups are the subjects") func theGroupsAreTheSubjects() throws {
        let outcome = try place.trends("cluster", "papers.jsonl", "--k", "3", "--json", "--all")
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("{\n  \"schema\": \"trends.clustering/1\","))
        let document: ClusteringDocument = try outcome.document()
        #expect(document.k == 3)
        #expect(document.clusters.map(\.cluster) == [0, 1, 2])
        #expect(document.clusters.map(\.papers) == [20, 20, 20])
        #expect(document.clusters.allSatisfy { !$0.name.isEmpty && !$0.terms.isEmpty })
        let assignments = try #require(document.assignments)
        #expect(assignments.map(\.id) == corpus.papers.map(\.id))
        for topic in TinyCorpus.topics {
            #expect(Set(assignments.filter { $0.id.hasPrefix(topic) }.map(\.cluster)).count == 1, "\(topic)")
        }
    }

    @Test("a person reads name, terms and titles of each group") func aPersonReadsNameTermsAndTitlesOfEachGroup() throws
    {
        let outcome = try place.trends("cluster", "papers.jsonl", "--k", "3")
        outcome.expectSuccess()
        let groups = outcome.output.components(separatedBy: "\n\n").map { $0.split(separator: "\n") }
        #expect(groups.count == 3)
        let titles = Set(corpus.papers.map { "    " + $0.title })
        for (number, lines) in zip(1..., groups) {
            #expect(lines.count == 5)
            #expect(lines.first?.hasPrefix("\(number). ") == true && lines.first?.hasSuffix(": 20 papers") == true)
            #expect(lines.dropFirst().first?.hasPrefix("    terms: ") == true)
            #expect(lines.dropFirst(2).allSatisfy { titles.contains(String($0)) }, "\(lines)")
        }
    }

    @Test("the same seed gives the same bytes and all is needed for assignments")
    func theSameSeedGivesTheSameBytesAndAllIsNeededForAssignments() throws {
        let first = try place.trends("cluster", "papers.jsonl", "--k", "4", "--json", "--threads", "1")
        let second = try place.trends("cluster", "papers.jsonl", "--k", "4", "--json", "--threads", "2")
        #expect(first.status == 0 && first.outputBytes == second.outputBytes)
        #expect(try first.object()["assignments"] == nil)
    }

    @Test("a listing text lines and the archive can be grouped") func aListingTextLinesAndTheArchiveCanBeGrouped()
        throws
    {
        let listing: ClusteringDocument = try place.trends(
            "cluster", sampleListings + "/2025-W50.txt", "--k", "2", "--json"
        ).document()
        #expect(listing.clusters.map(\.papers).reduce(0, +) == 20)
        let texts = corpus.papers.map { #"{"id":"\#($0.id)","text":"\#($0.abstract)"}"# }.joined(separator: "\n")
        try place.write("texts.jsonl", texts)
        let grouped: ClusteringDocument = try place.trends("cluster", "texts.jsonl", "--k", "3", "--json", "--all")
            .document()
        #expect(grouped.assignments?.count == 60)
        try place.trends("import", "papers.jsonl").expectSuccess()
        let archive: ClusteringDocument = try place.trends("cluster", "--k", "3", "--json").document()
        #expect(archive.clusters.map(\.papers) == [20, 20, 20])
        #expect(try place.trends("cluster").lines.contains { $0.hasPrefix("1. ") })
    }

    @Test("too few papers are 65 and nonsense is 64") func tooFewPapersAre65AndNonsenseIs64() throws {
        try place.trends("cluster", "papers.jsonl", "--k", "61").expectFailure(65, saying: "groups wanted: 61")
        try place.write("one.jsonl", #"{"id":"1","text":"one boat"}"#)
        try place.trends("cluster", "one.jsonl").expectFailure(65)
        try place.trends("cluster", "papers.jsonl", "--k", "0").expectFailure(64, saying: "--k")
        try place.trends("cluster", "missing.jsonl").expectFailure(66, saying: "missing.jsonl")
        try place.trends("cluster").expectFailure(66, saying: "no archive")
    }
}
