import Papers
import Testing

@Suite("Types of works") struct WorkTypeTests {
    @Test(
        "services and bibliographies have one word each",
        arguments: [
            ("article", "article"), ("journal-article", "article"), ("JournalArticle", "article"),
            ("Journal Articles", "article"), ("JOUR", "article"), ("article-journal", "article"),
            ("Data Paper", "article"), ("info:eu-repo/semantics/article", "article"),
            ("posted-content", "preprint"), ("Preprint", "preprint"), ("preprints", "preprint"), ("eprint", "preprint"),
            ("Informal_and_Other_Publications", "preprint"),
            ("proceedings-article", "conference-paper"), ("inproceedings", "conference-paper"),
            ("Conference and Workshop Papers", "conference-paper"), ("CPAPER", "conference-paper"),
            ("Book Chapter", "book-chapter"), ("phdthesis", "dissertation"), ("Books and Theses", "book"),
            ("info:eu-repo/semantics/doctoralThesis", "dissertation"), ("Editorship", "book"),
            ("Review Article", "review"), ("LettersAndComments", "letter"), ("Published Erratum", "erratum"),
            ("Errata", "erratum"), ("Retraction of Publication", "retraction"),
            ("ConferenceProceeding", "conference-paper"),
            ("supplementary-materials", "supplementary-materials"), ("libguides", "libguides"),
        ])
    func words(written: String, word: String) {
        #expect(WorkType.word(written) == word)
        #expect(WorkType.words.contains(word))
    }

    @Test("each word stands for itself") func own() {
        for word in WorkType.words { #expect(WorkType.word(word) == word) }
    }

    @Test(
        "what says nothing is none",
        arguments: [
            "", " ", "paper", "entry", "Text", "misc", "Magic Trick", "magic-trick", "dois", "null", "<b>", "1", "s",
            "überschrift", "journal", "info:eu-repo/semantics/", String(repeating: "a", count: 61),
        ])
    func nothing(written: String) { #expect(WorkType.word(written) == nil) }

    @Test("of one record the most telling counts, in any order, and an article that is a preprint is one")
    func mostTelling() {
        for (written, word) in [
            (["Review", "JournalArticle"], "review"), (["JournalArticle", "Review"], "review"),
            (["Journal Article", "Research Support, N.I.H., Extramural"], "article"),
            (["Journal Article", "Preprint"], "preprint"), (["Preprint", "Review"], "review"),
            (["Book", "Conference"], "conference-paper"), (["JournalArticle", "Book"], "article"),
            (["Journal Article; Review"], "review"), (["Correction, Addition"], "erratum"),
            (["JOUR", "10.1/x"], "article"),
        ] {
            #expect(WorkType.word(ofAny: written) == word, "\(written)")
        }
        #expect(WorkType.word(ofAny: ["entry"]) == nil)
        #expect(WorkType.word(ofAny: [String]()) == nil)
    }

    @Test("of two listings that one which tells more: what came out is no preprint any more") func merging() {
        #expect(WorkType.moreTelling("preprint", "article") == "article")
        #expect(WorkType.moreTelling("article", nil) == "article")
        #expect(WorkType.moreTelling(nil, nil) == nil)
        #expect(WorkType.moreTelling("magic-trick", "other") == "other")
    }

    @Test("the order is total") func order() {
        let words = ["zebra", "ant"] + WorkType.words
        for one in words {
            #expect(!WorkType.isLess(one, one))
            for other in words where one != other {
                #expect(WorkType.isLess(one, other) != WorkType.isLess(other, one))
            }
        }
        #expect(words.shuffled().sorted(by: WorkType.isLess) == words)
    }
}
