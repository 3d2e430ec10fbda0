import Testing

@testable import Reporter

@Suite("The width of letters in pictures")
struct LetterWidthTests {
    @Test("cuts what does not fit, and nothing else")
    func fitted() {
        #expect(LetterWidth.fitted("Efficiency", to: 12) == "Efficiency")
        #expect(LetterWidth.fitted("Reinforcement learning", to: 6).hasSuffix("…"))
        #expect(LetterWidth.of("WWWW") > LetterWidth.of("nnnn") && LetterWidth.of("nnnn") > LetterWidth.of("iiii"))
        for width in [2.0, 5, 9.5] {
            #expect(LetterWidth.of(LetterWidth.fitted("量子化学 and so on", to: width)) <= width)
        }
    }

    @Test("the known topics keep their names beside the wide chart, but for the longest")
    func names() {
        let cut = YearOfWeeks.topics.filter { LetterWidth.fitted($0.name, to: ChartLayout.wide.nameWidth) != $0.name }
        #expect(cut.count <= 5)
    }
}
