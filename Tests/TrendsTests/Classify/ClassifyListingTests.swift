import Foundation
import Testing

/// What is a listing is classified paper by paper, and said to be one.
@Suite struct ClassifyListingTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static let papers = """
        [
          {"id": "a", "title": "Sparks", "abstract": "We train a language model with reinforcement learning."},
          {"id": "b", "title": "Lamps", "abstract": "We generate videos with a diffusion model."}
        ]

        """

    @Test("each paper of a listing has an answer") func eachPaper() throws {
        try place.write("papers.json", Self.papers)
        let outcome = try place.trends("classify", "--json", "papers.json")
        outcome.expectSuccess()
        #expect(try outcome.documents(ClassificationDocument.self).count == 2)
        #expect(outcome.errors == "papers.json: is a listing (JSON); each of its 2 papers is classified\n")
        let text = try place.trends("classify", "-", input: Self.papers)
        text.expectSuccess()
        #expect(text.lines.filter { !$0.hasPrefix(" ") && !$0.isEmpty } == ["Sparks", "Lamps"])
        #expect(text.errors.hasPrefix("standard input: is a listing (JSON)"))
    }

    @Test("a JSON document is no lines, and one error says so") func aDocumentIsNoLines() throws {
        for text in [Self.papers, Self.papers.replacing("\n", with: " "), "{\"papers\":\n\(Self.papers)}"] {
            try place.write("papers.json", text)
            let outcome = try place.trends("classify", "--jsonl", "papers.json")
            #expect(outcome.status == 65 && outcome.output.isEmpty)
            #expect(
                outcome.errors.contains("papers.json: is a JSON document, not one object a line; without --jsonl"))
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
    }
}
