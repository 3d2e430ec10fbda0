import Papers
import Testing

@Suite struct IdentifierSchemeTests {
    @Test(
        "what says by itself what it names",
        arguments: [
            ("2412.07730", .arXiv), ("math.GT/0309136", .arXiv), ("10.1103/physrevd.76.013009", .doi),
            ("https://example.org/a", .address), ("http://x", .address),
            ("649def34f8be52c8b66281af98ae884c09aef38b", .semanticScholar), ("CorpusID:215416146", .semanticScholar),
            ("corpusid: 7", .semanticScholar), ("W2741809807", .openAlex), ("2020.acl-main.463", .acl),
            ("conf/nips/VaswaniSPUJGKP17", .dblp), ("DBLP:journals/x/Y1", .dblp), ("PMID:31452104", .pubMed),
            ("pmid: 31452104", .pubMed), ("PMC6774345", .pubMed), ("pmc6774345", .pubMed),
        ] as [(String, IdentifierScheme)]) func schemes(id: String, scheme: IdentifierScheme)
    {
        #expect(IdentifierScheme(id) == scheme)
        #expect(ScopedIdentifier(id, scope: "a.csv#").scope == nil)
    }

    @Test(
        "what belongs to its listing",
        arguments: [
            "", "17", "text-0000017", "paper_3", "P17-1001", "PMC12", "W1", "w2741809807", "31452104", "2412-07730",
            "649def34f8be52c8b66281af98ae884c09aef38g", "a.b.c", "x/y/z", "a:b",
        ]) func ofAListing(id: String)
    {
        #expect(IdentifierScheme(id) == nil)
        #expect(ScopedIdentifier(id, scope: "a.csv#").isLocal)
    }
}
