import Testing

@testable import Papers

@Suite struct PaperIdentifierTests {
    @Test(arguments: [
        ("2412.07730", "2412.07730"), ("2412.07730v2", "2412.07730"), (" 2412.07730v12 ", "2412.07730"), ("0704.0001", "0704.0001"),
        ("http://arxiv.org/abs/2412.07730v2", "2412.07730"), ("https://arxiv.org/pdf/2412.07730v1.pdf", "2412.07730"),
        ("https://www.arxiv.org/abs/2412.07730", "2412.07730"), ("arXiv:2412.07730v3", "2412.07730"),
        ("oai:arXiv.org:0704.0001", "0704.0001"),
        ("https://huggingface.co/papers/2412.07730", "2412.07730"), ("cs/0112017v1", "cs/0112017"),
        ("http://arxiv.org/abs/math.GT/0309136v1", "math.GT/0309136"),
        ("https://huggingface.co/papers/2412.07730?x=1", "2412.07730"), ("http://arxiv.org/abs/2412.07730v2#S1", "2412.07730"),
        ("https://arxiv.org/html/2412.07730v1/", "2412.07730"), ("10.48550/arXiv.2412.07730", "2412.07730"),
        ("https://doi.org/10.48550/ARXIV.2412.07730", "2412.07730"), ("arXiv: 2412.07730", "2412.07730"), ("2412.077301", "2412.077301"),
        ("0JzWiigkUy", "0JzWiigkUy"), ("paper-v2", "paper-v2"), ("12345.67", "12345.67"),
        ("https://example.org/x", "https://example.org/x"),
    ]) func identifiers(_ text: String, _ expected: String) {
        #expect(PaperIdentifier.normalized(text) == expected)
    }

    @Test func emptyOnesAreNone() { #expect(PaperIdentifier.normalized(" \n") == nil) }

    @Test(
        arguments: [
            ("10.1103/PhysRevD.76.013009", "10.1103/physrevd.76.013009"), ("https://doi.org/10.1/A", "10.1/a"),
            ("http://dx.doi.org/10.1/a", "10.1/a"),
            ("DOI: 10.1/a", "10.1/a"), ("10.1/a; 10.2/b", "10.1/a"), ("10.1/a, 10.2/b", "10.1/a"), ("10.1", nil), ("10.1/", nil),
            ("none", nil), ("", nil),
        ] as [(String, String?)]) func objectIdentifiers(_ text: String, _ expected: String?)
    {
        #expect(PaperIdentifier.doi(text) == expected)
    }
}
