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

    @Test("wraps between words, breaks a word that is too long, and cuts what needs more lines")
    func wrapped() {
        #expect(LetterWidth.wrapped("Benchmarks and evaluation", to: 10, limit: 2) == ["Benchmarks and", "evaluation"])
        #expect(LetterWidth.wrapped("Agents", to: 10, limit: 2) == ["Agents"])
        #expect(LetterWidth.wrapped("", to: 10, limit: 2) == [""])
        #expect(LetterWidth.wrapped("Audio Vision Video", to: 5, limit: 2) == ["Audio", "Vision…"])
        let word = "Donaudampfschifffahrt"
        #expect(LetterWidth.wrapped(word, to: 10, limit: 2).joined() == word)
        for text in ["量子化学 and so on", "iiiiiiiiiiiiiiii WWWWWWWWWW nnnnn", "a b c d e f g h i j k l m"] {
            for limit in 1...4 {
                let lines = LetterWidth.wrapped(text, to: 5, limit: limit)
                #expect((1...limit).contains(lines.count) && lines.allSatisfy { LetterWidth.of($0) <= 5 })
            }
        }
    }

    @Test("the known topics have their whole names beside the chart, on a desk and on a telephone")
    func names() {
        for layout in [ChartLayout.wide, .narrow] {
            for topic in YearOfWeeks.topics {
                let lines = LetterWidth.wrapped(topic.name, to: layout.nameWidth, limit: 2)
                #expect(lines.joined(separator: " ") == topic.name)
            }
        }
    }
}
