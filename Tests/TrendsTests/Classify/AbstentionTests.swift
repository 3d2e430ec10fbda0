import Testing

/// Text that is no abstract is not judged, and that is no failure.
@Suite struct AbstentionTests {
    private static let latin = """
        Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et \
        dolore magna aliqua. Ut enim ad \
        minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.
        """
    private static let poem = "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n"

    @Test(
        "what is no abstract gets no topics",
        arguments: [
            "", "\n", " \t\r\n \n", "haha", "haha\n", "1234567890", "1234567890\n", "!?", latin, poem, "\u{FEFF}",
        ])
    func whatIsNoAbstractGetsNoTopics(text: String) throws {
        let place = try Workplace()
        let outcome = try place.trends("classify", "--json", "--explain", "--all", input: text)
        outcome.expectSuccess()
        #expect(outcome.errors.isEmpty)
        let document: ClassificationDocument = try outcome.document()
        #expect(document.abstained == true)
        #expect(document.primary == nil)
        #expect(document.assigned.isEmpty)
        #expect(["empty", "too-short", "unknown-words", "outside-field"].contains(try #require(document.reason)))
    }

    @Test("people are told why") func peopleAreToldWhy() throws {
        let outcome = try Workplace().trends("classify", input: Self.poem)
        outcome.expectSuccess()
        #expect(outcome.output.hasPrefix("No topics: ") && outcome.lines.count == 1)
    }

    @Test("a threshold does not override it") func aThresholdDoesNotOverrideIt() throws {
        let document: ClassificationDocument = try Workplace().trends(
            "classify", "--json", "--threshold", "0", input: Self.latin
        )
        .document()
        #expect(document.abstained == true && document.assigned.isEmpty)
    }

    /// Nonsense, twenty other languages, recipes, e-mails, code, contracts, verses, news: of all
    /// these together less than 2 % may get a topic.
    @Test("what is foreign to the field gets no topics") func whatIsForeignToTheFieldGetsNoTopics() throws {
        let place = try Workplace()
        let answers: [ClassificationDocument] = try place.trends("classify", "--jsonl", fixture("foreign.jsonl"))
            .documents()
        let named = answers.filter { !$0.assigned.isEmpty }.map(\.id)
        #expect(answers.count >= 60)
        #expect(Double(named.count) < 0.02 * Double(answers.count), "\(named)")
    }

    /// Invented abstracts of the field: none may lose all its topics.
    @Test("abstracts of the field keep their topics") func abstractsOfTheFieldKeepTheirTopics() throws {
        let papers = TrendsBinary.repositoryPath("Data/examples/labelled.jsonl")
        let answers: [ClassificationDocument] = try Workplace().trends("classify", "--jsonl", papers).documents()
        #expect(answers.count >= 50)
        #expect(answers.filter(\.assigned.isEmpty).map(\.id) == [])
    }
}
