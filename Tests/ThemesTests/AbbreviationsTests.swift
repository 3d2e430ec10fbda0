import Testing

@testable import Themes

/// What is the abbreviation of what.
@Suite struct AbbreviationsTests {
    private func longForms(_ sentences: [String]) -> [String: String] {
        var texts = PhraseTexts()
        for sentence in sentences { texts.add(["A title", sentence]) }
        let forms = Abbreviations(texts).longForms
        return Dictionary(
            uniqueKeysWithValues: forms.map { (texts.folded([$0.key]), texts.folded($0.value)) })
    }

    @Test(
        "a word behind the words whose letters it has",
        arguments: [
            ("We use on-policy distillation (OPD) here.", "opd", "on-policy distillation"),
            ("Vision-language-action (VLA) models act.", "vla", "vision language action"),
            ("It learns with process reward models (PRMs).", "prm", "process reward model"),
            ("A mixture of experts (MoE) is sparse.", "moe", "mixture of expert"),
            (
                "Reinforcement learning with verifiable rewards (RLVR) wins.", "rlvr",
                "reinforcement learning with verifiable reward"
            ),
        ])
    func defined(sentence: String, short: String, long: String) {
        #expect(longForms([sentence, sentence]) == [short: long])
    }

    @Test("one text defines nothing, and other letters are no abbreviation") func others() {
        #expect(longForms(["We use on-policy distillation (OPD) here."]).isEmpty)
        #expect(longForms(["We use sparse attention (ABC).", "We use sparse attention (ABC)."]).isEmpty)
        #expect(longForms(["We use sparse attention (SAT).", "We use sparse attention (SAT)."]).isEmpty)
    }

    @Test("of two long forms the one that four of five texts have, or none; and the others are told") func ambiguous() {
        let (one, other) = ("A vision transformer (VT).", "A voice tracker (VT).")
        #expect(longForms([one, one, one, one, other]) == ["vt": "vision transformer"])
        #expect(longForms([one, one, one, other]).isEmpty)
        var texts = PhraseTexts()
        for sentence in [one, one, one, one, other, "A query tensor (QT).", "A quick test (QT)."] {
            texts.add(["", sentence])
        }
        let found = Abbreviations(texts)
        #expect(Set(found.ambiguous.map { texts.folded([$0]) }) == ["qt"])
        #expect(found.otherTexts.values.map { $0.sorted() } == [[4]])
    }
}
