import Testing

@testable import Wording

@Suite("In Markdown a text stays words") struct MarkdownTextTests {
    @Test(
        "addresses become no links",
        arguments: [
            ("see http://a.org", "see http&#58;//a&#46;org"), ("HTTPS://A.ORG", "HTTPS&#58;//A&#46;ORG"),
            ("ftp://a", "ftp&#58;//a"), ("h2://a", "h2&#58;//a"), ("www.a.org", "www&#46;a&#46;org"),
            ("wWw.a.org", "wWw&#46;a&#46;org"), ("mailto:a@b.org", "mailto&#58;a@&#8288;b&#46;org"),
            ("javascript:alert(1)", "javascript&#58;alert(1)"), ("a@b.org", "a@&#8288;b&#46;org"),
            ("by @somebody", "by @&#8288;somebody"), ("#1", "\\#&#8288;1"), ("<http://a>", "&lt;http&#58;//a&gt;"),
            ("[a](http://b)", "\\[a\\](http&#58;//b)"), ("//a.org", "&#47;/a&#46;org"),
            ("arxiv.org/abs/1", "arxiv&#46;org/abs/1"), ("a@-b.org", "a@&#8288;-b&#46;org"),
        ])
    func addresses(text: String, escaped: String) { #expect(MarkdownText.escaped(text) == escaped) }

    @Test(
        "what looks like one and is none stays readable",
        arguments: [
            "BERT: a model", "2:1", "at 10:30", "Yes: no", "e.g. this", "GPT 3.5", "topics.model", "day.html.gz:12",
            "tel:12", "www", "a @ b",
            "ww.a",
        ])
    func others(text: String) { #expect(MarkdownText.escaped(text) == text) }
}
