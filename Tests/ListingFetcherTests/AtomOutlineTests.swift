import Testing

@testable import ListingFetcher

@Suite struct AtomOutlineTests {
    @Test("a feed says how many there are") func aFeedSaysHowManyThereAre() {
        let feed = AtomOutline(Array(Answers.feed(3, total: 120).utf8))
        #expect((feed.isWhole, feed.entries, feed.total, feed.complaint) == (true, 3, 120, nil))
    }

    @Test("no beginning of a feed is whole") func noBeginningOfAFeedIsWhole() {
        let bytes = Array(Answers.feed(2).utf8)
        let end = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
        for count in 0...end { #expect(!AtomOutline(Array(bytes.prefix(count))).isWhole, "\(count)") }
        #expect(AtomOutline(bytes).isWhole)
    }

    @Test(
        "scraps have nothing",
        arguments: ["", "<entry", "<entrylike/>", "x:totalResults>", ":totalResults", "</feed", "<summary"])
    func scrapsHaveNothing(text: String) {
        let feed = AtomOutline(Array(text.utf8))
        #expect((feed.isWhole, feed.entries, feed.total, feed.complaint) == (false, 0, nil, nil))
    }
}
