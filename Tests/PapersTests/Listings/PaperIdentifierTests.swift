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
        ("0JzWiigkUy", "0JzWiigkUy"), ("paper-v2", "paper-v2"), ("12345.67", "12345.67"),
        ("https://example.org/x", "https://example.org/x"),
    ]) func identifiers(_ text: String, _ expected: String) {
        #expect(PaperIdentifier.normalized(text) == expected)
    }

    @Test func emptyOnesAreNone() { #expect(PaperIdentifier.normalized(" \n") == nil) }
}
