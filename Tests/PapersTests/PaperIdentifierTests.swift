import Testing

@testable import Papers

@Suite struct PaperIdentifierTests {
    @Test("arXiv's addresses are told by host and folder, with or without scheme, in any case") func addresses() {
        let hosts = [
            "arxiv.org", "www.arxiv.org", "export.arxiv.org", "huggingface.co", "alphaxiv.org", "www.alphaxiv.org",
        ]
        for scheme in ["http://", "https://", "", "HTTPS://"] {
            for host in hosts + ["ArXiv.org"] {
                for folder in ["/abs/", "/pdf/", "/html/", "/papers/"] {
                    #expect(PaperIdentifier.arXiv(scheme + host + folder + "2412.07730v2") == "2412.07730")
                }
                #expect(PaperIdentifier.arXiv(scheme + host + "/list/2412.07730") == nil)
            }
            #expect(PaperIdentifier.arXiv(scheme + "doi.org/10.48550/arXiv.2412.07730") == "2412.07730")
            for other in ["openalex.org/W2412.07730", "xarxiv.org/abs/2412.07730", "openreview.net/abs/2412.07730"] {
                #expect(PaperIdentifier.arXiv(scheme + other) == nil)
            }
        }
        for text in ["oai:arXiv.org:2412.07730", "arXiv:2412.07730", "arXiv.2412.07730", "arxiv: 2412.07730"] {
            #expect(PaperIdentifier.arXiv(text) == "2412.07730")
        }
        for none in ["https://", "http://", "https:// ", "submittedVersion", "h", ""] {
            #expect(PaperIdentifier.arXiv(none) == nil && WrittenIdentifier(address: none) == nil)
        }
        #expect(WrittenIdentifier(address: "https://openreview.net/forum?id=AbCdEf")?.id == "AbCdEf")
    }

    @Test(
        "identifiers",
        arguments: [
            ("2412.07730", "2412.07730"), ("2412.07730v2", "2412.07730"), (" 2412.07730v12 ", "2412.07730"),
            ("0704.0001", "0704.0001"),
            ("http://arxiv.org/abs/2412.07730v2", "2412.07730"),
            ("https://arxiv.org/pdf/2412.07730v1.pdf", "2412.07730"),
            ("https://www.arxiv.org/abs/2412.07730", "2412.07730"), ("arXiv:2412.07730v3", "2412.07730"),
            ("oai:arXiv.org:0704.0001", "0704.0001"),
            ("https://huggingface.co/papers/2412.07730", "2412.07730"), ("cs/0112017v1", "cs/0112017"),
            ("http://arxiv.org/abs/math.GT/0309136v1", "math.GT/0309136"),
            ("https://huggingface.co/papers/2412.07730?x=1", "2412.07730"),
            ("http://arxiv.org/abs/2412.07730v2#S1", "2412.07730"),
            ("https://arxiv.org/html/2412.07730v1/", "2412.07730"), ("10.48550/arXiv.2412.07730", "2412.07730"),
            ("https://doi.org/10.48550/ARXIV.2412.07730", "2412.07730"), ("arXiv: 2412.07730", "2412.07730"),
            ("2412.077301", "2412.077301"),
            ("0JzWiigkUy", "0JzWiigkUy"), ("paper-v2", "paper-v2"), ("12345.67", "12345.67"),
            ("https://example.org/x", "https://example.org/x"),
        ]) func identifiers(_ text: String, _ expected: String)
    {
        #expect(PaperIdentifier.normalized(text) == expected)
    }

    @Test("empty ones are none") func emptyOnesAreNone() { #expect(PaperIdentifier.normalized(" \n") == nil) }

    @Test(
        "object identifiers",
        arguments: [
            ("10.1103/PhysRevD.76.013009", "10.1103/physrevd.76.013009"), ("https://doi.org/10.1/A", "10.1/a"),
            ("http://dx.doi.org/10.1/a", "10.1/a"),
            ("DOI: 10.1/a", "10.1/a"), ("10.1/a; 10.2/b", "10.1/a"), ("10.1/a, 10.2/b", "10.1/a"), ("10.1", nil),
            ("10.1/", nil),
            ("none", nil), ("", nil),
        ] as [(String, String?)]) func objectIdentifiers(_ text: String, _ expected: String?)
    {
        #expect(PaperIdentifier.doi(text) == expected)
    }

    @Test(
        "A DOI ends where nothing, white space or another identifier follows, and not at every comma or semicolon",
        arguments: [
            ("10.1000/abc,1", "10.1000/abc,1"), ("10.1000/abc,2,", "10.1000/abc,2"), ("10.1/a,10.2/b", "10.1/a"),
            ("10.1/a;doi:10.2/b", "10.1/a"), ("10.1/a,https://doi.org/10.2/b", "10.1/a"),
            ("dx.doi.org/10.1/A,b", "10.1/a,b"),
            ("https://dx.doi.org/doi:10.1/a;b", "10.1/a;b"), ("urn:doi:10.1/a", "10.1/a"), ("10.1/a\0b", "10.1/a"),
            (
                "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
                "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"
            ),
            ("10.a/b", nil), ("10./b", nil), ("10..1/b", nil), ("110.1/b", nil), ("https://example.org/10.1/b", nil),
        ] as [(String, String?)])
    func objectIdentifiersWithSeparators(_ text: String, _ expected: String?) {
        #expect(PaperIdentifier.doi(text) == expected)
    }

    @Test(
        "The letters of an old number are read in any case and written as arXiv writes them",
        arguments: [
            ("math.gt/0309137", "math.GT/0309137"), ("MATH.GT/0309137V2", "math.GT/0309137"),
            ("arXiv:Hep-Th/9901001", "hep-th/9901001"),
            ("https://arxiv.org/abs/math.gt/0309137v1", "math.GT/0309137"),
            ("10.48550/arXiv.math.gt/0309137", "math.GT/0309137"),
            ("cond-mat.STAT-MECH/0001001", "cond-mat.stat-mech/0001001"),
        ])
    func oldNumbers(_ text: String, _ expected: String) {
        #expect(PaperIdentifier.normalized(text) == expected)
        #expect(PaperIdentifier.isArXiv(expected))
    }

    @Test(
        "What only looks like a number of arXiv is left as it is",
        arguments: [
            "neurips/2023001", "math.G/0309137", "math.GT.X/0309137", "cs/01120170", "2412.07730v0", "2412.07730v1234",
            "/0309137",
        ])
    func noNumbers(_ text: String) {
        #expect(PaperIdentifier.normalized(text) == text)
        #expect(!PaperIdentifier.isArXiv(text))
    }

    @Test("The subject class does not tell papers apart, and the version is kept")
    func parts() throws {
        let old = try #require(ArXivIdentifier("math.gt/0309137v12"))
        #expect(old.key == "math/0309137")
        #expect(old.version == 12)
        #expect(old.address == "https://arxiv.org/abs/math.GT/0309137v12")
        let new = try #require(ArXivIdentifier(written: "https://arxiv.org/pdf/2412.07730v3.pdf"))
        #expect((new.number, new.key, new.version) == ("2412.07730", "2412.07730", 3))
        #expect(DOI("10.48550/arXiv.2412.07730v2")?.arXiv?.number == "2412.07730")
        #expect(DOI("10.1000/2412.07730")?.arXiv == nil)
    }
}
