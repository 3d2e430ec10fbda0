import Foundation
import Testing

/// `classify --jsonl`: a line in, a line out.
@Suite struct ClassifyStreamTests {
    private let place: Workplace
    private static let texts = [
        "We propose key-value cache compression for language model inference by quantization of attention states "
            + "on one GPU.",
        "Reinforcement learning with policy gradients and rewards for agents in simulated environments.",
        "A diffusion transformer generates long videos with flow matching and temporal consistency.",
        "A robot arm learns manipulation from demonstrations by imitation learning with tactile feedback.",
        "Speech recognition with a transducer lowers the word error rate under strong noise.",
    ]

    init() throws { place = try Workplace() }

    private static func line(_ index: Int) -> String { #"{"id":"d\#(index)","abstract":"\#(texts[index])"}"# }
    private static var lines: [String] { texts.indices.map(line) }
    private static func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    private func classify(_ input: String, _ options: String...) throws -> [ClassificationDocument] {
        let outcome = try TrendsCommand(
            folder: place.folder, arguments: ["classify", "--jsonl"] + options, input: Array(input.utf8)
        ).run()
        outcome.expectSuccess()
        return try outcome.documents()
    }

    @Test("answers come in order with their identifiers") func answersComeInOrderWithTheirIdentifiers() throws {
        let input = """
            {"id":"2501.00001v2","title":"Boats","abstract":"\(Self.texts[0])"}
            {"id":7,"text":"\(Self.texts[1])"}
            {"text":"\(Self.texts[2])","other":[1,{"a":null}]}
            {"id":-0.5,"abstract":"haha"}
            {"id":"é\\u0000","title":"","abstract":""}
            """
        let answers = try classify(input)
        #expect(answers.map(\.id) == [.text("2501.00001v2"), .number(7), nil, .number(-0.5), .text("é\0")])
        #expect(answers.map(\.schema) == Array(repeating: "trends.classification/1", count: 5))
        #expect(answers.map(\.primary) == ["efficiency", "reinforcement-learning", "video", nil, nil])
        #expect(answers.map(\.abstained) == [false, false, false, true, true])
    }

    @Test(
        "a number comes back as it was written",
        arguments: ["12345678901234567890", "9007199254740993", "1e400", "1.50"])
    func aNumberComesBackAsItWasWritten(number: String) throws {
        let outcome = try place.trends("classify", "--jsonl", input: #"{"id":\#(number),"text":"haha"}"#)
        #expect(outcome.output.contains(#""id":\#(number),"#))
    }

    @Test("bad lines are answered in their place") func badLinesAreAnsweredInTheirPlace() throws {
        let input = [
            Self.line(0), "not json", "[1]", #"{"id":"x"}"#, #"{"id":[],"text":"a"}"#, #"{"text":"cut"#, Self.line(1),
        ]
        let outcome = try place.trends("classify", "--jsonl", input: Self.joined(input))
        outcome.expectSuccess()
        let answers: [ClassificationDocument] = try outcome.documents()
        #expect(answers.map(\.line) == [nil, 2, 3, 4, 5, 6, nil])
        for (index, answer) in answers.enumerated() where answer.line != nil {
            #expect(answer.schema == "trends.error/1")
            #expect(answer.error?.isEmpty == false)
            #expect(outcome.lines[index].hasPrefix(#"{"schema":"trends.error/1","line":\#(index + 1),"error":"#))
            #expect(outcome.errors.contains("standard input:\(index + 1): "))
        }
    }

    @Test("an answer that is none has the line's identifier, where it can be read, and the model")
    func badLinesHaveTheirIdentifier() throws {
        let input = [
            #"{"id":"x"}"#, #"{"id":12.50,"abstract":3}"#, #"{"abstract":7,"id":"late"}"#,
            #"{"id":"cut","abstract":"a"#,
            #"{"id":[],"text":"a"}"#, "no", #"{"arxiv_id":"2501.00001","abstract":true}"#,
        ]
        let outcome = try place.trends("classify", "--jsonl", "--keep-going", input: Self.joined(input))
        outcome.expectSuccess()
        let ids = [#""x""#, "12.50", #""late""#, #""cut""#, "null", "null", #""2501.00001""#]
        let model = try #require(
            try place.trends("classify", "--jsonl", input: Self.line(0)).lines[0].split(separator: ",").last)
        #expect(outcome.lines.count == ids.count)
        for (line, id) in zip(outcome.lines, ids) { #expect(line.hasSuffix(#","id":\#(id),\#(model)"#), "\(line)") }
    }

    @Test("a blank line is answered, and no fault") func blankLines() throws {
        let outcome = try place.trends("classify", "--jsonl", input: "\n\(Self.line(0))\n \t\r\n\(Self.line(1))\n\n")
        outcome.expectSuccess()
        #expect(try outcome.documents(ClassificationDocument.self).map(\.line) == [1, nil, 3, nil, 5])
        #expect(
            outcome.lines[2].hasPrefix(#"{"schema":"trends.error/1","line":3,"error":"is blank","id":null,"model":"#))
        #expect(outcome.errors.isEmpty)
        try place.trends("classify", "--jsonl", input: "\n\n").expectSuccess()
        try place.trends("classify", "--jsonl", input: "\n\n{\n\"a\": 1}\n")
            .expectFailure(65, saying: "is a JSON document")
    }

    @Test("a part of which nothing can be read is no failure where that is said; one document still is")
    func keepGoing() throws {
        let outcome = try place.trends("classify", "--jsonl", "--keep-going", input: "no\n[]\n")
        outcome.expectSuccess()
        #expect(try outcome.documents(ClassificationDocument.self).map(\.line) == [1, 2])
        try place.trends("classify", "--jsonl", "--keep-going", input: "[{\"abstract\":\"a\"}]")
            .expectFailure(65, saying: "is a JSON document")
        try place.trends("classify", "--keep-going", input: "a").expectFailure(
            64, saying: "--keep-going goes with --jsonl")
        try place.trends("classify", "--expect", "2", input: "a").expectFailure(
            64, saying: "--expect goes with --jsonl")
    }

    @Test("fewer lines than expected are a failed check behind all answers", arguments: [(2, 0), (3, 0), (4, 1)])
    func expect(count: Int, status: Int32) throws {
        let input = Self.line(0) + "\n\nno\n"
        let outcome = try place.trends("classify", "--jsonl", "--expect", "\(count)", "--output", "out", input: input)
        #expect(outcome.status == status)
        #expect(outcome.errors.contains("3 lines came, and not 4") == (status == 1))
        #expect(try place.text("out").split(separator: "\n").count == 3)
    }

    @Test("invalid UTF 8 spoils only its line") func invalidUTF8SpoilsOnlyItsLine() throws {
        var bytes = Array((Self.line(0) + "\n" + #"{"text":""#).utf8)
        bytes += [0xFF] + Array((#""}"# + "\n" + Self.line(1) + "\n").utf8)
        let outcome = try place.trends("classify", "--jsonl", bytes: bytes)
        outcome.expectSuccess()
        #expect(try outcome.documents(ClassificationDocument.self).map(\.line) == [nil, 2, nil])
    }

    @Test("only bad lines are a failure") func onlyBadLinesAreAFailure() throws {
        let outcome = try place.trends("classify", "--jsonl", input: "no\n[]\n")
        #expect(outcome.status == 65)
        #expect(try outcome.documents(ClassificationDocument.self).map(\.line) == [1, 2])
        try place.trends("classify", "--jsonl", input: "").expectSuccess()
    }

    @Test("a line gets the answer that it gets alone") func aLineGetsTheAnswerThatItGetsAlone() throws {
        let together = try classify(Self.joined(Self.lines), "--all", "--explain")
        for index in [0, 4] {
            let alone: ClassificationDocument = try place.trends(
                "classify", "--json", "--all", "--explain", input: Self.texts[index]
            )
            .document()
            #expect(together[index].topics == alone.topics)
            #expect(together[index].primary == alone.primary)
        }
    }

    @Test("order threads and compression change nothing") func orderThreadsAndCompressionChangeNothing() throws {
        let forward = try place.trends("classify", "--jsonl", "--all", "--threads", "1", input: Self.joined(Self.lines))
            .lines
        let backward = try place.trends(
            "classify", "--jsonl", "--all", "--threads", "2", input: Self.joined(Self.lines.reversed())
        ).lines
        #expect(forward.count == Self.texts.count)
        #expect(backward.reversed() == forward)
        try place.write("papers.jsonl", Self.joined(Self.lines))
        try place.shell("gzip -k papers.jsonl").expectSuccess()
        #expect(try place.trends("classify", "--jsonl", "--all", "papers.jsonl.gz").lines == forward)
        #expect(
            try place.trends("classify", "--jsonl", "--all", "papers.jsonl", "--output", "out.jsonl").outputBytes
                .isEmpty)
        #expect(try place.text("out.jsonl") == Self.joined(forward))
    }

    @Test("each answer is flushed before the next line is awaited") func eachAnswerIsFlushedBeforeTheNextLineIsAwaited()
        throws
    {
        let talk = try Conversation(TrendsCommand(folder: place.folder, arguments: ["classify", "--jsonl"]))
        for index in [0, 1] {
            try talk.say(Self.line(index))
            let answer = try #require(try talk.answer(), "no answer while the input is open")
            #expect(answer.contains(#""id":"d\#(index)""#))
        }
        #expect(try talk.end() == 0)
    }

    /// Shorter than what tells compressed files, and the first letters of some of these.
    @Test(
        "a first line is answered at once, however short it is",
        arguments: ["", "x", "7", "B", "BZ", "PK", "P", "(", "_*"])
    func aFirstLineIsAnsweredAtOnce(line: String) throws {
        let talk = try Conversation(TrendsCommand(folder: place.folder, arguments: ["classify", "--jsonl"]))
        try talk.say(line)
        let answer = try #require(try talk.answer(), "no answer while the input is open")
        #expect(answer.contains(#""line":1"#))
        try talk.say(Self.line(1))
        #expect(try talk.answer()?.contains(#""id":"d1""#) ?? false)
        #expect(try talk.end() == 0)
    }

    @Test("a NUL byte is a matter of its line, wherever it stands", arguments: [0, 1, 2])
    func aNullByteIsAMatterOfItsLine(place bad: Int) throws {
        var lines = (0..<3).map { Array(Self.line($0).utf8) }
        lines[bad].insert(0, at: 12)
        let outcome = try place.trends("classify", "--jsonl", bytes: lines.flatMap { $0 + [0x0A] })
        outcome.expectSuccess()
        let documents = try outcome.documents(ClassificationDocument.self)
        #expect(documents.count == 3)
        #expect(documents.indices.filter { documents[$0].line != nil } == [bad])
        // What begins as no record is no other matter.
        lines[bad] = [0x61, 0, 0x62]
        let other = try place.trends("classify", "--jsonl", bytes: lines.flatMap { $0 + [0x0A] })
        other.expectSuccess()
        #expect(other.lines.count == 3)
    }
}
