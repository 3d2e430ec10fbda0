import Testing

@testable import PaperArchive

@Suite struct SearchQueryTests {
    /// A condition as it was understood, with all parentheses.
    private func shape(_ condition: SearchQuery.Condition) -> String {
        switch condition {
        case .words(let words):
            (words.column.map { "\($0):" } ?? "") + (words.isExact ? "'\(words.text)'" : words.text)
        case .fact(.topic(let topic)): "topic:\(topic)"
        case .fact(let fact): "\(fact)"
        case .all(let parts): "(\(parts.map(shape).joined(separator: " AND ")))"
        case .any(let parts): "(\(parts.map(shape).joined(separator: " OR ")))"
        case .not(let part): "NOT \(shape(part))"
        }
    }

    @Test(
        "NOT binds most tightly, then AND, written or not, then OR",
        arguments: [
            ("nets", "nets"), ("wide nets", "(wide AND nets)"), (#""wide nets""#, "'wide nets'"),
            ("“wide nets”", "'wide nets'"), ("ti:nets", "title:nets"), ("TITLE:nets", "title:nets"),
            ("abs:nets au:mia", "(abstract:nets AND authors:mia)"),
            ("nets -wide", "(nets AND NOT wide)"), ("nets NOT wide", "(nets AND NOT wide)"),
            ("-wide nets", "(NOT wide AND nets)"), ("nets NOT NOT wide", "(nets AND wide)"),
            ("nets AND NOT wide", "(nets AND NOT wide)"),
            (#"nets -"so wide" -au:bo"#, "(nets AND NOT 'so wide' AND NOT authors:bo)"),
            ("nets -(wide OR deep)", "(nets AND NOT (wide OR deep))"),
            ("NOT wide nets", "(NOT wide AND nets)"), ("a OR NOT b c", "(a OR (NOT b AND c))"),
            ("wide OR deep nets", "(wide OR (deep AND nets))"), ("wide deep OR nets", "((wide AND deep) OR nets)"),
            ("wide OR deep AND nets", "(wide OR (deep AND nets))"),
            ("(wide OR deep) nets", "((wide OR deep) AND nets)"),
            ("(wide nets) OR (deep nets)", "((wide AND nets) OR (deep AND nets))"),
            ("ti:(wide OR au:bo)", "(title:wide OR authors:bo)"),
            ("ti:(wide nets) OR deep", "((title:wide AND title:nets) OR deep)"),
            ("topic:(a OR b) c", "((topic:a OR topic:b) AND c)"), (#"-topic:"a b" c"#, "(NOT topic:a b AND c)"),
            ("a OR b OR c", "(a OR b OR c)"), ("net*", "net*"), ("(net*)", "net*"),
            ("GPT-4", "GPT-4"), (#"ti:"kv cache""#, "title:'kv cache'"), ("a & b", "(a AND b)"),
            ("http://x", "http://x"), ("SO(3)", "SO(3)"), ("(SO(3) b)", "(SO(3) AND b)"),
            ("std::vector", "std::vector"), ("Mamba: linear", "(Mamba: AND linear)"),
            ("or and not near", "(or AND and AND not AND near)"), ("a -- b", "(a AND b)"),
            ("ORB NOTE ANDES", "(ORB AND NOTE AND ANDES)"), (#""AND" "OR""#, "('AND' AND 'OR')"),
            ("- b", "b"), ("a OR &", "a"), (#"a"b"#, #"a"b"#),
        ])
    func precedence(text: String, expected: String) throws {
        #expect(try shape(SearchQuery(text).condition) == expected)
    }

    private func expression(_ text: String) throws -> String? { SearchExpression(try SearchQuery(text)).whole }

    @Test(
        "becomes an expression in which all words are quoted",
        arguments: [
            ("au:mia", #"({authors} : "mia" OR {extra} : "umia")"#),
            (#"ti:"nets""#, #"({title} : "nets" OR {extra} : "tnets")"#),
            ("ti:net", #"({title} : "net" OR {extra} : ("tnet" OR "pnet"))"#),
            ("ti:nets", #"({title} : "nets" OR {title} : "net" OR {extra} : ("tnets" OR "tnet" OR "pnet"))"#),
            (
                "nets",
                #"("nets" OR {title abstract} : "net" OR {extra} : ("tnets" OR "anets" OR "unets" OR "tnet" OR "anet" "#
                    + #"OR "pnet" OR "qnet"))"#
            ),
            (#"au:"Wałęsa""#, #"({authors} : "Wałęsa" OR {authors} : "walesa" OR {extra} : "uwalesa")"#),
            ("au:ne*", #"({authors} : "ne*" * OR {extra} : "une" *)"#),
            ("ti:C++", #"{extra} : "tcplusplus""#),
            ("F#", #"{extra} : ("tfsharp" OR "afsharp" OR "ufsharp")"#), ("ti:深度学", #"{extra} : "t深度 t度学""#),
            ("au:李", #"{extra} : "u李" *"#),
            ("ti:用C++写", #"({extra} : "t用" * AND {extra} : "t写" * AND {extra} : "tcplusplus")"#),
        ])
    func becomesAnExpressionInWhichAllWordsAreQuoted(text: String, expected: String) throws {
        #expect(try expression(text) == expected)
    }

    @Test("what the tables answer stands beside the words, and words beside them where only either is asked for")
    func whatTheTablesAnswer() throws {
        func parts(_ text: String) throws -> (Bool, Int, Bool) {
            let expression = SearchExpression(try SearchQuery(text))
            return (expression.whole != nil, expression.rest.count, expression.anyWord != nil)
        }
        #expect(try parts("nets topic:x -deep after:2025") == (true, 2, true))
        #expect(try parts("(nets OR topic:x) wide") == (true, 1, true))
        #expect(try parts("nets OR topic:x") == (false, 1, true))
        #expect(try parts("nets OR -wide") == (false, 1, true))
        #expect(try parts("topic:x -wide") == (false, 2, false))
    }

    @Test(
        "says what is wrong and where",
        arguments: [
            ("", 0, SearchQueryError.Reason.empty), ("  & ++ ", 0, .empty), ("-a", 0, .onlyExclusions),
            ("-topic:x", 0, .onlyExclusions), ("NOT (a b)", 0, .onlyExclusions), ("-a OR -b", 0, .onlyExclusions),
            ("a mark:seen", 2, .unknownMark("seen")), ("type:revew", 0, .unknownType("revew")),
            ("a language:xyz1", 2, .unknownLanguage("xyz1")), ("type:\"' OR 1 --\"", 0, .unknownType("' OR 1 --")),
            ("-*", 0, .onlyExclusions),
            (#"a "b c"#, 2, .openQuote), ("a ti:", 2, .missingValue(field: "ti")),
            ("(ti:)", 1, .missingValue(field: "ti")),
            ("a topic: b", 2, .missingValue(field: "topic")), (#"ti:"""#, 0, .missingValue(field: "ti")),
            ("OR a", 0, .loneOperator("OR")), ("AND a", 0, .loneOperator("AND")), ("a NOT", 2, .loneOperator("NOT")),
            ("a NOT OR b", 2, .loneOperator("NOT")), ("(a OR)", 3, .loneOperator("OR")),
            ("a OR", 2, .loneOperator("OR")), ("a OR OR b", 5, .loneOperator("OR")),
            ("a AND AND b", 6, .loneOperator("AND")),
            ("a AND OR b", 2, .loneOperator("AND")), ("(OR a)", 1, .loneOperator("OR")),
            ("(a", 0, .openParenthesis), ("b (a OR (c d)", 2, .openParenthesis), ("a) b", 1, .strayParenthesis),
            ("a ()", 2, .emptyParentheses), ("ti:( )", 3, .emptyParentheses),
            ("a toppic:x", 2, .unknownField("toppic", alike: ["topic"])),
            ("autor:x", 0, .unknownField("autor", alike: ["author"])),
            ("titel:x", 0, .unknownField("titel", alike: ["title"])),
            (#"zzzzzz:"x y""#, 0, .unknownField("zzzzzz", alike: [])),
            ("é before:2025-13", 2, .badDate("2025-13")), ("before:x", 0, .badDate("x")),
            ("before:2025-06-01T", 0, .badDate("2025-06-01T")), ("after:2025-06-01-02", 0, .badDate("2025-06-01-02")),
            ("listed:2025-08..2025-06", 0, .reversedDays("2025-08..2025-06")),
            ("listed:2025..", 0, .badDate("2025..")), ("listed:2025..06", 0, .badDate("2025..06")),
            (String(repeating: "(", count: 13) + "a", 12, .tooDeep(limit: 12)),
            ("a " + String(repeating: "NOT ", count: 13) + "a", 50, .tooDeep(limit: 12)),
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
        #expect(throws: SearchQueryError.self) { try SearchQuery(String(repeating: "(", count: 1 << 20)) }
        #expect(throws: SearchQueryError.self) { try SearchQuery(String(repeating: "x:", count: 1 << 20)) }
    }

    private func facts(_ text: String) throws -> [SearchQuery.Fact] { try SearchQuery(text).condition.facts }

    @Test("dates are of days months and years, and from one to another") func datesAreOfDaysMonthsAndYears() throws {
        func number(_ text: String) throws -> Int { try day(text).daysSinceEpoch }
        #expect(try facts("after:2025") == [.days(.either, from: number("2025-01-01"), until: nil)])
        #expect(try facts("before:2025-06") == [.days(.either, from: nil, until: number("2025-06-01"))])
        #expect(try facts("after:2025-06-07") == [.days(.either, from: number("2025-06-07"), until: nil)])
        let days: [(String, SearchQuery.DayKind, String, String)] = [
            ("listed:2025", .listed, "2025-01-01", "2026-01-01"),
            ("published:2025-12", .published, "2025-12-01", "2026-01-01"),
            ("listed:2025-02-28", .listed, "2025-02-28", "2025-03-01"),
            ("listed:2025-06..2025-08", .listed, "2025-06-01", "2025-09-01"),
        ]
        for (text, kind, from, until) in days {
            #expect(try facts(text) == [.days(kind, from: number(from), until: number(until))])
        }
    }

    @Test("names its topics, as they are written, and others can stand in their place") func namesItsTopics() throws {
        let query = try SearchQuery(#"nets topic:Agents OR topic:"Speech, spoken" -topic:vision label:nets label:*"#)
        #expect(query.topics == ["Agents", "Speech, spoken", "vision", "nets"])
        #expect(query.modelTopics == ["Agents", "Speech, spoken", "vision"])
        #expect(query.replacingTopics { $0.uppercased() }.topics == ["AGENTS", "SPEECH, SPOKEN", "VISION", "NETS"])
        #expect(try SearchQuery("nets").topics == [])
    }

    @Test(
        "a bare identifier is one, in any form; other addresses are words",
        arguments: [
            ("2412.07730", "2412.07730"), ("arXiv:2412.07730v2", "2412.07730"), ("hep-th/9901001", "hep-th/9901001"),
            ("https://arxiv.org/pdf/2412.07730v1", "2412.07730"),
            ("https://huggingface.co/papers/2412.07730", "2412.07730"),
            ("10.1103/PhysRevD.76.013009", "10.1103/physrevd.76.013009"),
            ("https://doi.org/10.1103/PhysRevD.76.013009", "10.1103/physrevd.76.013009"),
            ("doi:10.1103/PhysRevD.76.013009", "10.1103/physrevd.76.013009"), ("PMID:31452104", "PMID:31452104"),
            ("https://openreview.net/forum?id=aBcD1234", "aBcD1234"), ("id:papers.csv#17", "papers.csv#17"),
        ])
    func aBareIdentifierIsOne(text: String, id: String) throws {
        #expect(try facts(text) == [.identifier(id)])
        #expect(try facts("(nets OR \(text))") == [.identifier(id)])
        #expect(try facts("\"\(text)\" nets").isEmpty || text.hasPrefix("id:"))
    }

    @Test("categories, sources and beginnings of identifiers") func otherFields() throws {
        #expect(
            try facts("cat:cs.CL OR cat:cs.*") == [
                .category("cs.CL", isBeginning: false), .category("cs.", isBeginning: true),
            ])
        #expect(
            try facts(#"source:"my list.txt" id:2412*"#) == [
                .source("my list.txt"), .identifierBeginning("2412"),
            ])
        #expect(try facts("https://github.com/x/y").isEmpty)
    }

    @Test("a minus behind a field excludes as one before it does") func minusBehindField() throws {
        #expect(try SearchQuery("kites ti:-robot").condition == SearchQuery("kites -ti:robot").condition)
        #expect(try SearchQuery("kites -ti:-robot").condition == SearchQuery("kites ti:robot").condition)
        #expect(throws: SearchQueryError(offset: 0, reason: .onlyExclusions)) { try SearchQuery("ti:-robot") }
    }
}
