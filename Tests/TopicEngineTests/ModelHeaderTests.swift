import Foundation
import Testing

@testable import TopicEngine

@Suite struct ModelHeaderTests {
    private func encoded(_ header: ModelHeader) throws -> String {
        // In the order of a file: without one the order would be another in every run.
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(header), as: UTF8.self)
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

    @Test("a header holds how sure its probabilities are, as they were on held-out papers")
    func aHeaderHoldsHowSureItsProbabilitiesAre() throws {
        let scores = try #require(try SyntheticModels.doubtful.get().header.scores)
        let reliability = try #require(scores.reliability)
        #expect(reliability.count == 10)
        #expect(reliability.allSatisfy { (0...1).contains($0.said) && (0...1).contains($0.share) })
        let middle = try #require(scores.middle)
        #expect(middle.pairs > 0 && middle.said >= 0.4 && middle.said < 0.9)
        #expect(try #require(scores.likelyError) > scores.calibrationError)
        let interval = try #require(scores.intervals?.microF1)
        #expect(interval.low < scores.microF1 && scores.microF1 < interval.high)
        #expect(scores.intervals?.primary != nil && scores.intervals?.accuracy == nil)
    }

    @Test("a header names the pairs of topics most often confused, each with papers that it learned from")
    func confusions() throws {
        let learned = try SyntheticModels.doubtful.get()
        let pairs = try #require(learned.header.scores?.confusions)
        #expect(!pairs.isEmpty && pairs.count <= ConfusedPair.mostNamed)
        #expect(pairs.map(\.papers) == pairs.map(\.papers).sorted(by: >))
        for pair in pairs {
            #expect(pair.truth != pair.said && pair.papers <= pair.of)
            #expect(pair.examples.count == min(TopicConfusions.mostExamples, pair.papers))
        }
        var header = learned.header
        header.scores?.confusions?[0].examples = ["a\u{1B}[2J"]
        #expect(header.fault == "its confusions are none")
    }

    @Test("a header without what older programs did not measure is written as it was")
    func aHeaderWithoutWhatOlderProgramsDidNotMeasure() throws {
        var header = try SyntheticModels.whole.get().header
        header.scores?.likelyError = nil
        header.scores?.middle = nil
        header.scores?.reliability = nil
        header.scores?.intervals = nil
        header.scores?.confusions = nil
        let json = try encoded(header)
        for name in ["likelyError", "middle", "reliability", "intervals", "confusions"] {
            #expect(!json.contains(name))
        }
        #expect(read(json) == header)
    }

    @Test("what is not known is passed over, and what a later version added has its default")
    func whatIsNotKnownIsPassedOverAndWhat() throws {
        let header = try SyntheticModels.small.get().header
        let json = try encoded(header)
        #expect(read("{\"later\":[1,{\"a\":null}]," + json.dropFirst()) == header)
        var without = header
        without.options.tolerance = 0
        #expect(read(json.replacing(/,"tolerance":[0-9.]+/, with: "")) == without)
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
