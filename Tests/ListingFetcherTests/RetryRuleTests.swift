import Testing

@testable import ListingFetcher

@Suite struct RetryRuleTests {
    @Test("a requested wait is a number or a time") func aRequestedWaitIsANumberOrATime() {
        let date = "Mon, 01 Dec 2025 10:00:00 GMT"
        #expect(RetryRule.requestedWait("120", date: nil) == 120)
        #expect(RetryRule.requestedWait(" 5 ", date: date) == 5)
        #expect(RetryRule.requestedWait("Mon, 01 Dec 2025 10:00:07 GMT", date: date) == 7)
        #expect(RetryRule.requestedWait("Mon, 01 Dec 2025 09:00:00 GMT", date: date) == 0)
        for unreadable in ["", "-3", "1.5", "later", "٣"] {
            #expect(RetryRule.requestedWait(unreadable, date: date) == nil)
        }
        #expect(RetryRule.requestedWait("Mon, 01 Dec 2025 10:00:07 GMT", date: nil) == nil)
        #expect(RetryRule.requestedWait(nil, date: date) == nil)
    }
}
