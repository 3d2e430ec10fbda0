import Testing

@testable import Featurizer

@Suite struct TermNumberingTests {
    @Test("terms are each given once, and pairs end with the sentence and the part")
    func termsAreEachGivenOnceAndPairsEndWith() {
        var numbering = TermNumbering(rule: .abstracts)
        let terms = numbering.terms(of: ["Sparse attention", "Sparse attention. Caches help; sparse attention helps."])
        let texts = terms.map(numbering.spelling)
        #expect(terms == terms.sorted() && Set(texts).count == texts.count)
        #expect(texts.contains("sparse attention") && texts.contains("cache") && !texts.contains("attention sparse"))
        #expect(
            numbering.terms(of: ["attention", "sparse"]).map(numbering.spelling).sorted() == ["attention", "sparse"])
    }

    @Test("a term keeps its number, and its spelling is that of the vocabulary")
    func aTermKeepsItsNumberAndItsSpellingIs() throws {
        var numbering = TermNumbering(rule: .abstracts)
        let first = numbering.terms(of: ["Graph kernels of graphs"])
        _ = numbering.terms(of: ["Other words entirely, déjà vu"])
        #expect(numbering.terms(of: ["Graph kernels of graphs"]) == first)
        let text = "Graph kernels of graphs"
        let fitted = TFIDFVectorizer.fit(
            count: 1, options: try TFIDFOptions(rule: .abstracts, minimumDocumentFrequency: 1),
            workers: .init(threads: 1)
        ) { _, document in document.read(text.utf8.span) }
        let vocabulary = fitted.vectorizer.vocabulary
        #expect(
            first.map(numbering.spelling).sorted() == (0..<vocabulary.count).map { vocabulary.spelling($0) }.sorted())
    }
}
