import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct LabelReaderTests {
    private func read(_ text: String) throws(LabelError) -> LabelReader.Labels {
        try LabelReader.read(LineReader(ByteStream(bytes: Array(text.utf8), name: "x")))
    }

    @Test("all forms are read") func allFormsAreRead() throws {
        let labels = try read(
            """
            {"id":"2408.11915v1","topics":["audio"],"primary":"audio","sample":"random"}
            {"id":"a","title":"T","abstract":"A","topics":["x","y"],"maybe":["z"],"primary":["x","y"],"listed":"2025"}
            {"text":"some text","label":"18","title":"T"}
            {"text":"some text","label":7}
            {"id":"b","topics":[]}
            """)
        #expect(
            labels.papers == [
                LabelledPaper(id: "2408.11915", topics: ["audio"], primary: ["audio"], sample: "random", line: 1),
                LabelledPaper(
                    id: "a", title: "T", abstract: "A", topics: ["x", "y"], maybe: ["z"], primary: ["x", "y"], line: 2),
                LabelledPaper(title: "T", abstract: "some text", topics: ["18"], label: "18", line: 3),
                LabelledPaper(abstract: "some text", topics: ["7"], label: "7", line: 4),
                LabelledPaper(id: "b", topics: [], line: 5),
            ])
        #expect(labels.papers.map(\.hasText) == [false, true, true, true, false])
        #expect(labels.rejections == [])
    }

    @Test("texts are readable and topics stay") func textsAreReadableAndTopicsStay() throws {
        let labels = try read(#"{"title":"$k$-means","text":"$k$-means: 5\\% off","topics":["a--b"],"sample":"x~y"}"#)
        #expect(
            labels.papers == [
                LabelledPaper(title: "k-means", abstract: "5% off", topics: ["a--b"], sample: "x~y", line: 1)
            ])
    }

    @Test("bad lines are named") func badLinesAreNamed() throws {
        let labels = try read(
            "{\"id\":\"a\"}\n{\"topics\":[\"x\"]}\n{\"id\":\"a\",\"topics\":\"x\"}\n{\n{\"id\":\"a\","
                + "\"topics\":[\"x\"]}"
        )
        #expect(labels.papers.count == 1)
        #expect(
            labels.rejections.map(\.description) == [
                "x:1: has neither topics nor a label", "x:2: has neither an id nor a text",
                "x:3: field 'topics': expected an array of strings, found a string",
                "x:4: is no valid JSON: the JSON ends in the middle at byte 2",
            ])
    }

    @Test("identifiers are strings or numbers") func identifiersAreStringsOrNumbers() throws {
        let labels = try read("{\"id\":{},\"topics\":[\"x\"]}\n{\"id\":7,\"topics\":[\"x\"]}")
        #expect(labels.papers.map(\.id) == ["7"])
        #expect(
            labels.rejections.map(\.description) == ["x:1: field 'id': expected a string or a number, found an object"])
    }

    @Test("nothing readable is an error") func nothingReadableIsAnError() {
        #expect(throws: LabelError.nothingReadable(file: "x", rejected: 0, first: nil)) { try self.read("\n") }
        #expect(throws: LabelError.input(.notFound(file: "/no/such"))) { try LabelReader.read("/no/such") }
    }
}
