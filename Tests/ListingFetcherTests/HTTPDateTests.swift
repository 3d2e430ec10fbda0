import Testing

@testable import ListingFetcher

@Suite struct HTTPDateTests {
    @Test(
        "the three forms are one time",
        arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
    func theThreeFormsAreOneTime(text: String) {
        #expect(HTTPDate.seconds(text) == 784_111_777)
    }

    @Test(
        "what is no time is nil",
        arguments: [
            "", "soon", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49 GMT",
            "1 2 3 4 5", "-5",
        ])
    func whatIsNoTimeIsNil(text: String) {
        #expect(HTTPDate.seconds(text) == nil)
    }
}
