import PaperArchive
import Testing

@Suite struct PaperFingerprintTests {
    @Test("is the FNV 1 a hash of the reduced text") func isTheFNV1aHashOfTheReducedText() {
        // Computed apart from this program: FNV-1a of "widenets|weshow" and of "widenets|".
        let fingerprint = PaperFingerprint(title: "Wide Nets!", abstract: "We show.")
        #expect(fingerprint.description == "dbf54744eb711c93")
        #expect(fingerprint.titleValue == 0xf837_f3b7_a2d8_d592)
    }

    @Test(
        "spelling does not matter",
        arguments: [
            ("wide nets", "we show"), ("WIDE-NETS", "We  show…"), ("Wïde Néts", "We\tshow"), ("Wide Nets", "（We）show"),
            ("Ｗｉｄｅ Ｎｅｔｓ", "we ſhow"), ("Wi\u{308}de Nets", "We\u{200b} show"), ("<b>", ""),
        ])
    func spellingDoesNotMatter(title: String, abstract: String) {
        let plain = PaperFingerprint(title: "Wide Nets!", abstract: "We show.")
        #expect((PaperFingerprint(title: title, abstract: abstract) == plain) == (title != "<b>"))
    }

    @Test("differs by title abstract and where they meet") func differsByTitleAbstractAndWhereTheyMeet() {
        let all = [("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc"), ("ab", "d"), ("b", "c")]
        #expect(Set(all.map { PaperFingerprint(title: $0.0, abstract: $0.1) }).count == all.count)
    }

    @Test("only the first hundred characters of the abstract count")
    func onlyTheFirstHundredCharactersOfTheAbstractCount() {
        let hundred = String(repeating: "x ", count: 100)
        let one = PaperFingerprint(title: "T", abstract: hundred + "one")
        #expect(one == PaperFingerprint(title: "T", abstract: hundred + "another"))
        #expect(one != PaperFingerprint(title: "T", abstract: String(repeating: "x ", count: 99) + "one"))
    }

    @Test("a title without letters counts by its bytes") func aTitleWithoutLettersCountsByItsBytes() {
        #expect(PaperFingerprint(title: "?!", abstract: "") != PaperFingerprint(title: "!?", abstract: ""))
        #expect(PaperFingerprint(title: "深度学习", abstract: "") != PaperFingerprint(title: "强化学习", abstract: ""))
    }

    @Test("knows whether there is an abstract") func knowsWhetherThereIsAnAbstract() {
        #expect(PaperFingerprint(title: "T", abstract: " … ").isTitleOnly)
        #expect(!PaperFingerprint(title: "T", abstract: "a").isTitleOnly)
        #expect(
            PaperFingerprint(title: "T", abstract: "a").titleValue == PaperFingerprint(title: "t", abstract: "").value)
    }
}
