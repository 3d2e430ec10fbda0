import Foundation
import Testing

/// One abstract, from standard input or from a file.
@Suite struct ClassifyTests {
    private let place: Workplace
    private let abstract: String

    init() throws {
        place = try Workplace()
        abstract = try fixtureText("abstract.txt")
    }

    @Test("the document is that of the contract") func theDocumentIsThatOfTheContract() throws {
        let outcome = try place.trends("classify", "--json", input: abstract)
        outcome.expectSuccess()
        #expect(outcome.errors.isEmpty)
        #expect(outcome.output.hasPrefix("{\n  \"schema\": \"trends.classification/1\","))
        #expect(
            Set(try outcome.object().keys).isSuperset(of: ["schema", "id", "topics", "primary", "abstained", "reason"]))
        let document: ClassificationDocument = try outcome.document()
        #expect((document.abstained, document.reason, document.id) == (false, nil, nil))
        #expect(document.primary == "efficiency")
        #expect(document.topics?.first?.name == "Efficiency")
        for topic in document.topics ?? [] {
            #expect(topic.assigned && (0.0...1).contains(topic.probability) && topic.terms == nil)
        }
    }

    @Test("text says the same for people") func textSaysTheSameForPeople() throws {
        let outcome = try place.trends("classify", input: abstract)
        outcome.expectSuccess()
        let first = try #require(outcome.lines.first)
        #expect(
            first.hasPrefix("Efficiency ") && first.contains("%") && first.hasSuffix("%)")
                && first.contains("  primary ("))
    }

    @Test("a file standard input and gzip give the same") func aFileStandardInputAndGzipGiveTheSame() throws {
        let expected = try place.trends("classify", "--json", input: abstract)
        try place.write("abstract.txt", abstract)
        let zipped = try place.shell("gzip -k abstract.txt")
        zipped.expectSuccess()
        for name in ["abstract.txt", "abstract.txt.gz", fixture("abstract.txt")] {
            #expect(try place.trends("classify", "--json", name).outputBytes == expected.outputBytes, "\(name)")
        }
        #expect(try place.trends("classify", "--json", "-", input: abstract).outputBytes == expected.outputBytes)
    }

    @Test("line ends byte order mark and blanks at the ends change nothing")
    func lineEndsByteOrderMarkAndBlanksAtTheEndsChangeNothing() throws {
        let expected = try place.trends("classify", "--json", "--all", input: abstract).outputBytes
        let body = abstract.trimmingCharacters(in: .newlines)
        let variants = [
            body, body + "\n\n\n", "\n" + body, body + " \t ", abstract.replacing("\n", with: "\r\n"),
            abstract.replacing("\n", with: "\r"),
            "\u{FEFF}" + abstract,
        ]
        for variant in variants {
            #expect(
                try place.trends("classify", "--json", "--all", input: variant).outputBytes == expected,
                "\(variant.debugDescription)")
        }
    }

    @Test("the first line is a title only before a blank line") func theFirstLineIsATitleOnlyBeforeABlankLine() throws {
        let body = try #require(abstract.split(separator: "\n").last.map(String.init))
        func probabilities(_ input: String, _ more: String...) throws -> [String: Double] {
            let arguments = ["classify", "--json", "--all"] + more
            let document: ClassificationDocument = try TrendsCommand(
                folder: place.folder, arguments: arguments, input: Array(input.utf8)
            )
            .run().document()
            return document.probabilities
        }
        let titled = try probabilities(abstract)
        #expect(try probabilities(abstract.replacing("\n\n", with: "\n")) != titled)
        let line = #"{"title":"Fast Caches for Patient Readers","abstract":"\#(body)"}"#
        #expect(try probabilities(line, "--jsonl") == titled)
    }

    @Test("explain shows the terms that decided") func explainShowsTheTermsThatDecided() throws {
        let document: ClassificationDocument = try place.trends("classify", "--json", "--explain", input: abstract)
            .document()
        for topic in document.topics ?? [] {
            let terms = try #require(topic.terms)
            #expect(!terms.isEmpty)
            #expect(terms.map { abs($0.weight) } == terms.map { abs($0.weight) }.sorted(by: >))
        }
        let known = try #require(document.topics?.first?.terms).map(\.term)
        #expect(known.contains { $0.contains("compression") || $0.contains("quantization") })
        let text = try place.trends("classify", "--explain", input: abstract)
        #expect(text.lines.contains { $0.hasSuffix("  \(known[0])") })
        #expect(text.lines.contains { $0.contains("  score, which is ") && $0.contains("= ") })
    }

    @Test("the terms the others and the bias add up to the score") func theTermsTheOthersAndTheBiasAddUpToTheScore()
        throws
    {
        let document: ClassificationDocument = try place.trends(
            "classify", "--json", "--explain", "--all", input: abstract
        ).document()
        for topic in document.topics ?? [] {
            let (terms, others) = (try #require(topic.terms), try #require(topic.otherTerms))
            let sum = terms.reduce(try #require(topic.bias) + others) { $0 + $1.weight }
            #expect(abs(sum - (try #require(topic.score))) < 1e-9)
            #expect(Set(terms.map(\.term)).count == terms.count)
        }
    }

    @Test("top all and threshold choose what is listed") func topAllAndThresholdChooseWhatIsListed() throws {
        let all: ClassificationDocument = try place.trends("classify", "--json", "--all", input: abstract).document()
        let topics = try #require(all.topics)
        #expect(topics.count == 23 && topics.map(\.probability) == topics.map(\.probability).sorted(by: >))
        let top: ClassificationDocument = try place.trends("classify", "--json", "--top", "3", input: abstract)
            .document()
        #expect(top.topics == Array(topics.prefix(3)))
        #expect(top.primary == all.primary)
        for threshold in [0.0, 0.01, 1.0] {
            let found: ClassificationDocument = try place.trends(
                "classify", "--json", "--threshold", "\(threshold)", input: abstract
            )
            .document()
            #expect(found.assigned == topics.filter { $0.probability >= threshold }.map(\.topic))
        }
    }

    @Test(
        "nonsense is wrong usage",
        arguments: [
            ["--top", "0"], ["--top", "many"], ["--threshold", "1.5"], ["--threshold", "-0.1"], ["--threshold", "nan"],
            ["--threads", "0"],
            ["--what"],
            ["a.txt", "b.txt"],
        ])
    func nonsenseIsWrongUsage(options: [String]) throws {
        try TrendsCommand(folder: place.folder, arguments: ["classify"] + options).run().expectFailure(
            64, saying: "Error: ", "Usage: ")
    }

    @Test("what is no text is refused") func whatIsNoTextIsRefused() throws {
        try place.trends("classify", bytes: Array("We train a model \u{FFFF}".utf8) + [0xC3, 0x28])
            .expectFailure(65, saying: "standard input:1", "UTF-8")
        try place.trends("classify", bytes: [0x50, 0x4B, 3, 4, 0, 0, 0, 0]).expectFailure(65, saying: "standard input")
        try place.trends("classify", "missing.txt").expectFailure(66, saying: "missing.txt", "no such file")
        try place.trends("classify", "tmp").expectFailure(66, saying: "tmp", "folder")
        try place.write("cut.gz", [0x1F, 0x8B, 8, 0, 0])
        try place.trends("classify", "cut.gz").expectFailure(65, saying: "cut.gz", "compressed data end")
    }
}
