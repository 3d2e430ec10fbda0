import Papers
import Testing

@testable import PaperArchive

@Suite struct PaperRecordTests {
    private func records(seed: UInt64) -> [PaperRecord] {
        var random = RandomPapers(seed: seed)
        return (0..<3).map { _ in
            var paper = random.paper()
            paper.id = [nil, "2501.00001", "local", "10.1/2"][random.number(0...3)]
            paper.version = random.chance(0.4) ? random.number(1...3) : nil
            paper.updated = random.chance(0.4) ? CalendarDay(daysSinceEpoch: 20_050 + random.number(0...2)) : nil
            if let date = paper.published, random.chance(0.4) {
                paper.published = PaperDate(date.day, date.provenance, random.chance(0.5) ? .month : .year)
            }
            if random.chance(0.2) { (paper.title, paper.abstract) = ("", "w\(random.number(0...2))") }
            let number = random.number(0...3)
            let listing = KnownListing(
                row: Int64(9 - number), name: ListingName(source: "listing \(number)", format: "f"))
            let day = CalendarDay(daysSinceEpoch: 20_100 + random.number(0...5))
            return PaperRecord(PreparedPaper(paper), from: random.chance(0.8) ? listing : nil, importedOn: day)
        }
    }

    @Test("order and repetition do not matter", arguments: 0..<3_000 as Range<UInt64>)
    func orderAndRepetitionDoNotMatter(seed: UInt64) {
        let all = records(seed: seed)
        #expect(all[0].merged(with: all[0]) == all[0])
        #expect(all[0].merged(with: all[1]) == all[1].merged(with: all[0]))
        #expect(all[0].merged(with: all[1]).merged(with: all[2]) == all[0].merged(with: all[1].merged(with: all[2])))
    }

    @Test("the fuller value wins field by field") func theFullerValueWinsFieldByField() throws {
        let page = Paper(
            title: "A Title", abstract: "Short.", published: try inferred("2024-08-31"),
            listed: try stated("2025-12-11"),
            authorCount: 7, upvotes: 3, comments: 9)
        let api = Paper(
            id: "2508.00001", title: "A Title", abstract: "Short. And longer.", published: try stated("2025-08-30"),
            listed: try stated("2025-12-10"), authors: ["Mia Rain", "Bo Lund"], upvotes: 12, comments: 2,
            keywords: ["nets"])
        let today = try day("2025-12-12")
        let merged = PaperRecord(PreparedPaper(page), importedOn: today).merged(
            with: PaperRecord(PreparedPaper(api), importedOn: today.adding(days: 2)))
        #expect(
            merged.paper
                == Paper(
                    id: "2508.00001", title: "A Title", abstract: "Short. And longer.",
                    published: try stated("2025-08-30"),
                    listed: try stated("2025-12-10"), authors: ["Mia Rain", "Bo Lund"], authorCount: 7, upvotes: 12,
                    comments: 9, keywords: ["nets"]))
        #expect(merged.importedOn == today)
    }

    @Test("a stated day wins over an earlier inferred one") func aStatedDayWinsOverAnEarlierInferredOne() throws {
        let one = PaperRecord(
            PreparedPaper(Paper(title: "T", listed: try inferred("2024-12-11"))), importedOn: try day("2026-01-01"))
        let other = PaperRecord(
            PreparedPaper(Paper(title: "T", listed: try stated("2025-12-11"))), importedOn: try day("2026-01-01"))
        #expect(one.merged(with: other).paper.listed == (try stated("2025-12-11")))
    }

    @Test("a year inferred from a stated listing wins over a guess")
    func aYearInferredFromAStatedListingWinsOverAGuess() throws {
        let guess = Paper(title: "T", published: try inferred("2024-08-31"), listed: try inferred("2024-12-11"))
        let certain = Paper(title: "T", published: try inferred("2025-08-31"), listed: try stated("2025-12-11"))
        let today = try day("2026-01-01")
        let merged = PaperRecord(PreparedPaper(guess), importedOn: today).merged(
            with: PaperRecord(PreparedPaper(certain), importedOn: today))
        #expect(merged.paper.published == (try inferred("2025-08-31")))
    }

    @Test("an empty identifier is none") func anEmptyIdentifierIsNone() throws {
        #expect(
            PaperRecord(PreparedPaper(Paper(id: "", title: "T")), importedOn: try day("2026-01-01")).identity.ids == [])
    }
}
