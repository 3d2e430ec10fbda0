import Testing

@testable import Featurizer

@Suite struct WordsRuleTests {
    static let cases: [(String, [String])] = [
        ("", []),
        ("a b c", []),
        ("The Robot", ["the", "robot"]),
        ("snake_case __x__ _", ["snake_case", "__x__"]),
        ("k-means isn't GPT-3.5", ["means", "isn", "gpt"]),
        ("Ørsted NAÏVELY", ["ørsted", "naïvely"]),
        ("紙 を折る 机器人", ["を折る", "机器人"]),
        ("x² ½½ ٣٤", ["x²", "½½", "٣٤"]),
        ("tab\tand\u{A0}space", ["tab", "and", "space"]),
        ("end of text at", ["end", "of", "text", "at"]),
        ("ΟΔΟΣ ΣΑΣ Σ Σ' ΑΣ'Α", ["οδος", "σας", "ασ"]),
        ("aİb İİ Iı", ["ai", "iı"]),
        ("antidisestablishmentarianism_X", ["antidisestablishmentarianism_x"]),
    ]

    @Test("every run of two or more word characters is a token in lower case", arguments: cases)
    func everyRunOfTwoOrMoreWordCharactersIs(
        text: String, expected: [String]
    ) {
        #expect(scanned(text, rule: .words).strings == expected)
    }

    @Test("a text is one sentence, and each text begins a new one") func aTextIsOneSentenceAndEachTextBegins() {
        #expect(scanned("One two. Three!", rule: .words).startsSentence == [true, false, false])
        var scanner = TokenScanner(rule: .words)
        var tokens = TokenBuffer()
        scanner.scan("one two", into: &tokens)
        scanner.scan("three four", into: &tokens)
        #expect(tokens.startsSentence == [true, false, true, false])
    }

    @Test("bytes that are no UTF-8 separate words") func bytesThatAreNoUTF8SeparateWords() {
        #expect(
            scanned(Array("one".utf8) + [0xFF] + Array("two".utf8) + [0xC3], rule: .words).strings == ["one", "two"])
    }
}
