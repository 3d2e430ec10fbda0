import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct LabelReaderTests {
    private func read(_ text: String) throws(LabelError) -> LabelReader.Labels {
        try LabelReader.read(ByteStream(bytes: Array(text.utf8), name: "x"))
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

    @Test("topics stand under other names, too, where there are none under their own") func otherNames() throws {
        let labels = try read(
            #"""
            {"id":"a","labels":["Botany","Stars; far",3]}
            {"id":"b","labels":"Botany; Stars|Cooking","category":"x"}
            {"id":"c","Category":"Botany"}
            {"id":"d","class":7,"labels":null}
            {"id":"e","topic":["Botany"]}
            {"id":"f","topics":["x"],"labels":["y"],"category":"z"}
            {"id":"g","label":"x","labels":["y","z"]}
            {"id":"h","topics":[],"labels":["y"]}
            {"id":"i","category":{"name":"x"}}
            {"id":"j","labels":[]}
            """#)
        #expect(
            labels.papers.map(\.topics) == [
                ["Botany", "Stars; far", "3"], ["Botany", "Stars", "Cooking"], ["Botany"], ["7"], ["Botany"], ["x"],
                ["x"], [],
            ])
        #expect(labels.papers.map(\.label) == [nil, nil, "Botany", "7", nil, nil, "x", nil])
        #expect(labels.rejections.map(\.line) == [9, 10])
    }

    @Test("a table with a header is read") func tables() throws {
        let labels = try read(
            #"""
            ID,Title,Abstract,Labels,primary,not

            2408.11915v1,"Roots, and soil",Water rises.,"Botany; Soil",Botany,
            b,Stars,"They ""shine"".","[""Stars, far"", ""Dust""]",,Botany
            c,No label,Nothing.,,,
            ,,,Botany,,
            d,"open
            """#)
        #expect(
            labels.papers == [
                LabelledPaper(
                    id: "2408.11915", title: "Roots, and soil", abstract: "Water rises.", topics: ["Botany", "Soil"],
                    primary: ["Botany"], line: 3),
                LabelledPaper(
                    id: "b", title: "Stars", abstract: #"They "shine"."#, topics: ["Stars, far", "Dust"],
                    not: ["Botany"], line: 4),
            ])
        #expect(labels.rejectionCount == 3)
        #expect(
            labels.rejections.prefix(2).map(\.description) == [
                "x:5: has neither topics nor a label", "x:6: has neither an id nor a text",
            ])
    }

    @Test(
        "anything may part the columns",
        arguments: [
            ("label,text", "Cooking,Stew it."), ("text\tcategory", "Stew it.\tCooking"),
            ("\u{FEFF}sep=;\ntext;class", "Stew it.;Cooking"), ("Text|Topic", "Stew it.|Cooking"),
        ])
    func delimiters(head: String, row: String) throws {
        let paper = try #require(try read(head + "\r\n" + row).papers.first)
        #expect(paper.topics == ["Cooking"] && paper.label == "Cooking" && paper.abstract == "Stew it.")
    }

    @Test("what has no labels is none", arguments: ["id,title\na,b\n", "topics,sample\na,b\n"])
    func noTable(text: String) { #expect(throws: LabelError.self) { try read(text) } }

    @Test("hostile tables are read in linear time", arguments: [",", ";", "\"", "[", "\n", "label,"])
    func hostileTables(part: String) {
        _ = try? read("id,label\n" + String(repeating: part, count: 1 << 18))
        _ = try? read("id,label," + String(repeating: part, count: 1 << 18))
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
