import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import TopicEngine

@Suite struct TopicModelFileTests {
    @Test("a model read from its file is the model that was written") func aModelReadFromItsFileIsTheModel() throws {
        let folder = try TemporaryFolder()
        let model = try SyntheticModels.whole.get()
        try model.write(to: folder.file("whole.model"))
        let read = try TopicModel(path: folder.file("whole.model"))
        #expect(read.header == model.header)
        #expect(read.fingerprint == model.fingerprint)
        #expect(!read.fingerprint.isEmpty)
        #expect(read.encoded() == model.encoded())
        #expect(try folder.bytes(of: "whole.model") == model.encoded())
        var (before, after) = (Classifier(model: model), Classifier(model: read))
        for document in SyntheticCorpus.documents(15, seed: 61) {
            let (title, abstract) = (document.text.title, document.text.abstract)
            #expect(
                before.classify(title: title, abstract: abstract) == after.classify(title: title, abstract: abstract))
            #expect(
                before.explain(topic: "dunes", title: title, abstract: abstract)
                    == after.explain(topic: "dunes", title: title, abstract: abstract))
        }
    }

    @Test("curves come back as they were, points included, and none where there were none")
    func curvesComeBackAsTheyWerePointsIncludedAnd() throws {
        let folder = try TemporaryFolder()
        let whole = try SyntheticModels.whole.get()
        let plain = whole.replacing(curves: whole.curves.map { _ in .identity })
        for model in [whole.withIsotonicPoints(), plain] {
            try model.write(to: folder.file("curves.model"))
            let read = try TopicModel(path: folder.file("curves.model"))
            #expect(read.curves == model.curves)
            #expect(read.fieldTest == model.fieldTest)
            #expect(read.encoded() == model.encoded())
        }
    }

    @Test("what is no model is refused by name") func whatIsNoModelIsRefusedByName() throws {
        let folder = try TemporaryFolder()
        let missing = folder.file("missing.model")
        #expect(throws: ModelFileError.notFound(path: missing)) { try TopicModel(path: missing) }
        let empty = try folder.write("empty.model", [])
        #expect(throws: ModelFileError.notAModel(path: empty)) { try TopicModel(path: empty) }
        for text in ["T", "hello\n", "TRNDSMDX", String(repeating: "A taxonomy, not a model. ", count: 40)] {
            let path = try folder.write("text.model", Array(text.utf8))
            #expect(throws: ModelFileError.notAModel(path: path)) { try TopicModel(path: path) }
        }
        _ = try? TopicModel(path: missing)
        #expect { try TopicModel(path: folder.path) } throws: { error in
            if case .unreadable(folder.path, _) = error as? ModelFileError { true } else { false }
        }
    }

    @Test("a later version is named with its number") func aLaterVersionIsNamedWithItsNumber() throws {
        let folder = try TemporaryFolder()
        var bytes = try SyntheticModels.small.get().encoded()
        bytes[8] = 4
        let path = try folder.write("later.model", bytes)
        #expect(throws: ModelFileError.newer(path: path, version: 4, known: 3)) { try TopicModel(path: path) }
        for older in UInt8(1)...2 {
            bytes[8] = older
            let path = try folder.write("older.model", bytes)
            let reason = "its format version is \(older), its contents are of 3"
            #expect(throws: ModelFileError.damaged(path: path, reason: reason)) { try TopicModel(path: path) }
        }
        bytes[8] = 0
        let zero = try folder.write("zero.model", bytes)
        #expect(throws: ModelFileError.damaged(path: zero, reason: "its format version is 0")) {
            try TopicModel(path: zero)
        }
    }

    @Test("a file cut anywhere is damaged, or no model where the magic is cut")
    func aFileCutAnywhereIsDamagedOrNoModel() throws {
        let folder = try TemporaryFolder()
        let bytes = try SyntheticModels.small.get().encoded()
        let borders = try sectionBorders(bytes)
        let lengths = Set(stride(from: 1, to: bytes.count, by: 97)).union(1...40).union(
            borders.flatMap { [$0 - 1, $0, $0 + 1] })
        for length in lengths.sorted() where length > 0 && length < bytes.count {
            let path = try folder.write("cut.model", Array(bytes.prefix(length)))
            #expect { try TopicModel(path: path) } throws: { Self.isExpected($0, damagedAt: length < 8 ? 0 : 8) }
        }
        let longer = try folder.write("longer.model", bytes + [UInt8](repeating: 0, count: 8))
        #expect { try TopicModel(path: longer) } throws: { Self.isExpected($0, damagedAt: 8) }
    }

    @Test("a file with one byte changed is refused, whichever byte it is")
    func aFileWithOneByteChangedIsRefusedWhichever() throws {
        let folder = try TemporaryFolder()
        let bytes = try SyntheticModels.small.get().encoded()
        var generator = SeededGenerator(seed: 14)
        let places =
            Array(0..<80) + (try sectionBorders(bytes)).filter { $0 < bytes.count }
            + (0..<100).map { _ in generator.index(below: bytes.count) }
        for place in places {
            var changed = bytes
            changed[place] ^= 1 << UInt8(generator.index(below: 8))
            let path = try folder.write("changed.model", changed)
            #expect { try TopicModel(path: path) } throws: { Self.isExpected($0, damagedAt: place) }
        }
    }

    /// A file whose checksum fits, but whose curves were made by no program of ours.
    @Test("curves that contradict themselves are damage") func curvesThatContradictThemselvesAreDamage() throws {
        let folder = try TemporaryFolder()
        let whole = try SyntheticModels.whole.get().withIsotonicPoints()
        func expectDamage(_ change: (String, inout [UInt8]) -> Void) throws {
            let sections = whole.sections.map { section in
                var section = section
                change(section.tag, &section.bytes)
                return section
            }
            let path = try folder.write("curves.model", ModelFile.encode(sections))
            #expect { try TopicModel(path: path) } throws: { Self.isExpected($0, damagedAt: 100) }
        }
        try expectDamage { if $0 == "beta" { $1.removeLast(8) } }
        try expectDamage { if $0 == "beta" { $1[7] ^= 0x80 } }
        try expectDamage { if $0 == "beta" { $1.replaceSubrange(0..<8, with: FlatArray([Double.nan]).bytes) } }
        try expectDamage { if $0 == "iso.pts" { $1.removeLast(16) } }
        try expectDamage { if $0 == "iso.pts" { $1.replaceSubrange(0..<8, with: FlatArray([Double(100)]).bytes) } }
        try expectDamage { if $0 == "iso.ends" { $1[0] = 5 } }
        try expectDamage { if $0 == "iso.ends" { $1[4] = 0 } }
        try expectDamage { if $0 == "iso.ends" { $1 = [] } }
        try expectDamage { if $0 == "field" { $1.removeLast(16) } }
    }

    /// Whether an error fits damage at a place: in the magic, in the version, or behind.
    private static func isExpected(_ error: any Error, damagedAt place: Int) -> Bool {
        switch error as? ModelFileError {
        case .notAModel: place < 8
        case .newer: (8..<12).contains(place)
        case .damaged: place >= 8
        default: false
        }
    }

    /// Where the sections of a file begin and end.
    private func sectionBorders(_ bytes: [UInt8]) throws -> [Int] {
        // Safe: bytes are initialized.
        let storage = unsafe FlatStorage(copying: bytes.span.bytes)
        return try ModelFile.decode(storage, path: "").sections.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    }

    @Test("every refusal has its words and a remedy") func everyRefusalHasItsWordsAndARemedy() {
        let errors: [ModelFileError] = [
            .notFound(path: "p"), .unreadable(path: "p", reason: "r"), .notAModel(path: "p"),
            .damaged(path: "p", reason: "r"),
            .newer(path: "p", version: 3, known: 1), .cannotWrite(path: "p", reason: "r"),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(
            ModelFileError.newer(path: "p", version: 3, known: 1).description.contains(
                "format version 3, this program reads up to 1"))
    }
}

@Suite struct ModelWritingTests {
    @Test("writing replaces the old file whole and leaves nothing beside it")
    func writingReplacesTheOldFileWholeAndLeavesNothing() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.model", Array("old".utf8))
        let model = try SyntheticModels.small.get()
        try model.write(to: path)
        #expect(try folder.bytes(of: "a.model") == model.encoded())
        #expect(try folder.names() == ["a.model"])
    }

    @Test("a model in use survives the replacement of its file") func aModelInUseSurvivesTheReplacementOfIts() throws {
        let folder = try TemporaryFolder()
        let (old, new) = (try SyntheticModels.small.get(), try SyntheticModels.whole.get())
        try old.write(to: folder.file("a.model"))
        var classifier = Classifier(model: try TopicModel(path: folder.file("a.model")))
        var expected = Classifier(model: old)
        try new.write(to: folder.file("a.model"))
        let text = SyntheticCorpus.documents(1, seed: 3)[0].text
        #expect(
            classifier.classify(title: text.title, abstract: text.abstract)
                == expected.classify(title: text.title, abstract: text.abstract)
        )
        #expect(try TopicModel(path: folder.file("a.model")).fingerprint == new.fingerprint)
    }

    @Test("a mapped model answers as a copied one, until somebody writes into its file")
    func aMappedModelAnswersAsACopiedOne() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.model")
        try SyntheticModels.whole.get().write(to: path)
        let mapped = try TopicModel(path: path, isMapped: true)
        let copied = try TopicModel(path: path)
        #expect(mapped.fingerprint == copied.fingerprint)
        var (one, other) = (Classifier(model: mapped), Classifier(model: copied))
        for document in SyntheticCorpus.documents(20, seed: 5) {
            #expect(
                one.classify(title: document.text.title, abstract: document.text.abstract)
                    == other.classify(title: document.text.title, abstract: document.text.abstract))
        }
        try mapped.checkUnchanged(path: path)
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.write(contentsOf: Data([0]))
        try handle.close()
        #expect(
            throws: ModelFileError.damaged(path: path, reason: "it was written while it was in use")
        ) { try mapped.checkUnchanged(path: path) }
        try copied.checkUnchanged(path: path)
    }

    @Test("a folder that is missing or in the way is an error, and nothing is left behind")
    func aFolderThatIsMissingOrInTheWay() throws {
        let folder = try TemporaryFolder()
        let model = try SyntheticModels.small.get()
        let nowhere = folder.file("missing/a.model")
        #expect { try model.write(to: nowhere) } throws: { Self.isCannotWrite($0, nowhere) }
        #expect { try model.write(to: folder.path) } throws: { Self.isCannotWrite($0, folder.path) }
        #expect(try folder.names() == [])
        let above = (folder.path as NSString).deletingLastPathComponent
        let name = (folder.path as NSString).lastPathComponent
        #expect(try FileManager.default.contentsOfDirectory(atPath: above).filter { $0.hasPrefix(name) } == [name])
    }

    /// A disk that takes nothing: what is written to it is refused.
    @Test(
        "where the model cannot be written that is said, and the device stays",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func whereTheModelCannotBeWrittenThatIsSaid() throws {
        let model = try SyntheticModels.small.get()
        #expect { try model.write(to: "/dev/full") } throws: { Self.isCannotWrite($0, "/dev/full") }
        #expect(FileManager.default.fileExists(atPath: "/dev/full"))
    }

    /// Root may write anywhere.
    @Test("where the folder does not allow writing the old file stays", .enabled(if: geteuid() != 0))
    func whereTheFolderDoesNotAllowWritingTheOld() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.model", Array("old".utf8))
        let model = try SyntheticModels.small.get()
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
        #expect { try model.write(to: path) } throws: { Self.isCannotWrite($0, path) }
        #expect(try folder.bytes(of: "a.model") == Array("old".utf8))
        #expect(try folder.names() == ["a.model"])
    }

    private static func isCannotWrite(_ error: any Error, _ path: String) -> Bool {
        if case .cannotWrite(path, let reason) = error as? ModelFileError { !reason.isEmpty } else { false }
    }
}
