import Papers
import Testing

@testable import TopicEngine

@Suite struct BackgroundTextsTests {
    private static func text(_ number: Int, _ abstract: String = "") -> PaperText {
        PaperText(id: "2401.\(10_000 + number)", title: "", abstract: abstract)
    }

    private static func gathered(_ numbers: [Int], limit: Int) -> BackgroundTexts {
        var background = BackgroundTexts(limit: limit)
        for number in numbers { background.add(text(number)) }
        return background
    }

    @Test("up to the limit all texts are kept, and of equal ids the first") func upToTheLimitAllTextsAreKeptAnd() {
        var background = Self.gathered(Array(0..<50), limit: 50)
        background.add(Self.text(7, "another"))
        #expect(background.count == 50)
        #expect(background.texts.sorted { $0.id < $1.id } == (0..<50).map { Self.text($0) })
    }

    @Test("beyond it neither order nor repetition changes the sample")
    func beyondItNeitherOrderNorRepetitionChangesTheSample() {
        let numbers = Array(0..<1_000)
        let sample = Set(Self.gathered(numbers, limit: 100).texts)
        #expect(sample.count == 100)
        #expect(Set(Self.gathered(numbers.reversed(), limit: 100).texts) == sample)
        #expect(Set(Self.gathered(numbers.map { $0 * 7 % 1_000 } + numbers, limit: 100).texts) == sample)
    }

    @Test("neighbours are drawn independently of each other") func neighboursAreDrawnIndependentlyOfEachOther() {
        let sample = Set(Self.gathered(Array(0..<10_000), limit: 1_000).texts.map(\.id))
        let both = (0..<9_999).filter { sample.contains(Self.text($0).id) && sample.contains(Self.text($0 + 1).id) }
            .count
        // Expected are 100 with a standard deviation of about 9; a hash whose order follows the last digit gives 900.
        #expect((60...140).contains(both))
        let quarters = (0..<4).map { quarter in
            (quarter * 2_500..<(quarter + 1) * 2_500).filter { sample.contains(Self.text($0).id) }.count
        }
        #expect(quarters.allSatisfy { (190...310).contains($0) })
    }
}
