import Testing

@testable import Themes

/// Which words are forms of one.
@Suite struct WordFormsTests {
    @Test(
        "forms of one word are told by their beginning and their endings",
        arguments: [
            ("self evolving", "self evolution"), ("agentic search", "agent search"), ("world model", "world modeling"),
            ("kite folding", "kite folder"), ("generation of clip", "generative of clip"),
            ("distillation", "distilling"),
            ("deep research", "deepresearch"),
        ]) func forms(one: String, other: String)
    {
        #expect(WordForms.areForms(one, other) && WordForms.areForms(other, one))
    }

    @Test(
        "other words are other words",
        arguments: [
            ("visual token", "vision token"), ("coding agent", "code agent"), ("policy model", "policy modesty model"),
            ("video generation", "video editing"), ("agent skill", "agent skillet"), ("rope", "rope"), ("", "ing"),
            ("self evolution", "evolution self"),
        ]) func others(one: String, other: String)
    {
        #expect(!WordForms.areForms(one, other) && !WordForms.areForms(other, one))
    }
}
