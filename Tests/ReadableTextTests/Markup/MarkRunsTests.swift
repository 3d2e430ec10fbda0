import Testing

@testable import ReadableText

@Suite("Runs of combining marks") struct MarkRunsTests {
    private func marks(_ count: Int, _ marks: String = "\u{301}\u{316}") -> String {
        String(String.UnicodeScalarView((0..<count).map { Array(marks.unicodeScalars)[$0 % 2] }))
    }

    @Test("as many as thirty stay as they stand, and behind more a joiner is put")
    func longRunsAreParted() {
        for count in [1, 29, 30] { #expect(Spacing.singleSpaced("e" + marks(count)) == "e" + marks(count)) }
        let parted = Spacing.singleSpaced("A e" + marks(31) + " b")
        #expect(Array(parted.unicodeScalars) == Array("A e\(marks(30))\u{34F}\u{301} b".unicodeScalars))
        #expect(Array(Spacing.singleSpaced(parted).utf8) == Array(parted.utf8))
        let twice = Spacing.singleSpaced("e" + marks(70)).unicodeScalars
        #expect(twice.count { $0 == "\u{34F}" } == 2 && twice.count == 73)
    }

    @Test("what markup stands for is bounded as well")
    func markupIsBounded() {
        let text = ReadableText.make("e" + String(repeating: "&#769;&#790;", count: 40), .plain)
        #expect(text.unicodeScalars.contains("\u{34F}"))
        #expect(ReadableText.make(text, .plain) == text)
    }

    @Test("texts of any script stay as they are")
    func scriptsStay() {
        for text in [
            "нейронные сети для речи", "ปัญญาประดิษฐ์และการเรียนรู้ของเครื่อง", "מִשְׁפָּט אֶחָד בְּנִקּוּד מָלֵא לְבַד",
            "深層学習による画像認識の研究について述べる論文である",
        ] {
            #expect(Array(Spacing.singleSpaced(text).utf8) == Array(text.utf8))
        }
    }

    /// At this length a comparison that puts all marks in order at once would not come back.
    @Test("a text of nothing but marks can be compared")
    func comparesAlways() {
        let text = Spacing.singleSpaced("e" + marks(200_000))
        #expect(text != "and" && Set([text, "e"]).count == 2)
    }
}
