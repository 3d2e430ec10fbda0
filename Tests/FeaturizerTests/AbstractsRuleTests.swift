import Testing

@testable import Featurizer

@Suite struct AbstractsRuleTests {
    @Test(
        "case is folded, single characters and function words are left out",
        arguments: [
            ("", []), ("   \n", []), ("Boats SAIL far", ["boat", "sail", "far"]), ("a I x", []),
            ("the of and with under", []),
            ("These US maps", ["map"]), ("Moreover, furthermore, therefore boats additionally", ["boat"]),
        ] as [(String, [String])])
    func caseIsFoldedSingleCharactersAndFunctionWordsAre(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test(
        "hyphenated words are taken apart unless a part is a single character",
        arguments: [
            ("fine-tuning", ["fine", "tuning"]), ("k-means", ["k-mean"]), ("GPT-4", ["gpt-4"]),
            ("state-of-the-art", ["state", "art"]),
            ("x-ray e-mails", ["x-ray", "e-mail"]), ("end- of -line", ["end", "line"]), ("a--b", []),
            ("fine\u{2010}tuning", ["fine", "tuning"]),
            ("k\u{2011}means", ["k-mean"]), ("fine\u{2013}tuning", ["fine", "tuning"]), ("k\u{2013}means", ["mean"]),
            ("sea/ice sea_ice", ["sea", "ice", "sea", "ice"]),
        ] as [(String, [String])])
    func hyphenatedWordsAreTakenApartUnlessAPartIs(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test(
        "plurals are folded",
        arguments: [
            ("LLMs", ["llm"]), ("LLM", ["llm"]), ("GPUs and GNNs", ["gpu", "gnn"]), ("DPO RLHF", ["dpo", "rlhf"]),
            ("IDs", ["id"]),
            ("agents agent", ["agent", "agent"]), ("boxes matches dishes classes", ["box", "match", "dish", "class"]),
            ("studies lies", ["study", "lie"]), ("gas bus analysis loss", ["gas", "bus", "analysis", "loss"]),
            ("k-nearest-neighbors", ["k-nearest-neighbor"]),
        ] as [(String, [String])])
    func pluralsAreFolded(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test(
        "possessives are their nouns",
        arguments: [
            ("model's", ["model"]), ("model\u{2019}s", ["model"]), ("models' maps", ["model", "map"]),
            ("MODEL'S", ["model"]),
            ("'quoted' \u{2018}words\u{2019}", ["quoted", "word"]), ("Ørsted\u{2019}s", ["ørsted"]),
        ] as [(String, [String])])
    func possessivesAreTheirNouns(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test(
        "plain numbers are left out, words with digits stay",
        arguments: [
            ("3 14 2024 3.14 1,000", []), ("2024-12-11", []), ("3D 4x x2", ["3d", "4x", "x2"]),
            ("top-5 1-bit", ["top-5", "1-bit"]),
            ("GPT-3.5 Llama-2", ["gpt-3.5", "llama-2"]), ("v1.5 7B", ["v1.5", "7b"]),
            ("accuracy of 93.5%", ["accuracy"]),
            ("ends in 5. Then", ["end"]), ("1e-5", ["1e-5"]),
        ] as [(String, [String])])
    func plainNumbersAreLeftOutWordsWithDigitsStay(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test(
        "single letters, contractions and plurals",
        arguments: [
            ("β-VAE", ["β-vae"]), ("multi-s", ["multi-s"]), ("a k-s test", ["k-s", "test"]),
            ("we've don't can't", ["don"]),
            ("KV caches, a KV cache", ["kv", "cache", "kv", "cache"]), ("approaches niches", ["approach", "niche"]),
            ("α я é", []),
        ] as [(String, [String])])
    func singleLettersContractionsAndPlurals(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test(
        "LaTeX commands are stepped over, their arguments read",
        arguments: [
            ("\\emph{sea} level", ["sea", "level"]), ("\\textbf{Boats}\\cite{x}", ["boat"]),
            ("$\\mathcal{O}(n)$ time", ["time"]),
            ("costs \\$5 more", ["cost"]), ("$\\alpha$-divergence", ["divergence"]), ("a backslash\\", ["backslash"]),
            ("\\\\ line", ["line"]),
            ("100\\% boats", ["boat"]),
        ] as [(String, [String])])
    func laTeXCommandsAreSteppedOverTheirArgumentsRead(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test(
        "tags and entities are stepped over, less-than signs and ampersands are none",
        arguments: [
            ("<b>bold</b> sea", ["bold", "sea"]), ("<code>sea</code>", ["code", "sea", "code"]),
            ("<p class=\"lead\">sea</p>", ["sea"]),
            ("sea<br/>ice<BR />fog", ["sea", "ice", "fog"]),
            ("depth <5 metres", ["depth", "metre"]),
            ("alpha < beta and gamma > delta", ["alpha", "beta", "gamma", "delta"]),
            ("x <b and gamma> sea", ["gamma", "sea"]), ("<script>sea</script>", ["script", "sea", "script"]),
            ("sea <a", ["sea"]),
            ("fish &amp; chips", ["fish", "chip"]), ("it&#39;s &lt;sea&gt;", ["sea"]), ("R&D & sea", ["sea"]),
            ("salt&pepper", ["salt", "pepper"]),
        ] as [(String, [String])])
    func tagsAndEntitiesAreSteppedOverLessThanSigns(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test(
        "links are left out up to the next white space",
        arguments: [
            ("see https://example.org/Paper-1?q=map now", ["see", "now"]), ("HTTP://EXAMPLE.ORG boats", ["boat"]),
            ("(https://example.org) sea", ["sea"]), ("http servers", ["http", "server"]),
            ("ftp://example.org", ["ftp", "example", "org"]),
            ("https://example.org", []),
        ] as [(String, [String])])
    func linksAreLeftOutUpToTheNextWhite(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test(
        "accents, ligatures and wide forms are folded, other scripts stay",
        arguments: [
            ("café CAFÉ cafe\u{301}", ["cafe", "cafe", "cafe"]), ("naïvely ÜBER", ["naively", "uber"]),
            ("e\u{FB03}cient \u{FB01}ne", ["efficient", "fine"]),
            ("ＷＩＤＥ", ["wide"]), ("Straße", ["straße"]), ("лодки РОБОТ", ["лодки", "робот"]), ("机器人 学习", ["机器人", "学习"]),
            ("紙 é", ["紙"]),
            ("naïve-Bayes", ["naive", "baye"]), ("🤖 robot🤖boat", ["robot", "boat"]), ("H₂O", ["h2o"]),
        ] as [(String, [String])])
    func accentsLigaturesAndWideFormsAreFoldedOtherScripts(text: String, expected: [String]) {
        #expect(scanned(text).strings == expected)
    }

    @Test("bytes that are no UTF-8 separate words") func bytesThatAreNoUTF8SeparateWords() {
        let broken: [[UInt8]] = [
            [0xFF], [0xC3], [0xE4, 0xB8], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
        ]
        for bytes in broken {
            #expect(scanned(Array("sea".utf8) + bytes + Array("ice".utf8)).strings == ["sea", "ice"], "\(bytes)")
        }
        for bytes in broken { #expect(scanned(Array("sea".utf8) + bytes).strings == ["sea"], "\(bytes)") }
    }

    @Test("line ends, byte order marks and white space around change nothing")
    func lineEndsByteOrderMarksAndWhiteSpaceAround() {
        let plain = scanned("Boats sail far\nand home. They rest\n")
        for text in [
            "\u{FEFF}Boats sail far\r\nand home. They rest\r\n", "  Boats sail\tfar and home.\u{A0}They rest",
            "Boats sail far and home. They rest",
        ] {
            let tokens = scanned(text)
            #expect(tokens.strings == plain.strings)
            #expect(tokens.startsSentence == plain.startsSentence)
        }
    }
}

@Suite struct SentenceTests {
    private func pairs(_ text: String) -> [String] {
        NaiveTFIDF.terms(of: Array(text.utf8), rule: .abstracts, pairs: true).filter { $0.contains(" ") }
    }

    @Test(
        "pairs reach over function words and commas, not over the end of a sentence",
        arguments: [
            ("Boats sail. Robots fold", ["boat sail", "robot fold"]), ("boats! robots? maps; seas: ice", []),
            ("boats, robots (maps) - seas", ["boat robot", "robot map", "map sea"]),
            ("chain of thought", ["chain thought"]),
            ("fine-tuning boats", ["fine tuning", "tuning boat"]), ("船は海 走る。次の文 紙飛行機", ["船は海 走る", "次の文 紙飛行機"]),
            ("only", []),
        ] as [(String, [String])])
    func pairsReachOverFunctionWordsAndCommasNotOver(text: String, expected: [String]) {
        #expect(pairs(text) == expected)
    }

    @Test("each text begins a sentence, also in a buffer used again") func eachTextBeginsASentenceAlsoInABuffer() {
        var scanner = TokenScanner(rule: .abstracts)
        var tokens = TokenBuffer()
        scanner.scan("boats sail", into: &tokens)
        scanner.scan("robots fold", into: &tokens)
        #expect(tokens.startsSentence == [true, false, true, false])
        tokens.removeAll()
        #expect((tokens.count, tokens.bytes.isEmpty) == (0, true))
        scanner.scan("maps", into: &tokens)
        #expect(tokens.strings == ["map"])
        #expect(tokens.startsSentence == [true])
    }
}
