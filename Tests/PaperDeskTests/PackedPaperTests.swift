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
        Paper(id: "", title: "T", published: PaperDate(day, .stated, .year), upvotes: 1 << 53),
    ]
    private static let words = [
        NumberedClassification(probabilities: [], isAssigned: [], primary: nil, abstention: .empty),
        NumberedClassification(
            probabilities: [0.1, 1, 0, .leastNonzeroMagnitude], isAssigned: [true, false, true, false], primary: 2),
    ]

    @Test("what is read is what was packed", arguments: papers) func packed(paper: Paper) {
        for word in Self.words {
            var bytes: [UInt8] = []
            PackedPaper.append(paper, word, to: &bytes)
            let found = PackedPaper.read(bytes)
            #expect(found.paper == paper && found.word == word)
        }
    }

    @Test("authors, subjects and venue are left out") func left() {
        let full = Paper(title: "T", authors: ["A"], comments: 2, categories: ["cs.LG"], keywords: ["k"], venue: "V")
        var bytes: [UInt8] = []
        PackedPaper.append(full, Self.words[0], to: &bytes)
        #expect(PackedPaper.read(bytes).paper == Paper(title: "T"))
    }
}
