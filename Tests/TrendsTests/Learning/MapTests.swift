import Foundation
import Testing

/// The map of papers, as the command draws it.
@Suite struct MapTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("papers.jsonl", corpus.listing)
    }

    @Test("a document tells the place of every paper, at any number of threads") func document() throws {
        let outcome = try place.trends("map", "papers.jsonl", "--k", "3", "--json", "--threads", "1")
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("{\n  \"schema\": \"trends.map/1\","))
        let document = try outcome.object()
        let papers = try #require(document["papers"] as? [[String: Any]])
        #expect(Set(papers.compactMap { $0["id"] as? String }) == Set(corpus.papers.map(\.id)))
        for paper in papers {
            let x = try #require(paper["x"] as? Double)
            #expect((0...1).contains(x) && paper["y"] is Double && paper["cluster"] is Int && paper["title"] is String)
        }
        #expect((document["clusters"] as? [[String: Any]])?.count == 3)
        let two = try place.trends("map", "papers.jsonl", "--k", "3", "--json", "--threads", "2")
        #expect(two.outputBytes == outcome.outputBytes)
    }

    @Test("the order of the listing changes nothing") func order() throws {
        let lines = corpus.listing.split(separator: "\n")
        try place.write("turned.jsonl", lines.reversed().joined(separator: "\n") + "\n")
        func places(_ file: String) throws -> [String: [Double]] {
            let papers = try place.trends("map", file, "--json").object()["papers"] as? [[String: Any]] ?? []
            return Dictionary(
                uniqueKeysWithValues: papers.map {
                    ($0["id"] as? String ?? "", [$0["x"] as? Double ?? -1, $0["y"] as? Double ?? -1])
                })
        }
        let straight = try places("papers.jsonl")
        #expect(straight.count == 60)
        #expect(try places("turned.jsonl") == straight)
    }

    @Test("a page, a picture and a table come too, and cluster draws the same page") func formats() throws {
        let page = try place.trends("map", "papers.jsonl")
        page.expectSuccess()
        #expect(page.output.hasPrefix("<!DOCTYPE html>\n") && page.output.contains("Map of 60 papers"))
        #expect(try place.trends("cluster", "papers.jsonl", "--format", "html").outputBytes == page.outputBytes)
        #expect(try place.trends("map", "papers.jsonl", "--format", "svg").output.hasPrefix("<svg "))
        let table = try place.trends("map", "papers.jsonl", "--format", "csv")
        #expect(table.output.hasPrefix("id,title,day,x,y,topic,cluster,name\r\n"))
        try place.trends("map", "papers.jsonl", "--output", "map.html").expectSuccess()
        #expect(try place.text("map.html") == page.output)
    }

    @Test("an archive shows its last year, or the days that are named") func archive() throws {
        try place.trends("import", sampleListings).expectSuccess()
        let all = try place.trends("map", "--json").object()
        let count = (all["papers"] as? [Any])?.count ?? 0
        #expect(count > 20)
        let week = try place.trends("map", "--week", "2025-W50", "--json").object()
        let period = try #require(week["period"] as? [String: String])
        #expect(period == ["from": "2025-12-08", "to": "2025-12-14"])
        let papers = try #require(week["papers"] as? [[String: Any]])
        #expect(papers.count > 3 && papers.count < count)
        let last = try place.trends("map", "--by", "week", "--json")
        #expect(try last.object()["period"] as? [String: String] == period)
        #expect(papers.allSatisfy { ("2025-12-08"..."2025-12-14").contains($0["date"] as? String ?? "") })
    }

    @Test("nonsense is 64, too few papers are 65, and no archive is 66") func refusals() throws {
        try place.trends("map", "papers.jsonl", "--k", "0").expectFailure(64, saying: "--k")
        try place.trends("map", "papers.jsonl", "--from", "2025-01-01", "--by", "week")
            .expectFailure(64, saying: "--by")
        try place.trends("map", "papers.jsonl", "--json", "--format", "svg").expectFailure(64, saying: "contradict")
        try place.trends("map", "papers.jsonl", "--k", "61").expectFailure(65, saying: "groups wanted: 61")
        try place.trends("map").expectFailure(66, saying: "no archive")
    }
}
