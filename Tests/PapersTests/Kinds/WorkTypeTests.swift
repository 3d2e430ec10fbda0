import Papers
import Testing

@Suite("Types of works") struct WorkTypeTests {
    @Test(
        "services and bibliographies have one word each",
        arguments: [
            ("article", "article"), ("journal-article", "article"), ("JournalArticle", "article"),
            ("Journal Article", "article"), ("JOUR", "article"), ("article-journal", "article"),
            ("posted-content", "preprint"), ("Preprint", "preprint"), ("Informal_and_Other_Publications", "preprint"),
            ("proceedings-article", "conference-paper"), ("inproceedings", "conference-paper"),
            ("Conference and Workshop Papers", "conference-paper"), ("CPAPER", "conference-paper"),
            ("Book Chapter", "book-chapter"), ("phdthesis", "dissertation"), ("Review Article", "review"),
            ("Published Erratum", "erratum"), ("Retraction of Publication", "retraction"),
            ("data-paper", "dataset"), ("magic-trick", "magic-trick"),
        ])
    func words(written: String, word: String) {
        #expect(WorkType.word(written) == word)
        #expect(WorkType.word(word) == word)
    }

    @Test(
        "what says nothing is none",
        arguments: [
            "", " ", "paper", "entry", "Text", "misc", "Magic Trick", "a--b", "-a", "<b>", "1", "überschrift",
            String(repeating: "a", count: 41),
        ])
    func nothing(written: String) { #expect(WorkType.word(written) == nil) }

    @Test("the most telling counts, in any order")
    func mostTelling() {
        #expect(WorkType.word(ofAny: ["Review", "JournalArticle"]) == "review")
        #expect(WorkType.word(ofAny: ["JournalArticle", "Review"]) == "review")
        #expect(WorkType.word(ofAny: ["Journal Article", "Research Support, N.I.H., Extramural"]) == "article")
        #expect(WorkType.word(ofAny: ["preprint", "article"]) == "article")
        #expect(WorkType.word(ofAny: ["magic-trick", "other"]) == "other")
        #expect(WorkType.word(ofAny: ["entry"]) == nil)
        #expect(WorkType.word(ofAny: [String]()) == nil)
    }

    @Test("the order is total") func order() {
        let words = ["zebra", "ant", "other", "preprint", "article", "conference-paper", "review", "retraction"]
        for one in words {
            #expect(!WorkType.isLess(one, one))
            for other in words where one != other {
                #expect(WorkType.isLess(one, other) != WorkType.isLess(other, one))
            }
        }
        #expect(words.sorted(by: WorkType.isLess) == ["ant", "zebra"] + words.dropFirst(2))
    }
}
