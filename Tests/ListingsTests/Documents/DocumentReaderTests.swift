import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct DocumentReaderTests {
    private func read(_ text: String) throws -> [(Int, String)] {
        var reader = DocumentReader(LineReader(ByteStream(bytes: Array(text.utf8), name: "x")))
        var result: [(Int, String)] = []
        while let line = try reader.next() {
            switch line.result {
            case .success(let document):
                result.append(
                    (line.number, "\(document.id.map { "\($0)" } ?? "-")|\(document.title)|\(document.abstract)"))
            case .failure(let fault): result.append((line.number, fault.rejection.message))
            }
        }
        return result
    }

    @Test("each line is a document or a reason") func eachLineIsADocumentOrAReason() throws {
        let found = try read(
            """
            {"id":"a","title":"T","abstract":"A"}

            {"id":12345678901234567890,"text":"only text"}
            {"id":true,"text":"x"}
            {"id":"b"}
            not json
            {"title":"T","text":"T. Body."}
            """)
        #expect(found.map(\.0) == [1, 3, 4, 5, 6, 7])
        #expect(
            found.map(\.1) == [
                "a|T|A", "12345678901234567890||only text",
                "field 'id': expected a string or a number, found true or false",
                "has neither title nor abstract", "is no valid JSON: expected null, found 'o' at byte 2", "-|T|Body.",
            ])
    }

    @Test("keys with escapes are known") func keysWithEscapesAreKnown() throws {
        #expect(try read(#"{"\u0074ext":"x","i\u0064":"a"}"#).map(\.1) == ["a||x"])
    }

    @Test("texts are readable") func textsAreReadable() throws {
        #expect(
            try read(#"{"id":"\\alpha","title":"$k$-means","text":"$k$-means. 5\\% off"}"#).map(\.1) == [
                #"\alpha|k-means|5% off"#
            ])
    }

    @Test("identifiers keep their kind") func identifiersKeepTheirKind() throws {
        var reader = DocumentReader(
            LineReader(
                ByteStream(
                    bytes: Array("{\"id\":1.50,\"text\":\"\"}\n{\"id\":\"2412.07730v2\",\"text\":\"x\"}".utf8),
                    name: "x")))
        #expect(try reader.next()?.result.get().id == .number("1.50"))
        #expect(try reader.next()?.result.get().id == .text("2412.07730v2"))
        #expect(try reader.next() == nil)
    }
}
