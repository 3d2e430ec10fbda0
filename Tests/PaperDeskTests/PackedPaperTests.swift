import PaperArchive
import Papers
import Testing

@testable import PaperDesk

@Suite("Papers as bytes") struct PackedPaperTests {
    private static let day = CalendarDay(daysSinceEpoch: -3)

    static let papers = [
        Paper(title: ""),
        Paper(
            id: "2501.00001", idScope: "openreview:", title: "Nets \u{0}\u{1F600}",
            abstract: String(repeating: "é", count: 999),
            published: PaperDate(day, .inferred, .month), listed: PaperDate(day, .stated), version: 3, updated: day,
            upvotes: -1, doi: "10.5555/a", original: OriginalText(title: nil, abstract: "<p>")),
        Paper(id: "https://doi.org/10.48550/arXiv.2501.00002", title: "T", doi: "10.48550/arxiv.2501.00002"),
        Paper(id: "", title: "T", published: PaperDate(day, .stated, .year), upvotes: 1 << 53),
    ]
    private static let words = [
        NumberedClassification(probabilities: [], isAssigned: [], primary: nil, abstention: .empty),
        NumberedClassification(
            probabilities: [Double(Float(0.1)), 1, 0, Double(Float.leastNonzeroMagnitude)],
            isAssigned: [true, false, true, false], primary: 2),
    ]

    @Test("what is read is what was packed", arguments: papers) func packed(paper: Paper) {
        for word in Self.words {
            let lone = LonePaper(paper)
            var bytes: [UInt8] = [7, 7]
            PackedPaper.append(lone, word, to: &bytes)
            let found = PackedPaper(bytes, at: 2)
            #expect(found.listed == lone.listed && found.paper == lone.paper)
            #expect(found.name == lone.name && found.word == word)
        }
    }

    @Test("authors, subjects and venue are left out") func left() {
        let full = Paper(title: "T", authors: ["A"], comments: 2, categories: ["cs.LG"], keywords: ["k"], venue: "V")
        var bytes: [UInt8] = []
        PackedPaper.append(LonePaper(full), Self.words[0], to: &bytes)
        #expect(PackedPaper(bytes).paper == Paper(title: "T"))
    }
}
