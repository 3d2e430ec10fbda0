import Listings
import PaperArchive
import PaperDesk
import Papers
import TestSupport
import Testing

/// Which records an archive takes for one paper, in every order of import.
@Suite struct PaperIdentityTests {
    private let folder: TemporaryFolder
    private let today: CalendarDay

    init() throws {
        folder = try TemporaryFolder()
        today = try day("2025-12-12")
    }

    /// What is stored after saving the papers in each order; the order must not show.
    private func stored(_ papers: Paper...) throws -> [Paper] {
        var results: [Contents] = []
        for order in permutations(papers) {
            let archive = try Archive.inMemory()
            for paper in order { try archive.save([paper], source: "s", format: "f", importedOn: today) }
            try archive.checkIntegrity()
            results.append(try Contents(archive))
        }
        let first = try #require(results.first)
        for result in results { #expect(result == first) }
        #expect(first.info.papers == first.papers.count)
        return first.papers
    }

    private func permutations(_ papers: [Paper]) -> [[Paper]] {
        if papers.isEmpty { return [[]] }
        return papers.indices.flatMap { index in
            var rest = papers
            let paper = rest.remove(at: index)
            return permutations(rest).map { [paper] + $0 }
        }
    }

    @Test("two versions of one identifier are one paper") func twoVersionsOfOneIdentifierAreOnePaper() throws {
        let papers = try stored(
            Paper(id: "2501.00001", title: "Nets", abstract: "First version."),
            Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second version says more."))
        #expect(papers == [Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second version says more.")])
    }

    @Test("a page entry and its record with identifier are one paper")
    func aPageEntryAndItsRecordWithIdentifierAreOnePaper() throws {
        let papers = try stored(
            Paper(title: "Wide nets", abstract: "We widen nets.", authorCount: 3, comments: 2),
            Paper(id: "2501.00001", title: "Wide Nets", abstract: "We widen nets!", upvotes: 5))
        #expect(papers.map(\.id) == ["2501.00001"])
        #expect(papers.first?.comments == 2)
        #expect(papers.first?.upvotes == 5)
    }

    @Test("two identifiers are two papers whatever their texts") func twoIdentifiersAreTwoPapersWhateverTheirTexts()
        throws
    {
        let one = Paper(id: "2501.00001", title: "Report", abstract: "We report.")
        let other = Paper(id: "2501.00002", title: "Report", abstract: "We report.")
        #expect(try stored(one, other) == [one, other])
    }

    @Test("the title decides where an abstract is missing") func theTitleDecidesWhereAnAbstractIsMissing() throws {
        #expect(
            try stored(
                Paper(title: "Wide nets"), Paper(id: "2501.00001", title: "Wide nets", abstract: "We widen nets."))
                == [Paper(id: "2501.00001", title: "Wide nets", abstract: "We widen nets.")])
    }

    @Test("the title does not decide where both have abstracts") func theTitleDoesNotDecideWhereBothHaveAbstracts()
        throws
    {
        #expect(
            try stored(Paper(title: "Report", abstract: "On nets."), Paper(title: "Report", abstract: "On trees."))
                .count == 2)
    }

    @Test("the title does not join different identifiers") func theTitleDoesNotJoinDifferentIdentifiers() throws {
        #expect(
            try stored(Paper(id: "1", title: "Report"), Paper(id: "2", title: "Report", abstract: "On trees.")).count
                == 2)
    }

    @Test("The newest version has title and abstract, whatever is longer")
    func theNewestVersion() throws {
        let first = Paper(
            id: "2512.00001", title: "Old title of the paper", abstract: "We claim one, two, three and four things.",
            version: 1)
        let second = Paper(
            id: "2512.00001", title: "New title", abstract: "We claim two things.", version: 2,
            updated: try day("2025-12-20"))
        #expect(try stored(first, second) == [second])
    }

    @Test("So it is with listings that say the version in the identifier, in either order")
    func versionsOfListings() throws {
        let texts = [
            #"{"id":"2512.00001v1","title":"Old title of the paper","abstract":"We claim one, two, three and four "#
                + #"things."}"#,
            #"{"id":"2512.00001v2","title":"New title","abstract":"We claim "#
                + #"two.","published":"2025-12-01","updated":"2025-12-20"}"#,
        ]
        for order in [[0, 1], [1, 0]] {
            let archive = try Archive.inMemory()
            for number in order {
                let papers = try ListingReader(formats: .desk).read(Array(texts[number].utf8), name: "v\(number).jsonl")
                    .papers
                try archive.save(papers, source: "v\(number).jsonl", format: "jsonl", importedOn: today)
            }
            let paper = try #require(try archive.paper(withID: "2512.00001")).paper
            #expect(paper.title == "New title" && paper.abstract == "We claim two.")
            #expect(paper.version == 2 && paper.updated?.description == "2025-12-20")
        }
    }

    @Test("Where no version is said, the day of the update says which is the newer")
    func theLatestUpdate() throws {
        let unknown = Paper(
            id: "2512.00001", title: "Old title of the paper", abstract: "We claim one, two, three and four things.")
        var early = Paper(
            id: "2512.00001", title: "Title, revised", abstract: "We claim three.", updated: try day("2025-12-20"))
        let late = Paper(id: "2512.00001", title: "Title", abstract: "We claim two.", updated: try day("2025-12-24"))
        #expect(try stored(unknown, early, late) == [late])
        early.version = 2
        #expect(try stored(unknown, early) == [early])
    }

    @Test("A newer title alone neither erases an abstract nor stands over an older one")
    func aNewerTitleAlone() throws {
        let whole = Paper(id: "2512.00001", title: "Old title", abstract: "We claim two things.", version: 1)
        let title = Paper(id: "2512.00001", title: "New title of it", version: 3)
        #expect(try stored(whole, title) == [whole])
        let newest = Paper(id: "2512.00001", title: "Newest", abstract: "We.", version: 4)
        #expect(try stored(whole, title, newest) == [newest])
    }

    @Test("Of one version the fuller record has both; records without one of them complete each other")
    func oneVersion() throws {
        let full = Paper(id: "2512.00001", title: "Title", abstract: "We claim two things.", version: 2)
        let cut = Paper(id: "2512.00001", title: "Title of a listing that says more", abstract: "We claim…", version: 2)
        #expect(try stored(full, cut) == [full])
        let title = Paper(id: "2512.00002", title: "Title", version: 1)
        let abstract = Paper(id: "2512.00002", title: "", abstract: "We claim two things.")
        #expect(
            try stored(title, abstract) == [
                Paper(id: "2512.00002", title: "Title", abstract: "We claim two things.", version: 1)
            ])
    }

    @Test("a page entry of any version belongs to the identifier") func aPageEntryOfAnyVersionBelongsToTheIdentifier()
        throws
    {
        let papers = try stored(
            Paper(title: "Nets", abstract: "First."), Paper(id: "2501.00001", title: "Nets", abstract: "First."),
            Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second version says more."))
        #expect(papers == [Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second version says more.")])
    }

    @Test("a late version joins the page entry that was stored apart")
    func aLateVersionJoinsThePageEntryThatWasStoredApart() throws {
        let papers = try stored(
            Paper(id: "2501.00001", title: "Nets", abstract: "First."),
            Paper(title: "Wider Nets", abstract: "The second.", comments: 8),
            Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second.", upvotes: 1))
        #expect(
            papers == [Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second.", upvotes: 1, comments: 8)])
    }

    @Test("joining keeps the sightings of both") func joiningKeepsTheSightingsOfBoth() throws {
        let archive = try folder.archive("joined")
        try archive.save(
            [Paper(id: "2501.00001", title: "Nets", abstract: "First.")], source: "a", format: "api", importedOn: today)
        try archive.save(
            [Paper(title: "Wider Nets", abstract: "More.")], source: "b", format: "page", importedOn: today)
        #expect(try archive.info().papers == 2)
        try archive.save(
            [Paper(id: "2501.00001", title: "Wider Nets", abstract: "More.")], source: "c", format: "api",
            importedOn: today)
        let paper = try #require(try archive.paper(withID: "2501.00001"))
        #expect(try archive.sightings(of: paper.id).map(\.source) == ["a", "b", "c"])
        #expect(try archive.info().papers == 1)
        #expect(try archive.info().sightings == 3)
    }

    @Test("a shared DOI joins what has no number to what has one") func aSharedDOIJoinsWhatHasNoNumberToWhatHasOne()
        throws
    {
        let papers = try stored(
            Paper(id: "2501.00001", title: "Nets", abstract: "As submitted.", doi: "10.1000/NETS"),
            Paper(
                title: "Nets, revised for print", abstract: "As printed, and longer.",
                doi: "https://doi.org/10.1000/nets",
                venue: "Annals of Nets"))
        #expect(papers.map(\.id) == ["2501.00001"])
        #expect(papers.first?.doi == "10.1000/nets")
        #expect(papers.first?.venue == "Annals of Nets")
        #expect(papers.first?.title == "Nets, revised for print")
    }

    @Test("a shared DOI does not join two numbers") func aSharedDOIDoesNotJoinTwoNumbers() throws {
        #expect(
            try stored(
                Paper(id: "2501.00001", title: "Nets", abstract: "One.", doi: "10.1000/nets"),
                Paper(id: "2501.00002", title: "Nets", abstract: "One.", doi: "10.1000/nets")
            ).count == 2)
    }

    @Test("every DOI of a paper finds it") func everyDOIOfAPaperFindsIt() throws {
        let papers = try stored(
            Paper(id: "2501.00001", title: "Nets", abstract: "One.", doi: "10.1000/a"),
            Paper(id: "2501.00001", title: "Nets", abstract: "One.", doi: "10.1000/b"),
            Paper(title: "Print", abstract: "Two.", doi: "10.1000/b"))
        #expect(papers.count == 1)
        #expect(papers.first?.doi == "10.1000/a")
    }

    @Test("DOIs that differ behind a comma are two papers, whatever their texts")
    func aCommaIsPartOfADOI() throws {
        let one = Paper(title: "Nets of the year", abstract: "First part.", doi: "10.1000/abc,1")
        let other = Paper(title: "Nets of the year", abstract: "First part.", doi: "10.1000/abc,2")
        #expect(try stored(one, other).compactMap(\.doi).sorted() == ["10.1000/abc,1", "10.1000/abc,2"])
    }

    @Test("Two publishers' DOIs block a merge by text")
    func publishersDOIs() throws {
        let one = Paper(title: "Wide nets", abstract: "We widen.", doi: "10.1000/a")
        let other = Paper(title: "Wide nets", abstract: "We widen.", doi: "10.2000/b")
        #expect(try stored(one, other).count == 2)
    }

    @Test("arXiv's own DOI blocks none")
    func arXivsDOI() throws {
        let papers = try stored(
            Paper(title: "Wide nets", abstract: "We widen.", doi: "10.1000/a"),
            Paper(title: "Wide nets", abstract: "We widen.", doi: "10.48550/arXiv.2501.00001"))
        #expect(papers.map(\.id) == ["2501.00001"])
        #expect(papers.map(\.doi) == ["10.1000/a"])
    }

    @Test("A number of arXiv with a publisher's DOI, and that DOI alone, are one paper")
    func numberAndDOI() throws {
        let papers = try stored(
            Paper(id: "2501.00001", title: "Nets", abstract: "As submitted.", doi: "10.1000/a"),
            Paper(title: "Nets in print", abstract: "As printed.", doi: "10.1000/a"))
        #expect(papers.map(\.id) == ["2501.00001"])
    }

    @Test("The subject class and the case of an old number do not make two papers")
    func oldNumbersAreOnePaper() throws {
        let papers = try stored(
            Paper(id: "math/0309137", title: "Knots", abstract: "We tie."),
            Paper(id: "math.GT/0309137", title: "Knots, tied", abstract: "We tie knots."))
        #expect(papers.map(\.id) == ["math.GT/0309137"])
    }

    @Test("a DOI of ar xivs own says the number") func aDOIOfArXivsOwnSaysTheNumber() throws {
        let papers = try stored(
            Paper(title: "Nets", abstract: "From a list of references.", doi: "10.48550/arXiv.2501.00001"),
            Paper(id: "2501.00001", title: "Wide Nets", abstract: "We widen."))
        #expect(papers.map(\.id) == ["2501.00001"])
        #expect(papers.first?.doi == nil)
    }

    @Test("another collections identifier and ar xivs are one paper of one text")
    func anotherCollectionsIdentifierAndArXivsAreOnePaperOfOneText() throws {
        let archive = try folder.archive("two")
        try archive.save(
            [Paper(id: "or-1", title: "Nets", abstract: "We widen.")], source: "a", format: "csv", importedOn: today)
        try archive.save(
            [Paper(id: "2501.00001", title: "NETS", abstract: "We widen!")], source: "b", format: "api",
            importedOn: today)
        try archive.save(
            [Paper(id: "or-2", title: "Nets", abstract: "We widen.")], source: "a", format: "csv", importedOn: today)
        #expect(try archive.info().papers == 2)
        for id in ["or-1", "2501.00001", "https://arxiv.org/abs/2501.00001v4"] {
            #expect(try archive.paper(withID: id)?.paper.id == "2501.00001")
        }
        #expect(try archive.paper(withID: "or-2")?.paper.id == "or-2")
    }

    @Test("the original stays with the text that won") func theOriginalStaysWithTheTextThatWon() throws {
        let papers = try stored(
            Paper(
                id: "2501.00001", title: "O(n) nets", abstract: "Short.",
                original: OriginalText(title: "$O(n)$ nets", abstract: nil)),
            Paper(
                id: "2501.00001", title: "O(n) nets", abstract: "A longer text.",
                original: OriginalText(title: nil, abstract: "A {longer} text.")))
        // Title and abstract are one: the first listing's title goes with its abstract.
        #expect(papers.first?.original == OriginalText(title: nil, abstract: "A {longer} text."))
    }

    @Test("the first listing by name is the source of what several say")
    func theFirstListingByNameIsTheSourceOfWhatSeveralSay() throws {
        for order in [["b", "a"], ["a", "b"]] {
            let archive = try folder.archive(order.joined())
            for source in order {
                let abstract = source == "b" ? "A longer text." : "Short."
                try archive.save(
                    [Paper(id: "2501.00001", title: "Nets", abstract: abstract, venue: "Annals")], source: source,
                    format: "f",
                    importedOn: today)
            }
            let key = try #require(try archive.paper(withID: "2501.00001")).id
            let sources = try #require(try archive.history(of: key)).sources.mapValues(\.source)
            #expect(sources == [.title: "b", .abstract: "b", .venue: "a"])
        }
    }
}
