import Testing

@testable import PaperArchive

@Suite struct SearchQueryTests {
    private func expression(_ text: String) throws -> String? { SearchExpression(try SearchQuery(text)).whole }

    @Test(
        "says what is wrong and where",
        arguments: [
            ("nets", #""nets""#), ("wide nets", #"("wide" AND "nets")"#), (#""wide nets""#, #""wide nets""#),
            ("ti:nets", #"{title} : "nets""#),
            ("abs:nets au:mia", #"({abstract} : "nets" AND {authors} : "mia")"#), ("TITLE:nets", #"{title} : "nets""#),
            ("nets -wide", #""nets" NOT "wide""#),
            (#"nets -"so wide" -au:bo"#, #""nets" NOT ("so wide" OR {authors} : "bo")"#),
            ("wide OR deep nets", #"(("wide" OR "deep") AND "nets")"#), ("a OR b OR c", #"("a" OR "b" OR "c")"#),
            ("net*", #""net*" *"#),
            ("GPT-4", #""GPT-4""#), (#"ti:"kv cache""#, #"{title} : "kv cache""#), ("a & b", #"("a" AND "b")"#),
            ("http://x", #""http://x""#),
            ("or and not near", #"("or" AND "and" AND "not" AND "near")"#), ("a -- b", #"("a" AND "b")"#),
            ("- b", #""b""#),
            (#"a"b"#, #""a""b""#), ("ti:C++", #"{extra} : "tcplusplus""#),
            ("F#", #"{extra} : ("tfsharp" OR "afsharp" OR "ufsharp")"#), ("ti:深度学", #"{extra} : "t深度 t度学""#),
            ("au:李", #"{extra} : "u李" *"#),
            ("ti:用C++写", #"({extra} : "t用" * AND {extra} : "t写" * AND {extra} : "tcplusplus")"#),
        ])
    func becomesAnExpressionInWhichAllWordsAreQuoted(text: String, expected: String) throws {
        #expect(try expression(text) == expected)
    }

    @Test(arguments: [
        ("", 0, SearchQueryError.Reason.empty), ("  & ++ ", 0, .empty), ("-a", 0, .onlyExclusions),
        ("-topic:x", 0, .onlyExclusions),
        (#"a "b c"#, 2, .openQuote), ("a ti:", 2, .missingValue(field: "ti")),
        ("a topic: b", 2, .missingValue(field: "topic")),
        ("OR a", 0, .loneOr),
        ("a OR", 2, .loneOr), ("a OR OR b", 5, .loneOr), ("a OR -b", 2, .mixedOr), ("a OR topic:b", 2, .mixedOr),
        ("after:2025 OR after:2024", 11, .mixedOr), ("é before:2025-13", 2, .badDate("2025-13")),
        ("before:x", 0, .badDate("x")),
        ("before:2025-06-01T", 0, .badDate("2025-06-01T")), ("after:2025-06-01-02", 0, .badDate("2025-06-01-02")),
    ])
    func saysWhatIsWrongAndWhere(text: String, offset: Int, reason: SearchQueryError.Reason) {
        #expect(throws: SearchQueryError(offset: offset, reason: reason)) { try SearchQuery(text) }
        #expect(!SearchQueryError(offset: offset, reason: reason).description.contains("\n"))
    }

    @Test("more conditions than anyone writes are refused") func moreConditionsThanAnyoneWritesAreRefused() throws {
        _ = try SearchQuery(String(repeating: "a ", count: 64))
        #expect(throws: SearchQueryError(offset: 128, reason: .tooLong(limit: 64))) {
            try SearchQuery(String(repeating: "a ", count: 65))
        }
    }

    @Test("dates are of days months and years") func datesAreOfDaysMonthsAndYears() throws {
        func days(_ text: String) throws -> [SearchQuery.Alternative] {
            try SearchQuery(text).clauses.flatMap(\.alternatives)
        }
        #expect(try days("after:2025") == [.from(try day("2025-01-01").daysSinceEpoch)])
        #expect(try days("before:2025-06") == [.until(try day("2025-06-01").daysSinceEpoch)])
        #expect(try days("after:2025-06-07") == [.from(try day("2025-06-07").daysSinceEpoch)])
    }

    @Test("names its topics") func namesItsTopics() throws {
        #expect(
            try SearchQuery("nets topic:Agents OR topic:speech -topic:vision").topics == ["agents", "speech", "vision"])
        #expect(try SearchQuery("nets").topics == [])
    }
}
