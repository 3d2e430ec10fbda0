import Foundation
import Papers
import Testing

@testable import trends

/// Finding papers by their words, and by their likeness.
@Suite struct SearchTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let papers = [
            #"{"id":"2501.00001","title":"Compressing the KV cache","abstract":"Long contexts fill the KV cache "#
                + #"of transformers; we evict tokens.","listed":"2025-01-06","authors":["Ada Example","Björn Mock"]}"#,
            #"{"id":"2501.00002","title":"Robots that fold towels","abstract":"A robot policy with a small KV "#
                + #"cache folds towels.","listed":"2025-02-03"}"#,
            #"{"id":"2501.00003","title":"Token eviction for transformers","abstract":"We evict tokens from the "#
                + #"cache of long contexts by their attention.","listed":"2025-03-03"}"#,
            #"{"title":"Painting \u001b[31mwith <b>words</b>","abstract":"Diffusion models draw what a text "#
                + #"says.","listed":"2025-03-04"}"#,
        ]
        try place.write("papers.jsonl", papers.joined(separator: "\n"))
        try place.trends("import", "papers.jsonl").expectSuccess()
    }

    private struct Found: Decodable {
        struct Paper: Decodable { let id: String, title: String, excerpt: String? }
        let schema: String
        let total: Int?
        let papers: [Paper]
    }

    private func ids(_ query: String...) throws -> [String] {
        let found: Found = try TrendsCommand(folder: place.folder, arguments: ["search", "--json"] + query).run()
            .document()
        #expect(found.schema == "trends.search/1" && found.total == found.papers.count)
        return found.papers.map(\.id)
    }

    @Test("words phrases fields and days are understood") func wordsPhrasesFieldsAndDaysAreUnderstood() throws {
        #expect(try ids("kv cache") == ["2501.00001", "2501.00002"])
        #expect(try ids("kv", "cache", "--", "-robot") == ["2501.00001"])
        #expect(try ids("kv", "cache", "-robot") == ["2501.00001"])
        #expect(try ids("-robot kv") == ["2501.00001"])
        #expect(try ids("-(robot OR tokens)", "kv", "--limit", "5").isEmpty)
        #expect(try ids("kv", "NOT", "robot") == ["2501.00001"])
        #expect(try ids("https://arxiv.org/abs/2501.00003") == ["2501.00003"])
        #expect(try ids("\"evict tokens\"").sorted() == ["2501.00001", "2501.00003"])
        #expect(try ids("ti:eviction OR au:bjorn").sorted() == ["2501.00001", "2501.00003"])
        #expect(try ids("transformers after:2025-02-01") == ["2501.00003"])
        #expect(try ids("transformers before:2025-02-01") == ["2501.00001"])
        #expect(try ids("nothing-of-the-kind").isEmpty)
    }

    @Test("topics are those of the model") func topicsAreThoseOfTheModel() throws {
        let all = try ids("topic:robotics")
        #expect(all.contains("2501.00002") && !all.contains("2501.00001"))
        #expect(try ids("topic:Robotics") == all && ids("topic:\"ROBOTICS\" kv") == ["2501.00002"])
        try place.trends("search", "topic:sailing").expectFailure(64, saying: "topic:sailing", "robotics")
        try place.trends("search", "topic:robotcs").expectFailure(64, saying: "did you mean robotics?")
        try place.trends("report", "--topics", "vidoe").expectFailure(64, saying: "did you mean video?")
        try place.trends("label", "2501.00002", "--topic", "ROBOTICS", "--not", "Video").expectSuccess()
        #expect(try ids("label:robotics").count == 1 && ids("label:* -topic:video") == ["2501.00002"])
        try place.trends("label", "2501.00002", "--topic", "Robotics", "--not", "robotics").expectFailure(
            64, saying: "'robotics'")
    }

    @Test("a query that is none is refused with its place") func aQueryThatIsNoneIsRefusedWithItsPlace() throws {
        try place.trends("search", "ti:\"open").expectFailure(64, saying: "character 4")
        try place.trends("search", "toppic:video").expectFailure(64, saying: "'toppic:'", "did you mean topic:?")
        try place.trends("search", "(kv").expectFailure(64, saying: "character 1", "')'")
        try place.trends("search", "kv", "OR").expectFailure(64, saying: "'OR' at character 4")
        try place.trends("search", "-robot").expectFailure(64, saying: "only excludes")
        try place.trends("search", "kv", "--limitt", "3").expectFailure(64, saying: "--limitt")
        try place.trends("search", "kv", "--limit", "-3").expectFailure(64, saying: "--limit")
        try place.trends("search", "before:yesterday").expectFailure(64, saying: "yesterday")
        try place.trends("search", "word", "--archive", "none.sqlite").expectFailure(66, saying: "none.sqlite")
    }

    @Test("hostile titles stay text and matches are bold on request only")
    func hostileTitlesStayTextAndMatchesAreBoldOnRequestOnly() throws {
        let plain = try place.trends("search", "painting")
        plain.expectSuccess()
        #expect(!plain.output.contains("\u{1B}"))
        let bold = try place.trends("search", "painting", "--color", "always").output
        #expect(bold.contains("\u{1B}[1mPainting\u{1B}[0m") && !bold.contains("\u{1B}[31m"))
    }

    @Test("like papers come with the terms they share") func likePapersComeWithTheTermsTheyShare() throws {
        let outcome = try place.trends("similar", "2501.00001", "--json")
        outcome.expectSuccess()
        let found: Found = try outcome.document()
        #expect(found.schema == "trends.similar/1")
        #expect(found.papers.map(\.id) == ["2501.00002", "2501.00003"])
        let text = try place.trends(
            "similar", "-", "--top", "1",
            input: "Evicting tokens\n\nWe evict tokens from long contexts of transformers.")
        #expect(text.output.contains("Token eviction for transformers") && text.output.contains("token"))
        try place.trends("similar", "2599.00001").expectFailure(66, saying: "2599.00001")
        let none = try place.trends("similar", "-", input: "zzyzx qwrtp")
        #expect(none.status == 0 && none.output.contains("No paper"))
    }

    @Test(
        "an exclusion is marked for the parser and comes back as it was; a byte that is no text is none",
        arguments: [
            "-robot", "robot", "\u{10FFFA}ber", "\u{10FF80}", "-",
        ])
    func exclusions(word: String) {
        let marked = QueryArguments.marked(["search", "reward", word])
        #expect(marked.last?.hasPrefix("-") == (word == "-"))
        #expect(marked.dropFirst().map(QueryArguments.unmarked) == ["reward", word])
    }
}
