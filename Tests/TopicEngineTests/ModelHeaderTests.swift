import Foundation
import Testing

@testable import TopicEngine

@Suite struct ModelHeaderTests {
    private func encoded(_ header: ModelHeader) throws -> String {
        String(decoding: try JSONEncoder().encode(header), as: UTF8.self)
    }

    private func read(_ json: String) -> ModelHeader? { ModelHeader(json: Array(json.utf8)) }

    @Test("a header is read as it was written") func aHeaderIsReadAsItWasWritten() throws {
        var header = try SyntheticModels.whole.get().header
        #expect(read(try encoded(header)) == header)
        header.options.tokenRule = .texts
        header.options.seed = .max
        header.options.titleWeight = 0.1 + 0.2
        header.topics[0].name = "\"Dunes\" \u{1F3DC} \\ n\u{308}"
        (header.firstDay, header.lastDay) = ("2025-01-02", nil)
        #expect(read(try encoded(header)) == header)
        header.scores = nil
        #expect(read(try encoded(header)) == header)
    }

    @Test("what is not known is passed over, and what a later version added has its default")
    func whatIsNotKnownIsPassedOverAndWhat() throws {
        let header = try SyntheticModels.small.get().header
        let json = try encoded(header)
        #expect(read("{\"later\":[1,{\"a\":null}]," + json.dropFirst()) == header)
        var without = header
        without.options.tolerance = 0
        #expect(read(json.replacing(/"tolerance":[0-9.]+,?/, with: "")) == without)
    }

    @Test("what is missing, of another kind, or no JSON is no header") func whatIsMissingOfAnotherKindOrNoJSON() throws
    {
        let json = try encoded(try SyntheticModels.whole.get().header)
        for (found, instead) in [
            ("\"made\":", "\"Made\":"), ("\"papers\":", "\"papers\":0.5,\"x\":"),
            ("\"assignsOne\":false", "\"assignsOne\":0"),
            ("\"slug\":", "\"slug\":1,\"x\":"), ("\"f1\":", "\"f1\":\"1\",\"x\":"), ("\"squared-hinge\"", "\"hinge\""),
            ("\"seed\":", "\"seed\":-1,\"x\":"), ("}", ""), ("{", "{,"),
        ] {
            let changed = json.replacing(found, with: instead, maxReplacements: 1)
            #expect(changed != json, "\(found) was not found")
            #expect(read(changed) == nil, "\(instead)")
        }
        #expect(ModelHeader(json: Array(json.utf8.dropLast(2)) + [0xFF, 0x22, 0x7D]) == nil)
    }
}
