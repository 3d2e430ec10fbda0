import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import TopicEngine

/// Files whose checksum fits, but which no program of ours made.
@Suite("A model that opens is whole") struct ModelValidationTests {
    private let folder: TemporaryFolder
    /// A model with every section that there is.
    private let model: TopicModel

    init() throws {
        folder = try TemporaryFolder()
        model = try SyntheticModels.doubtful.get().withIsotonicPoints()
    }

    private func opens(_ sections: [ModelFile.Section], version: Int = 3) throws -> Bool {
        let path = try folder.write("changed.model", ModelFile.encode(sections, version: version))
        do throws(ModelFileError) {
            var classifier = Classifier(model: try TopicModel(path: path))
            let text = SyntheticCorpus.documents(1, seed: 3)[0].text
            let topics = classifier.classify(title: text.title, abstract: text.abstract).topics
            #expect(topics.allSatisfy { (0...1).contains($0.probability) })
            return true
        } catch {
            guard case .damaged(path, _) = error else { throw error }
            return false
        }
    }

    /// The sections, one of them changed.
    private func changed(_ tag: String, _ change: (inout [UInt8]) -> Void) -> [ModelFile.Section] {
        model.sections.map { section in
            var section = section
            if section.tag == tag { change(&section.bytes) }
            return section
        }
    }

    private func refuses<Number: BitwiseCopyable & Sendable>(_ tag: String, _ value: Number, at place: Int) throws
        -> Bool
    {
        let width = MemoryLayout<Number>.size
        return try !opens(
            changed(tag) { $0.replaceSubrange(place * width..<(place + 1) * width, with: FlatArray([value]).bytes) })
    }

    @Test("every section takes part in that") func everySectionTakesPartInThat() throws {
        #expect(try opens(model.sections))
        for section in model.sections where section.tag != "prim.pts" {
            // Some are optional.
            if !["beta", "line", "prim"].contains(section.tag) {
                #expect(try !opens(model.sections.filter { $0.tag != section.tag }), "without \(section.tag)")
            }
            #expect(try !opens(changed(section.tag) { $0.removeLast() }), "a byte less of \(section.tag)")
            #expect(try !opens(changed(section.tag) { $0 = [] }), "nothing of \(section.tag)")
            #expect(try !opens(model.sections + [section]), "\(section.tag) twice")
        }
    }

    @Test("what is no number is refused wherever it stands", arguments: ["x.idf", "t.idf", "scales", "biases"])
    func whatIsNoNumberIsRefused(tag: String) throws {
        let count = try #require(model.sections.first { $0.tag == tag }).bytes.count / 4
        for place in [0, 1, count / 2, count - 1] {
            for value in [Float.nan, .infinity, -.infinity, -.nan, 3e38] {
                #expect(try refuses(tag, value, at: place), "\(tag)[\(place)] = \(value)")
            }
        }
    }

    @Test(
        "the same of wider numbers",
        arguments: ["thresh", "field", "beta", "iso.pts", "line", "prim", "prim.pts"])
    func theSameOfWiderNumbers(tag: String) throws {
        let count = try #require(model.sections.first { $0.tag == tag }).bytes.count / 8
        for place in 0..<count {
            for value in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
                #expect(try refuses(tag, value, at: place), "\(tag)[\(place)] = \(value)")
            }
        }
    }

    @Test("numbers lie where they mean something") func numbersLieWhereTheyMeanSomething() throws {
        for value in [Float(0), -1, 1e-9, 100] { #expect(try refuses("x.idf", value, at: 3), "idf \(value)") }
        #expect(try refuses("scales", Float(-1), at: 0))
        for value in [-0.1, 1.1] { #expect(try refuses("thresh", value, at: 0), "threshold \(value)") }
        for value in [-0.1, 1.1] { #expect(try refuses("field", value, at: 1), "share \(value)") }
        for value in [0.0, -1] { #expect(try refuses("beta", value, at: 0), "slope \(value)") }
        for value in [0.0, -1] { #expect(try refuses("prim", value, at: 0), "scale \(value)") }
    }

    @Test("sections that lie in one another are refused") func sectionsThatLieInOneAnother() throws {
        var bytes = model.encoded()
        let borders = try ModelFile.decode(try FlatFile(path: folder.write("a.model", bytes)).contents(), path: "")
            .sections
        let scales = try #require(borders.firstIndex { $0.tag == "scales" })
        let biases = try #require(borders.first { $0.tag == "biases" })
        // The scales are read where the biases lie.
        let place = ModelFile.preamble + scales * ModelFile.entrySize + 8
        for byte in 0..<8 { bytes[place + byte] = UInt8(truncatingIfNeeded: biases.range.lowerBound >> (byte * 8)) }
        let path = try folder.write("overlap.model", resealed(bytes))
        #expect(throws: ModelFileError.damaged(path: path, reason: "two of its sections overlap")) {
            try TopicModel(path: path)
        }
    }

    @Test("a header that contradicts the program is refused, whatever it says it with") func headers() throws {
        let json = String(decoding: try #require(model.sections.first { $0.tag == "header" }).bytes, as: UTF8.self)
        func opensWith(_ found: String, _ instead: String) throws -> Bool {
            let changed = json.replacing(found, with: instead, maxReplacements: 1)
            #expect(changed != json, "\(found) was not found")
            return try opens(self.changed("header") { $0 = Array(changed.utf8) })
        }
        for (found, instead) in [
            ("\"slug\":\"dunes\"", "\"slug\":\"elms\""), ("\"slug\":\"dunes\"", "\"slug\":\"\""),
            ("\"slug\":\"dunes\"", "\"slug\":\"d\\u001b[2J\""), ("\"slug\":\"dunes\"", "\"slug\":\"\\u009b2J\""),
            ("\"slug\":\"dunes\"", "\"slug\":\"\(String(repeating: "d", count: 1_025))\""),
            ("\"name\":\"Dunes of sand\"", "\"name\":\"\(String(repeating: "n", count: 10_001))\""),
            ("\"made\":\"", "\"made\":\"\\u001b[31m"), ("\"firstDay\":\"", "\"firstDay\":\"1"),
            ("\"taxonomy\":\"", "\"taxonomy\":\"\\u202e"), ("\"method\":\"", "\"method\":\"\\u0007"),
            ("\"papers\":1", "\"papers\":-1"), ("\"papers\":1", "\"papers\":9223372036854775"),
            ("\"labelledPapers\":", "\"labelledPapers\":-"), ("\"brier\":0", "\"brier\":1e999,\"x\":0"),
            ("\"microF1\":0", "\"microF1\":7"), ("\"f1\":", "\"f1\":-"), ("\"low\":0", "\"low\":1e308,\"x\":0"),
            ("\"said\":0", "\"said\":2"), ("\"pairs\":", "\"pairs\":999999999999"),
            ("\"latentWeight\":5", "\"latentWeight\":1e999"), ("\"epochs\":5", "\"epochs\":50000000000"),
            ("\"folds\":3", "\"folds\":-3"), ("{", "{\"papers\":7,"), ("{", "{\"assignsOne\":true,"),
            ("\"topics\":[", "\"topics\":[null,"), ("{", "{\"deep\":" + String(repeating: "[", count: 100_000)),
            ("{", "{" + (0..<300).map { "\"m\($0)\":0," }.joined()),
        ] {
            #expect(try !opensWith(found, instead), "\(found) as \(instead.prefix(60))")
        }
        #expect(try opensWith("{", "{\"later\":{\"a\":[null,1e999]},"))
        #expect(try opensWith("\"slug\":\"dunes\"", "\"slug\":\"Dunes & more\""))
    }

    /// The file is overwritten and cut where it lies, as `cp` does it, and not replaced.
    @Test("a model in use keeps its answers when its file is written over") func aModelInUseKeepsItsAnswers() throws {
        let path = try folder.write("used.model", model.encoded())
        let used = try TopicModel(path: path)
        let texts = SyntheticCorpus.documents(20, seed: 8).map(\.text)
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.write(contentsOf: Data(repeating: 0x55, count: model.encoded().count / 2))
        try handle.truncate(atOffset: 4096)
        try handle.close()
        var (before, after) = (Classifier(model: model), Classifier(model: used))
        for text in texts {
            #expect(
                after.classify(title: text.title, abstract: text.abstract)
                    == before.classify(title: text.title, abstract: text.abstract))
        }
        #expect(throws: ModelFileError.self) { try TopicModel(path: path) }
    }

    /// Were it read as a whole, it would take a terabyte of memory.
    @Test("a huge file is refused by its beginning") func aHugeFileIsRefusedByItsBeginning() throws {
        func file(_ beginning: [UInt8]) throws -> String {
            let path = try folder.write("huge.model", beginning)
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            try handle.truncate(atOffset: 1 << 40)
            try handle.close()
            return path
        }
        let zeros = try file([0])
        #expect(throws: ModelFileError.notAModel(path: zeros)) { try TopicModel(path: zeros) }
        #expect(throws: ModelFileError.notAModel(path: zeros)) { try LabelledRows(path: zeros) }
        for length in [Int(1 << 40), 512] {
            var head = Array(model.encoded().prefix(32))
            for byte in 0..<8 { head[16 + byte] = UInt8(truncatingIfNeeded: length >> (byte * 8)) }
            let path = try file(head)
            #expect { try TopicModel(path: path) } throws: { error in
                if case .damaged(path, _) = error as? ModelFileError { true } else { false }
            }
        }
    }

    @Test("labels that no header could hold are not learned from") func labelsThatNoHeaderCouldHold() throws {
        let documents = SyntheticCorpus.documents(40, seed: 5)
        for wrong in ["a\u{1B}[2J", "", String(repeating: "x", count: 1_025), "line\nbreak"] {
            #expect(throws: TrainingError.unusableTopic(wrong)) {
                try TrainingSet(
                    topics: ["dunes", wrong], labelled: documents.map { ($0.text, $0.label) }, unlabelled: [])
            }
        }
    }
}
