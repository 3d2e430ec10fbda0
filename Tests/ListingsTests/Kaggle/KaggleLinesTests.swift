import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct KaggleLinesTests {
    private func read(_ text: String) throws -> Listing {
        try ListingReader(format: .kaggle).read(Array(text.utf8), name: "x")
    }

    @Test("every field") func everyField() throws {
        let listing = try ListingReader().read(fixture("kaggle.jsonl"))
        #expect(listing.format == .kaggle)
        let day = try #require(CalendarDay(iso: "2007-04-02"))
        let sums = try #require(listing.papers.first)
        #expect(sums.id == "0704.9001" && sums.title == "Calculations of quiet sums")
        #expect((sums.original?.abstract ?? sums.abstract) == "We sum quietly, in $\\mathcal{O}(n)$.")
        #expect(sums.published == PaperDate(day, .stated) && sums.listed == nil)
        #expect(sums.authors == ["A. Exámple", "C. Model Jr."] && sums.authorCount == 2)
        #expect(sums.categories == ["hep-ph", "math.CO"])
        #expect(sums.doi == "10.1000/sums.76" && sums.venue == "J.Sums D76:013009,2007")
        #expect(sums.comments == nil)
        let old = try #require(listing.papers.last)
        #expect(
            old.id == "math/0703901" && old.doi == nil && old.venue == nil
                && old.published?.day.description == "2007-03-31")
    }

    @Test("The last of the versions is that of the texts")
    func lastVersion() throws {
        let versions =
            #"[{"version":"v1","created":"Mon, 2 Apr 2007 1:0:0 GMT"},{"version":"v3","created":"Tue, 3 Apr 2007 "#
            + #"1:0:0 GMT"}]"#
        let paper = try #require(
            try read("{\"id\":\"0704.9001\",\"title\":\"t\",\"versions\":\(versions)}").papers.first)
        #expect(
            paper.version == 3 && paper.updated?.description == "2007-04-03"
                && paper.published?.day.description == "2007-04-02")
        let unnumbered = try read(#"{"id":"0704.9001v2","title":"t","versions":[{},{},{},5]}"#).papers.first
        #expect(unnumbered?.version == 3 && unnumbered?.updated == nil)
    }

    @Test("names in one string stand in") func namesInOneStringStandIn() throws {
        let papers = try read(#"{"id":"1","title":"t","authors":"A. Example, B. Model and C. Sand"}"#).papers
        #expect(papers.first?.authors == ["A. Example", "B. Model", "C. Sand"])
    }

    @Test(
        "first version",
        arguments: [
            #""versions":[{"created":"2 Apr 2007"}]"#,
            #""versions":[{"version":"v1","created":"Mon, 02 Apr 2007 00:00:00 +0000"}]"#,
            #""versions":[{"created":"Mon, 2 Apr 2007 1:0:0 GMT"},{"created":"Tue, 3 Apr 2007 1:0:0 GMT"}]"#,
        ]) func firstVersion(_ field: String) throws
    {
        #expect(try read("{\"title\":\"t\",\(field)}").papers.first?.published?.day.description == "2007-04-02")
    }

    @Test(
        "odd fields cost no paper",
        arguments: [
            #""versions":[]"#, #""versions":7"#, #""versions":["x"]"#, #""versions":[{"created":7}]"#,
            #""versions":[{"created":"Mon, 31 Feb 2007"}]"#,
            #""versions":[{"created":"April 2, 2007"}]"#,
            #""update_date":"2008-11-26","authors_parsed":[7,["a"],[]],"doi":[]"#,
        ]) func oddFieldsCostNoPaper(_ field: String) throws
    {
        let listing = try read("{\"title\":\"t\",\(field)}")
        #expect(listing.paperCount == 1 && listing.rejectionCount == 0)
        #expect(listing.papers.first?.published == nil)
    }

    @Test("bad lines cost themselves only") func badLinesCostThemselvesOnly() throws {
        let listing = try read("{\"title\":\"a\"}\n{\"title\":\n{\"id\":\"1\"}\n{\"title\":\"b\"}{}\n{\"title\":\"c\"}")
        #expect(listing.papers.map(\.title) == ["a", "c"])
        #expect(listing.rejections.map(\.line) == [2, 3, 4])
    }
}
