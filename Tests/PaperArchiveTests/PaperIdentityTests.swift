import PaperArchive
import Papers
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
        for (number, order) in permutations(papers).enumerated() {
            let archive = try folder.archive("\(number)")
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

    @Test func twoVersionsOfOneIdentifierAreOnePaper() throws {
        let papers = try stored(
            Paper(id: "2501.00001", title: "Nets", abstract: "First version."),
            Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second version says more."))
        #expect(papers == [Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second version says more.")])
    }

    @Test func aPageEntryAndItsRecordWithIdentifierAreOnePaper() throws {
        let papers = try stored(
            Paper(title: "Wide nets", abstract: "We widen nets.", authorCount: 3, comments: 2),
            Paper(id: "2501.00001", title: "Wide Nets", abstract: "We widen nets!", upvotes: 5))
        #expect(papers.map(\.id) == ["2501.00001"])
        #expect(papers.first?.comments == 2)
        #expect(papers.first?.upvotes == 5)
    }

    @Test func twoIdentifiersAreTwoPapersWhateverTheirTexts() throws {
        let one = Paper(id: "2501.00001", title: "Report", abstract: "We report.")
        let other = Paper(id: "2501.00002", title: "Report", abstract: "We report.")
        #expect(try stored(one, other) == [one, other])
    }

    @Test func theTitleDecidesWhereAnAbstractIsMissing() throws {
        #expect(
            try stored(Paper(title: "Wide nets"), Paper(id: "2501.00001", title: "Wide nets", abstract: "We widen nets."))
                == [Paper(id: "2501.00001", title: "Wide nets", abstract: "We widen nets.")])
    }

    @Test func theTitleDoesNotDecideWhereBothHaveAbstracts() throws {
        #expect(
            try stored(Paper(title: "Report", abstract: "On nets."), Paper(title: "Report", abstract: "On trees.")).count == 2)
    }

    @Test func theTitleDoesNotJoinDifferentIdentifiers() throws {
        #expect(
            try stored(Paper(id: "1", title: "Report"), Paper(id: "2", title: "Report", abstract: "On trees.")).count == 2)
    }

    @Test func aPageEntryOfAnyVersionBelongsToTheIdentifier() throws {
        let papers = try stored(
            Paper(title: "Nets", abstract: "First."), Paper(id: "2501.00001", title: "Nets", abstract: "First."),
            Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second version says more."))
        #expect(papers == [Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second version says more.")])
    }

    @Test func aLateVersionJoinsThePageEntryThatWasStoredApart() throws {
        let papers = try stored(
            Paper(id: "2501.00001", title: "Nets", abstract: "First."),
            Paper(title: "Wider Nets", abstract: "The second.", comments: 8),
            Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second.", upvotes: 1))
        #expect(
            papers == [Paper(id: "2501.00001", title: "Wider Nets", abstract: "The second.", upvotes: 1, comments: 8)])
    }

    @Test func joiningKeepsTheSightingsOfBoth() throws {
        let archive = try folder.archive("joined")
        try archive.save([Paper(id: "2501.00001", title: "Nets", abstract: "First.")], source: "a", format: "api", importedOn: today)
        try archive.save([Paper(title: "Wider Nets", abstract: "More.")], source: "b", format: "page", importedOn: today)
        #expect(try archive.info().papers == 2)
        try archive.save([Paper(id: "2501.00001", title: "Wider Nets", abstract: "More.")], source: "c", format: "api", importedOn: today)
        let paper = try #require(try archive.paper(withID: "2501.00001"))
        #expect(try archive.sightings(of: paper.id).map(\.source) == ["a", "b", "c"])
        #expect(try archive.info().papers == 1)
        #expect(try archive.info().sightings == 3)
    }

    @Test func aSharedDOIJoinsWhatHasNoNumberToWhatHasOne() throws {
        let papers = try stored(
            Paper(id: "2501.00001", title: "Nets", abstract: "As submitted.", doi: "10.1000/NETS"),
            Paper(
                title: "Nets, revised for print", abstract: "As printed, and longer.", doi: "https://doi.org/10.1000/nets",
                venue: "Annals of Nets"))
        #expect(papers.map(\.id) == ["2501.00001"])
        #expect(papers.first?.doi == "10.1000/nets")
        #expect(papers.first?.venue == "Annals of Nets")
        #expect(papers.first?.title == "Nets, revised for print")
    }

    @Test func aSharedDOIDoesNotJoinTwoNumbers() throws {
        #expect(
            try stored(
                Paper(id: "2501.00001", title: "Nets", abstract: "One.", doi: "10.1000/nets"),
                Paper(id: "2501.00002", title: "Nets", abstract: "One.", doi: "10.1000/nets")
            ).count == 2)
    }

    @Test func everyDOIOfAPaperFindsIt() throws {
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

    @Test func aDOIOfArXivsOwnSaysTheNumber() throws {
        let papers = try stored(
            Paper(title: "Nets", abstract: "From a list of references.", doi: "10.48550/arXiv.2501.00001"),
            Paper(id: "2501.00001", title: "Wide Nets", abstract: "We widen."))
        #expect(papers.map(\.id) == ["2501.00001"])
        #expect(papers.first?.doi == nil)
    }

    @Test func anotherCollectionsIdentifierAndArXivsAreOnePaperOfOneText() throws {
        let archive = try folder.archive("two")
        try archive.save([Paper(id: "or-1", title: "Nets", abstract: "We widen.")], source: "a", format: "csv", importedOn: today)
        try archive.save([Paper(id: "2501.00001", title: "NETS", abstract: "We widen!")], source: "b", format: "api", importedOn: today)
        try archive.save([Paper(id: "or-2", title: "Nets", abstract: "We widen.")], source: "a", format: "csv", importedOn: today)
        #expect(try archive.info().papers == 2)
        for id in ["or-1", "2501.00001", "https://arxiv.org/abs/2501.00001v4"] {
            #expect(try archive.paper(withID: id)?.paper.id == "2501.00001")
        }
        #expect(try archive.paper(withID: "or-2")?.paper.id == "or-2")
    }

    @Test func theOriginalStaysWithTheTextThatWon() throws {
        let papers = try stored(
            Paper(id: "2501.00001", title: "O(n) nets", abstract: "Short.", original: OriginalText(title: "$O(n)$ nets", abstract: nil)),
            Paper(
                id: "2501.00001", title: "O(n) nets", abstract: "A longer text.",
                original: OriginalText(title: nil, abstract: "A {longer} text.")))
        #expect(papers.first?.original == OriginalText(title: "$O(n)$ nets", abstract: "A {longer} text."))
    }

    @Test func theFirstListingByNameIsTheSourceOfWhatSeveralSay() throws {
        for order in [["b", "a"], ["a", "b"]] {
            let archive = try folder.archive(order.joined())
            for source in order {
                let abstract = source == "b" ? "A longer text." : "Short."
                try archive.save(
                    [Paper(id: "2501.00001", title: "Nets", abstract: abstract)], source: source, format: "f", importedOn: today)
            }
            let key = try #require(try archive.paper(withID: "2501.00001")).id
            let sources = try #require(try archive.history(of: key)).sources.mapValues(\.source)
            #expect(sources == [.title: "a", .abstract: "b"])
        }
    }
}
