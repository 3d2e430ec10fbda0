import ReadableText
import TestSupport
import Testing

@testable import Listings

/// Abstracts that are given as words with their places are read as a plain loop puts them together.
@Suite("Words with their places") struct PlacedWordsTests {
    /// A word as it is written in JSON, what it stands for, and its places.
    private struct Entry {
        var written: String
        var word: String
        var places: [Int]
    }

    private static let words: [(written: String, word: String)] = [
        ("We", "We"), ("strike", "strike"), ("at", "at"), ("length.", "length."), ("", ""), (" ", " "),
        ("a  b", "a  b"),
        (#"\u2019tis"#, "\u{2019}tis"), (#"\"quoted\""#, "\"quoted\""), (#"back\\slash"#, #"back\slash"#),
        (#"\ud83d\ude00"#, "\u{1F600}"), (#"\ud83d"#, "\u{FFFD}"), ("слово", "слово"), ("言葉。", "言葉。"),
        (#"tab\tbed"#, "tab\tbed"), ("e\u{301}", "e\u{301}"), ("<p>", "<p>"), ("$x^2$", "$x^2$"), ("&amp;", "&amp;"),
        ("\u{A0}", "\u{A0}"), ("\u{200B}", "\u{200B}"), ("state-of-the-art", "state-of-the-art"), ("x.", "x."),
    ]

    /// The text as nobody can get it wrong.
    private func naive(_ entries: [Entry]) -> String? {
        var found: [(place: Int, order: Int, word: String)] = []
        for entry in entries {
            for place in entry.places { found.append((place, found.count, entry.word)) }
        }
        guard !found.isEmpty else { return nil }
        found.sort { ($0.place, $0.order) < ($1.place, $1.order) }
        var text = ""
        for (index, next) in found.enumerated() {
            if !text.isEmpty { text += next.place - found[index - 1].place > 1 ? " [...] " : " " }
            text += next.word
        }
        return Spacing.singleSpaced(text)
    }

    private func json(_ entries: [Entry], _ random: inout SeededGenerator) -> String {
        func gap() -> String { random.below(6) == 0 ? [" ", "\t", "\n "][random.below(3)] : "" }
        let members = entries.map { entry in
            let places = entry.places.map { place in
                random.below(12) == 0 && abs(place) < 1 << 40 ? "\(gap())\(place).0" : "\(gap())\(place)\(gap())"
            }
            return "\(gap())\"\(entry.written)\"\(gap()):\(gap())[\(places.joined(separator: ","))]"
        }
        return "{" + members.joined(separator: ",") + gap() + "}"
    }

    @Test("hostile indexes give what a plain loop gives", arguments: 1...300) func hostile(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let kind = seed % 4
        var next = random.below(3)
        var entries: [Entry] = []
        for _ in 0..<random.below(40) {
            let (written, word) = Self.words[random.below(Self.words.count)]
            let places = (0..<random.below(4)).map { _ -> Int in
                // Dense, with holes, with two at a place, and anything.
                switch kind {
                case 0: next += 1
                case 1: next += 1 + random.below(2) * random.below(9)
                case 2: next += random.below(2)
                default: return [0, 1, -7, 999_999_999, 1_000_000_000, 1 << 50, random.below(50)][random.below(7)]
                }
                return next
            }
            entries.append(Entry(written: written, word: word, places: places))
        }
        entries.shuffle(using: &random)
        let text = json(entries, &random)
        var scanner = JSONScanner(Array(text.utf8))
        let found = try scanner.readInvertedText()
        #expect(found.map { Array($0.utf8) } == naive(entries).map { Array($0.utf8) }, "\(text)")
        try scanner.finish()
    }

    @Test("values that are no places are stepped over, and what is no JSON is told") func others() throws {
        func read(_ text: String) throws -> String? {
            var scanner = JSONScanner(Array(text.utf8))
            let found = try scanner.readInvertedText()
            try scanner.finish()
            return found
        }
        #expect(try read(#"{"a":[0,"1",null,1.5,[9]],"b":[2,1],"c":3,"d":[]}"#) == "a b b")
        #expect(try read(#"{"IndexLength":2,"InvertedIndex":{"b":[1],"a":[0]}}"#) == "a b")
        #expect(try read(#"{}"#) == nil && read(#"null"#) == nil && read(#"{"a":[]}"#) == nil)
        for bad in [#"{"a":[01]}"#, #"{"a":[1,]}"#, #"{"a":[1 2]}"#, #"{"a":[1}"#, #"{"a":[1]"#, #"{"a":[-]}"#] {
            #expect(throws: JSONError.self, "\(bad)") { try read(bad) }
        }
    }

    @Test("a hole is told, and its sides are no neighbours; before the first word and behind the last is none")
    func holes() throws {
        var scanner = JSONScanner(Array(#"{"language":[5],"models":[6],"scale":[9]}"#.utf8))
        #expect(try scanner.readInvertedText() == "language models [...] scale")
    }

    @Test("a word of megabytes at thousands of places fills no memory") func longWord() throws {
        let word = String(repeating: "x", count: 1 << 20)
        let places = (0..<20_000).map(String.init).joined(separator: ",")
        var scanner = JSONScanner(Array("{\"\(word)\":[\(places)]}".utf8))
        let text = try #require(try scanner.readInvertedText())
        #expect(text.utf8.count < 20 << 20)
    }
}
