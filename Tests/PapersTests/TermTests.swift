import Papers
import Testing

@Suite struct TermTests {
    @Test("a term knows its words") func aTermKnowsItsWords() {
        #expect(!Term(7).isPair && Term(7).words == [7] && Term(7).first == 7 && Term(7).last == 7)
        #expect(Term(3, 7).isPair && Term(3, 7).words == [3, 7])
        // The first word of all is a word like any other.
        #expect(Term(0, 7).isPair && Term(0, 7) != Term(7) && Term(0, 0).words == [0, 0])
        let last = Int(UInt32.max) - 1
        #expect(Term(last, last).words == [last, last])
    }

    @Test("single words come first, then pairs, each by their words") func singleWordsComeFirstThenPairsEachByTheir() {
        let terms = [Term(0), Term(2), Term(9), Term(0, 0), Term(0, 5), Term(1, 0), Term(4, 2)]
        #expect(terms.shuffled().sorted() == terms)
    }

    @Test("terms share words, wherever they stand in a pair") func termsShareWordsWhereverTheyStandInAPair() {
        #expect(Term(1, 2).shares(Term(2, 3)) && Term(2).shares(Term(3, 2)) && Term(2, 1).shares(Term(2)))
        #expect(!Term(1, 2).shares(Term(3, 4)) && !Term(1).shares(Term(2)))
    }

    @Test("a pair is spelled with a space between") func aPairIsSpelledWithASpaceBetween() {
        let words = ["kv", "cache"]
        #expect(Term(0, 1).spelled { words[$0] } == "kv cache" && Term(1).spelled { words[$0] } == "cache")
    }
}
