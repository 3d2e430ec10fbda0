import Testing

@testable import Featurizer

@Suite struct FunctionWordsTests {
    private let words = FunctionWords.all

    private func contains(_ word: String) -> Bool { words.contains(Array("xx\(word)yy".utf8)[2..<2 + word.utf8.count]) }

    @Test("of all words of one and two letters exactly the function words are found")
    func ofAllWordsOfOneAndTwoLettersExactly() {
        let letters = Array("abcdefghijklmnopqrstuvwxyz").map(String.init)
        let all = letters + letters.flatMap { first in letters.map { first + $0 } }
        let expected: Set = [
            "a", "i", "al", "an", "as", "at", "be", "by", "do", "eg", "et", "he", "ie", "if", "in", "is", "it", "no",
            "of", "on", "or",
            "so", "to",
            "up", "us", "we",
        ]
        #expect(Set(all.filter(contains)) == expected)
    }

    @Test(
        "words around the limit of eight bytes are found whole, and neither parts nor extensions of them",
        arguments: ["the", "those", "because", "further", "whereas", "therefore", "furthermore", "additionally"])
    func wordsAroundTheLimitOfEightBytesAreFound(word: String) {
        #expect(contains(word) == (word != "whereas"))
        #expect(!contains(word + "x"))
        #expect(!contains("x" + word))
        #expect(!contains(String(word.dropLast()) + "q"))
    }

    @Test("nothing and words of the subject are none") func nothingAndWordsOfTheSubjectAreNone() {
        for word in ["", "model", "learning", "attention", "transformers", "thé"] {
            #expect(!contains(word), "\(word)")
        }
    }
}
