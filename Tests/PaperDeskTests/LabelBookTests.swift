import Listings
import Testing

@testable import PaperDesk
@testable import TopicEngine

/// One entry a paper, and the last word counts.
@Suite struct LabelBookTests {
    private let taxonomy: Set = ["gardens", "kitchens", "ships"]

    private func paper(_ topics: [String], not: [String] = [], line: Int = 1) -> LabelledPaper {
        LabelledPaper(id: "2501.00001", topics: topics, not: not, line: line)
    }

    private func label(_ files: [[LabelledPaper]]) throws -> (label: TrainingLabel, book: LabelBook) {
        var book = LabelBook(taxonomy: taxonomy)
        for (number, papers) in files.enumerated() { book.add(papers, of: "\(number).jsonl") }
        #expect(book.entries.count == 1)
        return (try #require(book.entries.first).label, book)
    }

    @Test("a whole label replaces an earlier one") func wholeLabel() throws {
        let (label, book) = try label([[paper(["gardens"])], [paper(["ships"])]])
        #expect(label.topics == ["ships"] && label.uncertain.isEmpty)
        #expect(book.replaced == 1 && book.conflicts.isEmpty)
    }

    @Test("a label that denies corrects what it names") func denial() throws {
        let (label, _) = try label([[paper(["gardens", "ships"])], [paper(["kitchens"], not: ["ships"])]])
        #expect(label.topics == ["gardens", "kitchens"] && label.denied == ["ships"])
        #expect(label.isAbout("ships") == false && label.isFiled(under: "ships") == false)
    }

    /// The unknown one may be a topic's misspelt name, so that nothing is said of those that are not named.
    @Test("a label of which one topic is unknown corrects what it names") func unknownTopic() throws {
        let (label, book) = try label([[paper(["gardens"])], [paper(["kitchens", "shipps"])]])
        #expect(label.topics == ["gardens", "kitchens"])
        #expect(label.isAbout("ships") == false, "as it was said before")
        #expect(book.unknownTopics == ["shipps"] && book.labelsOfUnknownTopics == 1)
        let alone = try self.label([[paper(["kitchens", "shipps"])]]).label
        #expect(alone.topics == ["kitchens"] && alone.isAbout("ships") == nil && alone.isAbout("gardens") == nil)
    }

    @Test("two labels of one file are a conflict, and the later one counts") func conflict() throws {
        let (label, book) = try label([[paper(["gardens"], line: 3), paper(["ships"], line: 7)]])
        #expect(label.topics == ["ships"] && book.replaced == 0)
        #expect(book.conflicts.map(\.lines.0) == [3] && book.conflicts.map(\.lines.1) == [7])
    }
}
