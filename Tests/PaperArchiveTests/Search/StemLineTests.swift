import Papers
import TestSupport
import Testing

@testable import PaperArchive

@Suite struct StemLineTests {
    private func line(_ text: String, before: String = "") -> String {
        var stems = WordStems()
        return line(text, before: before, &stems)
    }

    private func line(_ text: String, before: String = "", _ stems: inout WordStems) -> String {
        var line = StemLine(Array(before.utf8))
        line.append(text, UInt8(ascii: "q"), &stems)
        return String(decoding: line.bytes, as: UTF8.self)
    }

    /// The same over whole strings and sets of them.
    private func naive(_ text: String) -> String {
        let runs = text.utf8.split { byte in
            byte < 0x80 && !Character(Unicode.Scalar(byte)).isLetter && !Character(Unicode.Scalar(byte)).isNumber
        }
        let words = runs.flatMap { run -> [String] in
            let small = String(decoding: run.map { $0 < 0x80 ? $0 | 0x20 : $0 }, as: UTF8.self)
            if small.utf8.allSatisfy({ $0 < 0x80 }) { return [small] }
            return WordForms.words(in: small).flatMap { $0.split(whereSeparator: ExtraWords.isUnspaced) }
                .map { PlainLetters.folded($0) }
        }
        var (seen, stems, line): (Set<String>, Set<String>, [String]) = ([], [], [])
        for word in words where word.utf8.count >= 3 && word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
            guard seen.insert(word).inserted, let stem = WordForms.stem(ofFolded: word), stem != word else { continue }
            if stems.insert(stem).inserted { line.append("q" + stem) }
        }
        return line.joined(separator: " ")
    }

    @Test("a line has the stem of each word that is not its own, once and in order")
    func aLineHasTheStemOfEachWord() {
        #expect(
            line("Benchmarks benchmark the optimizing of Optimized relational benchmarks") == "qbenchmark qoptim qrelat"
        )
        #expect(line("agents", before: "tc") == "tc qagent")
        #expect(line("") == "")
        #expect(line("GPT4s x-rays 3Ds naïvely naïvely 模型models") == naive("GPT4s x-rays 3Ds naïvely naïvely 模型models"))
    }

    @Test("a line is that of whole strings on random text", arguments: 0..<20)
    func aLineIsThatOfWholeStrings(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) &+ 70)
        let pieces = [
            "models", "Modelling", "relational", "hopping", "Évaluations", "naïve", "GPT4s", "7", "_", "-", " ", " ",
            " ",
            "'s", "is", "ponies", "モデル", "agents模型", ".", "\u{301}", "ŁÓDŹ", "ﬁnes", "X", "\0", "skies",
            "internationalized", "internationalize", "internationalizations", "INTERNATIONALIZATIONS",
        ]
        // Of all texts, so that what is known of words from those before changes nothing.
        var stems = WordStems()
        for _ in 0..<30 {
            let text = (0..<generator.index(below: 60)).map { _ in pieces[generator.index(below: pieces.count)] }
                .joined()
            #expect(line(text) == naive(text), "\(text.debugDescription)")
            #expect(line(text, &stems) == naive(text), "\(text.debugDescription)")
        }
    }
}
