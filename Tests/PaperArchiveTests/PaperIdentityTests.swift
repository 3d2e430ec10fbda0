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
        try archive.save([Paper(id: "1", title: "Nets", abstract: "First.")], source: "a", format: "api", importedOn: today)
        try archive.save([Paper(title: "Wider Nets", abstract: "More.")], source: "b", format: "page", importedOn: today)
        #expect(try archive.info().papers == 2)
        try archive.save([Paper(id: "1", title: "Wider Nets", abstract: "More.")], source: "c", format: "api", importedOn: today)
        let paper = try #require(try archive.paper(withID: "1"))
        #expect(try archive.sightings(of: paper.id).map(\.source) == ["a", "b", "c"])
        #expect(try archive.info().papers == 1)
        #expect(try archive.info().sightings == 3)
    }
}
