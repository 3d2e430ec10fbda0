import Testing

@testable import Reporter

@Suite("Links to arXiv")
struct ArXivLinkTests {
    @Test(
        "are made of identifiers of both forms",
        arguments: ["2412.07730", "0704.0001", "2412.07730v2", "cs/0112017", "math.GT/0309136v1", "astro-ph/9901001"])
    func accepted(id: String) {
        #expect(ArXivLink(id)?.url == "https://arxiv.org/abs/\(id)")
    }

    @Test(
        "are written as arXiv writes them, whatever the case of the identifier",
        arguments: [
            ("math.gt/0309137", "math.GT/0309137"), ("CS/0112017", "cs/0112017"),
            ("cs.lg/0112017v2", "cs.LG/0112017v2"),
            ("Cond-Mat.Soft/9901001", "cond-mat.soft/9901001"),
        ])
    func written(id: String, form: String) {
        #expect(ArXivLink(id)?.url == "https://arxiv.org/abs/\(form)")
    }

    @Test(
        "are made of nothing else",
        arguments: [
            "", "javascript:alert(1)", "2412.077", "2412.077301", "241.07730", "2412.07730v", "2412.07730v0",
            "2412.07730)", "2412.07730\n",
            "2412.07730/../x", "https://arxiv.org/abs/2412.07730", "cs/011201", "neurips/0112017", "cs.l/0112017",
            "/0112017", "٢٤١٢.٠٧٧٣٠",
            "..", "v2",
        ])
    func refused(id: String) {
        #expect(ArXivLink(id) == nil)
    }
}
