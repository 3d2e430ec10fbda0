import Papers
import Testing

@testable import PaperArchive

@Suite struct SearchTests {
    private let archive: Archive

    init() throws { archive = try Archive.inMemory() }

    private func save(_ papers: [Paper]) throws {
        try archive.save(papers, source: "s", format: "f", importedOn: try day("2025-06-01"))
    }

    private func found(_ query: String, model: String? = nil) throws -> [String] {
        let page = try archive.search(try SearchQuery(query), model: model)
        #expect(page.total == page.hits.count)
        return page.hits.map { $0.paper.paper.id ?? "-" }
    }

    @Test("looks in titles abstracts and authors") func looksInTitlesAbstractsAndAuthors() throws {
        try save([
            Paper(id: "1", title: "Wide Nets", abstract: "We knit.", authors: ["Mia Rain"]),
            Paper(
                id: "2", title: "Knitting", abstract: "We widen nets and nets.", authors: ["Bo Lünd", "Wide Nobody"]),
            Paper(
                id: "3", title: "Trees", abstract: "Of speech.", published: try stated("2025-03-04"),
                authors: ["Mia Wide"]),
        ])
        #expect(try found("nets") == ["1", "2"])
        #expect(try found("abs:nets") == ["2"])
        #expect(try found("NETS -ti:nets") == ["2"])
        #expect(Set(try found("wide")) == ["1", "2", "3"])
        #expect(try found("au:lund") == ["2"])
        #expect(try found("\"mia rain\" OR speech").sorted() == ["1", "3"])
        #expect(try found("(wide trees) OR (knit ti:nets)").sorted() == ["1", "3"])
        #expect(try found("trees OR before:2025-01").sorted() == ["3"])
        #expect(try found("nets OR after:2025-03").sorted() == ["1", "2", "3"])
        #expect(try found("mia AND (nets OR after:2025-03) -trees") == ["1"])
        #expect(try found("nets OR NOT wide") == ["1", "2"])
        #expect(try found("nets NOT \"knit\"") == ["2"])
        #expect(try found("knit*").sorted() == ["1", "2"])
        #expect(try found("knit").sorted() == ["1", "2"])
        #expect(try found("\"knit\"") == ["1"])
        #expect(try found("after:2025-03-04") == ["3"])
        #expect(try found("mia before:2025-03-04") == [])
        #expect(try found("mia -after:2025") == ["1"])
        #expect(try found("after:2025 -trees") == [])
    }

    @Test("languages and types of works, as a person writes them") func kinds() throws {
        try save([
            Paper(id: "1", title: "Nets", language: "en", type: "article"),
            Paper(id: "2", title: "Netze", language: "de", type: "book-chapter"),
            Paper(id: "3", title: "More nets", type: "review"), Paper(id: "4", title: "No nets"),
        ])
        #expect(try found("language:de") == ["2"])
        #expect(try found("language:English") == ["1"])
        #expect(try found("LANGUAGE:en-GB nets") == ["1"])
        #expect(try found("nets -language:de").sorted() == ["1", "3", "4"])
        #expect(try found("type:\"Journal Article\"") == ["1"])
        #expect(try found("type:book-chapter OR type:Review").sorted() == ["2", "3"])
        #expect(try found("type:*").sorted() == ["1", "2", "3"])
        #expect(try found("nets -language:*").sorted() == ["3", "4"])
        #expect(try found("language:fr") == [])
    }

    @Test("marks, and every paper") func marks() throws {
        try save((1...4).map { Paper(id: "\($0)", title: "Nets \($0)", published: try? stated("2025-03-0\($0)")) })
        func mark(_ id: String, _ kinds: PaperMark.Kind...) throws {
            let key = try #require(try archive.paper(withID: id)).id
            for kind in kinds { try archive.mark([key], PaperMark(kind, day: try day("2025-06-02"))) }
        }
        try mark("1", .read, .good)
        try mark("2", .read, .unread, .good, .bad)
        try mark("3", .bad)
        #expect(try found("*") == ["4", "3", "2", "1"])
        #expect(try found("* before:2025-03-03") == ["2", "1"])
        #expect(try found("* -mark:read") == ["4", "3", "2"])
        #expect(try found("mark:read") == ["1"])
        #expect(try found("mark:unread") == ["4", "3", "2"])
        #expect(try found("mark:UNREAD nets").sorted() == ["2", "3", "4"])
        #expect(try found("mark:good") == ["1"])
        #expect(try found("mark:bad").sorted() == ["2", "3"])
        #expect(try found("mark:good OR mark:bad -mark:read").sorted() == ["1", "2", "3"])
    }

    @Test("scripts without spaces and names with signs are found") func scriptsWithoutSpacesAndNamesWithSignsAreFound()
        throws
    {
        try save([
            Paper(id: "1", title: "深度学习综述", abstract: "We use C++ and F#."),
            Paper(id: "2", title: "学习深度", abstract: "We see C and GPT-4."),
            Paper(id: "3", title: "ディープ学習 models", authors: ["李雷"]), Paper(id: "4", title: "GPT 4 and GPT4"),
        ])
        #expect(try found("深度学习") == ["1"])
        #expect(try found("学习").sorted() == ["1", "2"])
        #expect(try found("学").sorted() == ["1", "2", "3"])
        #expect(try found("述") == ["1"])
        #expect(try found("abs:学习") == [])
        #expect(try found("au:李雷") == ["3"])
        #expect(try found("c++") == ["1"])
        #expect(try found("f#") == ["1"])
        #expect(try found("abs:c").sorted() == ["1", "2"])
        #expect(try found("gpt-4").sorted() == ["2", "4"])
        #expect(try found("gpt4") == ["4"])
        #expect(try found("学习 -c++") == ["2"])
    }

    @Test("topics are those of the model") func topicsAreThoseOfTheModel() throws {
        try save((1...3).map { Paper(id: "\($0)", title: "Paper \($0)") })
        let topics = ["nets", "speech"]
        let made = try archive.unclassifiedPapers(model: "m").map { stored in
            let isFirst = stored.paper.id == "1"
            return (
                key: stored.id,
                classification: Classification(
                    topics: [
                        TopicProbability(topic: "nets", probability: 0.75, assigned: stored.paper.id != "3"),
                        TopicProbability(topic: "speech", probability: 0.5, assigned: isFirst),
                    ], primary: "nets")
            )
        }
        try archive.saveClassifications(made, model: "m", topics: topics)
        #expect(try found("topic:nets", model: "m") == ["1", "2"])
        #expect(try found("paper topic:speech", model: "m") == ["1"])
        #expect(try found("paper -topic:speech", model: "m") == ["2", "3"])
        #expect(try found("topic:speech OR topic:nets", model: "m") == ["1", "2"])
        #expect(try found("paper topic:unknown", model: "m") == [])
        #expect(try found("topic:nets", model: "none") == [])
        #expect(try found("NOT topic:speech topic:nets", model: "m") == ["2"])
        #expect(try found("paper (topic:speech OR id:3)", model: "m") == ["1", "3"])
    }

    @Test("singular and plural and other forms of a word meet, and what is in quotes is exact") func stemsMeet() throws
    {
        try save([
            Paper(id: "1", title: "Benchmarks", abstract: "We optimize policies."),
            Paper(id: "2", title: "A benchmark", abstract: "Of policy optimization.", authors: ["Jo Peters"]),
            Paper(id: "3", title: "Benchmarking", abstract: "Optimizing.", authors: ["Jo Peter"]),
        ])
        for form in ["benchmark", "benchmarks", "BENCHMARKED"] { #expect(try found(form).count == 3, "\(form)") }
        #expect(try found("ti:benchmark").sorted() == ["1", "2", "3"] && found("abs:benchmark") == [])
        #expect(try found("\"benchmarks\"") == ["1"] && found("\"a benchmark\"") == ["2"])
        #expect(try found("\"a benchmarks\"") == [])
        #expect(try found("policy").sorted() == ["1", "2"] && found("optimizes").count == 3)
        #expect(try found("optimizes -policies") == ["3"])
        #expect(try found("benchmark*").count == 3 && found("benchmarki*") == ["3"])
        // Names have no forms.
        #expect(try found("peters") == ["2"] && found("au:peter") == ["3"])
        #expect(try found("benchmarks").first == "1")
        let hit = try #require(try archive.search(SearchQuery("policy ti:benchmarks id:3 OR policy id:1")).hits.first)
        #expect(hit.excerpt.marks.map { String(hit.excerpt.text[$0]) } == ["policies"])
        #expect(hit.title.marks.map { String(hit.title.text[$0]) } == ["Benchmarks"])
        try archive.checkIntegrity()
        #expect(try archive.examine() == [])
    }

    @Test("letters meet as they are commonly written, and words of other scripts inside of those without spaces")
    func lettersFold() throws {
        try save([
            Paper(id: "1", title: "Wałęsa and Ørsted", authors: ["Łukasz Kaiser", "Søren Æbel", "Ann Straße"]),
            Paper(id: "2", title: "使用BERT模型models的综述", abstract: "基于GPT4的ﬁne方法"),
            Paper(id: "3", title: "Всё о ёлках", abstract: "Naïve networks", authors: ["José Ünal", "Lukasz Other"]),
        ])
        for name in ["lukasz", "Łukasz", "ŁUKASZ"] { #expect(try found(name).sorted() == ["1", "3"], "\(name)") }
        for name in [
            "soren", "aebel", "strasse", "straße", "orsted", "walesa", "au:\"lukasz kaiser\"", "\"lukasz kaiser\"",
            "\"Łukasz Kaiser\"", "ti:\"walesa and orsted\"", "luk* kaiser",
        ] {
            #expect(try found(name) == ["1"], "\(name)")
        }
        for word in ["bert", "ti:BERT", "\"bert\"", "model", "models", "gpt4", "fine", "BERT模型", "ber*"] {
            #expect(try found(word) == ["2"], "\(word)")
        }
        for word in ["все", "ёлках", "елках", "naive", "naïve", "jose", "unal"] {
            #expect(try found(word) == ["3"], "\(word)")
        }
        #expect(try found("\"model\"") == [])
        #expect(try archive.examine() == [])
    }

    @Test("the words are marked") func theWordsAreMarked() throws {
        try save([
            Paper(
                id: "1", title: "Of Néts and nets", abstract: String(repeating: "word ", count: 100) + "nets at last.")
        ])
        let hit = try #require(try archive.search(try SearchQuery("nets")).hits.first)
        #expect(hit.title.text == "Of Néts and nets")
        #expect(hit.title.marks.map { String(hit.title.text[$0]) } == ["Néts", "nets"])
        #expect(hit.excerpt.marks.map { String(hit.excerpt.text[$0]) } == ["nets"])
        #expect(hit.excerpt.text.hasPrefix("…") && hit.excerpt.text.count < 400)
    }

    @Test("each paper of a page is marked by itself", arguments: ["knit", "knit*"])
    func eachPaperOfAPageIsMarkedByItself(query: String) throws {
        try save(
            (1...5).map {
                Paper(
                    id: "\($0)", title: "Paper \($0)", abstract: "It can \(String(repeating: "knit ", count: $0))well.")
            })
        let page = try archive.search(try SearchQuery(query), offset: 1, limit: 3)
        #expect(page.total == 5 && page.hits.count == 3)
        for hit in page.hits {
            let number = try #require(hit.paper.paper.id.flatMap { Int($0) })
            #expect(hit.title.text == "Paper \(number)" && hit.title.marks.isEmpty)
            #expect(hit.excerpt.marks.map { String(hit.excerpt.text[$0]) } == Array(repeating: "knit", count: number))
        }
    }

    @Test("the index follows the texts") func theIndexFollowsTheTexts() throws {
        try save([
            Paper(title: "Wide Nets", abstract: "First."),
            Paper(id: "2501.00001", title: "Old title", abstract: "Short."),
        ])
        try save([Paper(id: "2501.00001", title: "A longer title", abstract: "Short.")])
        #expect(try found("old") == [])
        #expect(try found("longer") == ["2501.00001"])
        // Another paper of the same text gets an identifier and takes the first one in.
        try save([Paper(id: "2501.00001", title: "Wide Nets", abstract: "First.")])
        #expect(try found("first") == ["2501.00001"])
        #expect(try found("wide") == ["2501.00001"])
        #expect(try found("longer") == [])
        try archive.checkIntegrity()
    }

    @Test("pages follow each other in a stable order") func pagesFollowEachOtherInAStableOrder() throws {
        var random = RandomPapers(seed: 6)
        let papers = random.identified(120)
        try save(papers)
        let other = try Archive.inMemory()
        for paper in papers.reversed() {
            try other.save([paper], source: "s", format: "f", importedOn: try day("2025-06-01"))
        }
        for text in ["title", "w0 -w1", "w1 OR w2", "after:2024-10-10"] {
            let query = try SearchQuery(text)
            let whole = try archive.search(query, limit: 200)
            let paged = try stride(from: 0, to: 200, by: 7).flatMap {
                try archive.search(query, offset: $0, limit: 7).hits
            }
            #expect(paged == whole.hits)
            #expect(whole.total == whole.hits.count && whole.total > 10)
            #expect(try other.search(query, limit: 200).hits.map(\.paper.paper) == whole.hits.map(\.paper.paper))
        }
    }

    @Test("identifiers categories sources labels and days") func identifiersCategoriesSourcesLabelsAndDays() throws {
        let papers = [
            Paper(
                id: "2501.00001", title: "One", published: try stated("2025-01-31"),
                listed: try stated("2025-02-03"), categories: ["cs.CL", "stat.ML"], doi: "10.1000/Xyz"),
            Paper(
                id: "2501.00002", title: "Two of 2501.00001", listed: try stated("2025-03-01"), categories: ["cs.LG"]),
            Paper(id: "17", title: "Three", categories: ["astro-ph", "a_b%\"c"]),
        ]
        try save(papers)
        try archive.save(
            [Paper(id: "17", title: "Another three")], source: "100%_list.csv", format: "csv",
            importedOn: try day("2025-06-01"))
        let key = try #require(try archive.paper(withID: "2501.00002")).id
        try archive.appendLabels([(key, LabelEntry(topic: "Nets", isAbout: true, day: try day("2025-06-01")))])
        for name in ["2501.00001", "arXiv:2501.00001v3", "https://arxiv.org/abs/2501.00001", "10.1000/xyz", "ti:one"] {
            #expect(try found(name) == ["2501.00001"], "\(name)")
        }
        #expect(try found("2501.00009") == [])
        #expect(try found("2501.00001 OR two") == ["2501.00002", "2501.00001"])
        #expect(try found("id:2501*").sorted() == ["2501.00001", "2501.00002"])
        #expect(try found("id:17").count == 2)
        #expect(try found("cat:CS.cl") == ["2501.00001"])
        #expect(try found("cat:cs").sorted() == ["2501.00001", "2501.00002"])
        #expect(try found("cat:c") == [] && found("cat:s.CL") == [])
        #expect(try found("cat:stat* OR cat:astro-ph").count == 2)
        #expect(try found(#"cat:"a_b%""#) == [] && found("cat:a%") == [])
        #expect(try found("source:100%_").count == 1 && found("source:csv three").count == 1)
        #expect(try found("source:1_0") == [])
        #expect(try found("label:Nets") == ["2501.00002"] && found("label:* OR one").count == 2)
        #expect(try found("label:other") == [])
        #expect(try found("published:2025-01") == ["2501.00001"])
        #expect(try found("listed:2025-02..2025-03") == ["2501.00002", "2501.00001"])
        #expect(try found("listed:2025 NOT published:2025") == ["2501.00002"])
    }

    @Test("the deepest and the longest query that is read is answered") func theDeepestQueryIsAnswered() throws {
        try save([Paper(id: "1", title: "Wide nets")])
        let deep = String(repeating: "(nets OR ti:(wide NOT ", count: 4)
        #expect(try found(deep + "deep" + String(repeating: "))", count: 4)) == ["1"])
        #expect(try found(Array(repeating: "(nets OR wide) NOT deep", count: 21).joined(separator: " AND ")) == ["1"])
        #expect(try found(Array(repeating: "C++ OR 深度学 OR after:2025", count: 21).joined(separator: " OR ")) == [])
    }

    /// Words are compared one by one, as one would with a finger on the page.
    @Test("agrees with the naive twin", arguments: 0..<40 as Range<UInt64>) func agreesWithTheNaiveTwin(seed: UInt64)
        throws
    {
        var random = RandomPapers(seed: seed)
        var papers = random.identified(30)
        for index in papers.indices { papers[index].title = random.words(1...5).joined(separator: " ") + " \(index)" }
        try save(papers)
        for _ in 0..<10 {
            let (some, none, joined) = (random.words(1...2), random.words(0...1), random.words(0...2))
            let text =
                (some + none.map { "-" + $0 } + (joined.isEmpty ? [] : ["(" + joined.joined(separator: " OR ") + ")"]))
                .joined(separator: " ")
            let expected = papers.filter { paper in
                let words = Set(
                    "\(paper.title) \(paper.abstract) \(paper.authors.joined(separator: " "))".split(separator: " ")
                        .map(String.init))
                return words.isSuperset(of: some) && words.isDisjoint(with: none)
                    && (joined.isEmpty || !words.isDisjoint(with: joined))
            }
            let page = try archive.search(try SearchQuery(text), limit: 100)
            #expect(Set(page.hits.compactMap(\.paper.paper.id)) == Set(expected.compactMap(\.id)), "\(text)")
        }
    }

    /// Whatever is written, SQLite never takes it for syntax.
    @Test("no text is syntax", arguments: 0..<40 as Range<UInt64>) func noTextIsSyntax(seed: UInt64) throws {
        try save([Paper(id: "1", title: "Nets", abstract: "Of words.")])
        var random = RandomPapers(seed: seed)
        let pieces = [
            "\"", "*", "^", "{", "}", "(", ")", "NEAR", "AND", "NOT", "OR", "ti:", "-", "+", ":", "'", ";", "nets", "w",
            " ", " ", "\0",
            "深", "c++", ",", "\\", "é",
        ]
        for _ in 0..<20 {
            let text = (0..<random.number(1...9)).map { _ in pieces[random.number(0...pieces.count - 1)] }.joined()
            guard let query = try? SearchQuery(text) else { continue }
            _ = try archive.search(query)
        }
    }

    @Test("candidates share a term and do not depend on the order of import")
    func candidatesShareATermAndDoNotDependOnTheOrderOfImport() throws {
        var random = RandomPapers(seed: 8)
        var papers = random.identified(60)
        for index in papers.indices {
            papers[index].abstract = (index < 5 ? "kv cache " : "") + (index < 25 ? "tree " : "") + "\(index)"
        }
        try save(papers)
        let other = try Archive.inMemory()
        for paper in papers.reversed() {
            try other.save([paper], source: "s", format: "f", importedOn: try day("2025-06-01"))
        }
        func ids(_ archive: Archive, _ terms: [String], _ limit: Int) throws -> Set<String> {
            Set(try archive.candidates(sharing: terms, limit: limit).compactMap { try archive.paper($0.id)?.paper.id })
        }
        for archive in [archive, other] {
            #expect(try ids(archive, ["kv cache", "tree"], 10) == Set(papers[..<5].compactMap(\.id)))
            #expect(try ids(archive, ["tree", "kv cache"], 30) == Set(papers[..<25].compactMap(\.id)))
            #expect(try ids(archive, ["cache kv", "\"", "title"], 30) == [])
        }
    }
}
