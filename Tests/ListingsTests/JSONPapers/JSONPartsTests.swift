import Papers
import Testing

@testable import Listings
@testable import ReadableText

/// A document that is read in parts says what it says when it is read whole.
@Suite("JSON documents in parts")
struct JSONPartsTests {
    private static func paper(_ number: Int) -> String {
        #"{"id":"2401.0\#(1000 + number)","title":"Lamp \#(number)","abstract":"We light “[{\"\#(number)\"}],\\ é.","#
            + #""authors":[{"name":"Ada Example"}]}"#
    }

    private static let papers = (0..<9).map(paper)
    private static let array = "[\(papers.joined(separator: ","))]"
    private static let lines = "[\n\(papers.joined(separator: ",\n"))\n]\n"

    static let documents: [(name: String, text: String)] = [
        ("array", array), ("array, lines", lines), ("byte order mark", "\u{FEFF}" + lines),
        ("under a key", #"{"date":"2024-01-11","papers":\#(array)}"#),
        ("under an unusual key", #"{"meta":{"a":[1,2]},"stuff":\#(lines),"end":1}"#),
        ("under keys", #"{"message":{"date":"2024-01-11","x":{"items":\#(lines)},"next":null}}"#),
        ("a title around them", #"{"title":"Of lamps","papers":\#(array)}"#),
        ("by day", #"{"2024-01-11":\#(array),"2024-01-12":[\#(paper(20))]}"#),
        ("under several keys", #"{"papers":\#(array),"more":[\#(paper(20)),\#(paper(21))]}"#),
        ("papers before", #"{"more":[\#(paper(20))],"papers":\#(array)}"#),
        ("referred to before", #"{"references":[{"title":"Old"}],"papers":\#(array)}"#),
        ("one behind another", "\(array)\n\(lines)\n{\"papers\":[\(paper(30))]}"),
        ("text behind", lines + "and so on"), ("a bracket too many", array + "]"),
        ("no end", String(array.dropLast())), ("no end of the object", #"{"papers":\#(array)"#),
        ("cut", String(lines.dropLast(40))), ("cut in a text", String(array.dropLast(70))),
        ("a comma missing", lines.replacing(",\n\(papers[4])", with: "\n\(papers[4])")),
        ("a comma too many", lines.replacing("\n\(papers[4])", with: ",\n\(papers[4])")),
        ("a quote missing", lines.replacing("\"Lamp 4\"", with: "\"Lamp 4")),
        ("a value missing", lines.replacing("\"Lamp 4\"", with: "")),
        ("a brace missing", lines.replacing("}]},\n\(papers[5])", with: "}],\n\(papers[5])")),
        ("damage to the end", lines.replacing("\"Lamp 4\"", with: "?").replacing("\"title\":\"Lamp 5\"", with: "\"")),
        ("without text", "[\(papers[0]),{\"x\":1},{\"title\":null},\(papers[1]),7,\"x\",null,\(papers[2])]"),
        ("long before", "{\"note\":\"\(String(repeating: "x", count: 70_000))\",\"papers\":\(array)}"),
        ("empty", #"{"papers":[]}"#), ("table", #"{"columns":["title","abstract"],"data":[["A","B"],["C","D"]]}"#),
        ("columns", #"{"title":["A","B","C"],"abstract":["D","E","F"]}"#), ("one", paper(1)),
        ("by number", "{\(papers.enumerated().map { "\"2401.0200\($0)\":\($1)" }.joined(separator: ","))}"),
        (
            "names in one text",
            "[{\"title\":\"A\",\"authors\":\"Example, Ada; Model, Cyd\"},{\"title\":\"B\",\"authors\":\"Example, Ada\"}]"
        ),
    ]

    /// What a listing says, papers and messages.
    private struct Said: Equatable {
        let papers: [Paper]
        let messages: [String]
        let listed: PaperDate?
    }

    private func read(_ text: String, _ size: Int) -> Said {
        let reader = ListingReader(format: .json, formats: ListingFormats([PaperObjects(partSize: size)]))
        do {
            let listing = try reader.read(Array(text.utf8), name: "x.json")
            let messages = listing.rejections.map(\.description) + listing.notes.map(\.description)
            return Said(papers: listing.papers, messages: messages, listed: listing.listed)
        } catch { return Said(papers: [], messages: [error.description], listed: nil) }
    }

    @Test("it says the same", arguments: documents.map(\.name)) func same(_ name: String) throws {
        let text = try #require(Self.documents.first { $0.name == name }?.text)
        let whole = read(text, 1 << 20)
        for size in [1, 7, 64, 130, 200, 333, 500, 1000] {
            let parts = read(text, size)
            #expect(parts.messages == whole.messages, "\(size) bytes")
            #expect(parts == whole, "\(size) bytes")
        }
    }

    @Test("it is in parts") func parts() throws {
        for (text, expected) in [(Self.lines, 6), (#"{"a":1,"papers":\#(Self.array),"b":2}"#, 6), (Self.papers[0], 1)] {
            var parts = JSONParts(ByteStream(bytes: Array(text.utf8), name: "x"), size: 200)
            var count = 0
            while let part = try parts.next() {
                count += 1
                #expect(expected == 1 || part.bytes.count < 500)
            }
            #expect(count >= expected)
        }
    }

    @Test("bytes that are no text are told with their place") func damage() {
        let bytes = Array(Self.lines.utf8) + [0x0A, 0x81, 0x20]
        let reader = ListingReader(format: .json, formats: ListingFormats([PaperObjects(partSize: 100)]))
        #expect(throws: ListingError.input(.invalidUTF8(file: "x", line: 13, offset: bytes.count - 2))) {
            try reader.read(bytes, name: "x")
        }
        #expect(throws: ListingError.input(.binary(file: "x", offset: bytes.count - 3))) {
            try reader.read(Array(bytes.dropLast(3)) + [0, 0x81], name: "x")
        }
    }
}
