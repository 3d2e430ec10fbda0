import Foundation
import Papers
import TestSupport
import Testing
import TopicEngine

@testable import PaperDesk

@Suite("Learned models are kept as versions") struct ModelVersionsTests {
    private let folder: TemporaryFolder
    private let desk: Desk

    init() throws {
        folder = try TemporaryFolder()
        let places = Places(environment: ["XDG_DATA_HOME": folder.path])
        desk = Desk(places: places, today: CalendarDay(daysSinceEpoch: 20_000))
        var random = HostileText(seed: 3)
        let words = [["tulip", "mulch", "soil", "orchard", "pruning"], ["keel", "mast", "hull", "rudder", "tide"]]
        let common = ["method", "data", "results", "training", "approach", "network"]
        let lines = (0..<24).map { index -> String in
            let own = words[index % 2]
            let text = (0..<30).map { _ in (Bool.random(using: &random) ? own : common).randomElement(using: &random) }
            let label = ["gardens", "ships"][index % 2]
            return
                #"{"id":"p\#(index)","text":"\#(text.compactMap { $0 }.joined(separator: " "))","label":"\#(label)"}"#
        }
        try folder.write("labels.jsonl", lines.joined(separator: "\n") + "\n")
    }

    /// Learns a model from the labels; each seed gives another one.
    @discardableResult
    private func learn(_ seed: UInt64, to destination: RetrainRequest.Destination = .usual, wait: Double = 5) throws
        -> String
    {
        let request = RetrainRequest(
            archive: ArchiveChoice(wait: wait), labelFiles: [folder.file("labels.jsonl")], labelsOnly: true,
            destination: destination, seed: seed, force: true)
        return try desk.retrain(request).model.fingerprint
    }

    private var place: String { folder.file("trends/models/topics.model") }
    private var versions: ModelVersions { ModelVersions(of: place) }
    private var numbers: [Int] { get throws { try versions.all().map(\.number) } }

    private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    private func expectWhole(_ version: ModelVersions.Version, _ location: SourceLocation = #_sourceLocation) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: version.folder).sorted()
        #expect(names == ["topics.model", "topics.model.md", "topics.model.rows"], sourceLocation: location)
    }

    private func inForce() throws -> KnownModel.Kind? {
        try desk.models().rows.first(where: \.model.isInForce)?.model.kind
    }

    @Test("each model that takes the usual place is kept, with its card") func kept() throws {
        let (first, second) = (try learn(1), try learn(2))
        #expect(try versions.all().map(\.number) == [2, 1])
        #expect(try versions.all().map(\.fingerprint) == [second, first])
        for version in try versions.all() { try expectWhole(version) }
        #expect(try bytes(place) == bytes(try versions.all()[0].path))
        #expect(try bytes(place + ".md") == bytes(try versions.all()[0].path + ".md"))
        #expect(try inForce() == .version(2))
    }

    @Test("a model for a file is kept nowhere else") func elsewhere() throws {
        try learn(1, to: .file(folder.file("a.model")))
        #expect(!FileManager.default.fileExists(atPath: folder.file("trends/models")))
        #expect(FileManager.default.fileExists(atPath: folder.file("a.model.md")))
    }

    @Test("the ten newest are kept, and the one in force whatever its age") func tenAreKept() throws {
        for seed in 1...11 { try learn(UInt64(seed)) }
        #expect(try numbers == Array((2...11).reversed()))
        _ = try desk.rollBack(RollbackRequest("2"))
        #expect(try inForce() == .version(2))
        try versions.changing {}
        #expect(try numbers == Array((2...11).reversed()))
        // Once the next one is learned the eleventh is no longer in force.
        try learn(12)
        #expect(try numbers == Array((3...12).reversed()))
    }

    @Test("the one in force stays though ten newer ones are kept") func inForceStays() throws {
        for seed in 1...2 { try learn(UInt64(seed)) }
        _ = try desk.rollBack(RollbackRequest("1"))
        for number in 3...12 {
            let copy = folder.file("trends/models/versions/\(number)-00000000000000\(number + 10)")
            try FileManager.default.copyItem(atPath: try versions.all()[0].folder, toPath: copy)
        }
        try versions.changing {}
        #expect(try numbers == Array((3...12).reversed()) + [1])
    }

    @Test("the same model again makes no other version") func sameAgain() throws {
        let first = try learn(1)
        try learn(1)
        #expect(try numbers == [1])
        try learn(2)
        // It is the newest again, under a number of its own; the old number goes.
        try learn(1)
        #expect(try versions.all().map(\.number) == [3, 2])
        #expect(try versions.all()[0].fingerprint == first)
        #expect(try inForce() == .version(3))
    }

    @Test("a model that is in place without a version becomes one before it is replaced") func olderModel() throws {
        let old = try learn(1, to: .file(place))
        #expect(try inForce() == .learned && numbers.isEmpty)
        let new = try learn(2)
        #expect(try versions.all().map(\.fingerprint) == [new, old])
        try expectWhole(try versions.all()[1])
    }

    @Test("what lies beside a model by its name goes with it") func besides() throws {
        try learn(1, to: .file(place))
        try folder.write("trends/models/topics.model.rows", "rows of the first")
        let second = try learn(2)
        let rows = try bytes(place + ".rows")
        #expect(rows != Array("rows of the first".utf8), "they belong to the first")
        #expect(try bytes(versions.all()[1].path + ".rows") == Array("rows of the first".utf8))
        _ = try desk.rollBack(RollbackRequest("1"))
        #expect(try bytes(place + ".rows") == Array("rows of the first".utf8))
        _ = try desk.rollBack(RollbackRequest(String(second.prefix(6))))
        #expect(try bytes(place + ".rows") == rows)
    }

    @Test("back by one, by number, by fingerprint") func rollBack() throws {
        let prints = try (1...3).map { try learn(UInt64($0)) }
        let answer = try desk.rollBack(RollbackRequest())
        #expect(answer.before?.kind == .version(3) && answer.after.kind == .version(2) && answer.isChange)
        #expect(try desk.places.model().model.fingerprint == prints[1])
        #expect(try bytes(place + ".md") == bytes(try versions.all()[1].path + ".md"))
        #expect(try desk.rollBack(RollbackRequest("3")).after.fingerprint == prints[2])
        #expect(try desk.rollBack(RollbackRequest(String(prints[0].prefix(8)))).after.kind == .version(1))
        let same = try desk.rollBack(RollbackRequest("1"))
        #expect(!same.isChange && same.after.kind == .version(1))
        #expect(try numbers == [3, 2, 1])
        // The next one counts on.
        try learn(4)
        #expect(try numbers == [4, 3, 2, 1])
        #expect(try desk.rollBack(RollbackRequest()).after.kind == .version(3))
    }

    @Test("with shipped the learned model leaves its place and is kept") func shipped() throws {
        let shipped = try #require(try desk.places.shippedModel())
        let old = try learn(1, to: .file(place))
        let answer = try desk.rollBack(RollbackRequest("shipped"))
        #expect(answer.before?.kind == .version(1) && answer.before?.fingerprint == old)
        #expect(answer.after.kind == .shipped && answer.after.path == shipped)
        for suffix in ["", ".md"] { #expect(!FileManager.default.fileExists(atPath: place + suffix)) }
        #expect(try inForce() == .shipped)
        #expect(try !desk.rollBack(RollbackRequest("shipped")).isChange)
        #expect(throws: DeskError.self) { _ = try desk.rollBack(RollbackRequest()) }
        #expect(try desk.rollBack(RollbackRequest("1")).after.fingerprint == old)
        // Before the first of all was the shipped one.
        #expect(try desk.rollBack(RollbackRequest()).after.kind == .shipped)
    }

    @Test("a version that there is not is refused, and nothing changes") func noSuchVersion() throws {
        try learn(1)
        try learn(2)
        let before = try bytes(place)
        for name in ["7", "0", String(try versions.all()[0].fingerprint.prefix(3)), "-1", "", "zz", "../1", "1-"] {
            #expect(throws: DeskError.noVersion(name)) { _ = try desk.rollBack(RollbackRequest(name)) }
        }
        #expect(try bytes(place) == before)
        for _ in 0..<2 { try versions.changing {} }
        #expect(try numbers == [2, 1])
    }

    @Test("a damaged version is refused, and nothing changes") func damaged() throws {
        try learn(1)
        try learn(2)
        let before = try bytes(place)
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: try versions.all()[1].path))
        #expect(throws: (any Error).self) { _ = try desk.rollBack(RollbackRequest("1")) }
        #expect(try bytes(place) == before)
        let rows = try desk.models().rows
        #expect(rows.first { $0.model.kind == .version(1) }?.header == nil)
    }

    @Test("what cannot be used in the usual place is replaced by the newest version") func unusable() throws {
        try learn(1)
        try learn(2)
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: place))
        let answer = try desk.rollBack(RollbackRequest())
        #expect(answer.before == nil && answer.after.kind == .version(2))
        #expect(try inForce() == .version(2))
    }

    @Test("what an interrupted run left is taken away, and no part of it is a version") func interrupted() throws {
        try learn(1)
        try folder.write("trends/models/versions/.new-abc/topics.model", "half")
        try folder.write("trends/models/versions/2-notahexadecimalx/topics.model", "x")
        try folder.write("trends/models/topics.model.rows", "rows of another model")
        #expect(try numbers == [1])
        let second = try learn(2)
        #expect(try versions.all().map(\.fingerprint).first == second)
        #expect(!FileManager.default.fileExists(atPath: folder.file("trends/models/versions/.new-abc")))
        // Rows that no version of this model has are those of another one, which was being put in place.
        for version in try versions.all() { try expectWhole(version) }
    }

    @Test("folders with numbers beyond all that are counted are no versions") func hugeNumbers() throws {
        try learn(1)
        for number in ["9223372036854775807", "1000000001", "9223372036854775808", "0", "-1", "007"] {
            try folder.write("trends/models/versions/\(number)-0123456789abcdef/topics.model", "x")
        }
        try learn(2)
        #expect(try numbers == [2, 1])
    }

    @Test("a version whose folder names another model is not put in force") func exchanged() throws {
        let (first, second) = (try learn(1), try learn(2))
        let old = try #require(try versions.all().last)
        try Data(try bytes(place)).write(to: URL(fileURLWithPath: old.path))
        let reason = "it is the model \(second), not \(first)"
        #expect(throws: ModelFileError.damaged(path: old.path, reason: reason)) {
            _ = try desk.rollBack(RollbackRequest("1"))
        }
        #expect(try inForce() == .version(2))
    }

    /// Who opens a pipe waits until somebody writes to it.
    @Test("a pipe in the place of a card is not waited for") func pipes() throws {
        try learn(1)
        try FileManager.default.removeItem(atPath: place + ".md")
        // Safe: the path is a C string for the length of the call.
        #expect(unsafe mkfifo(place + ".md", 0o600) == 0)
        try? FileManager.default.removeItem(atPath: versions.folder)
        #expect(throws: ModelFileError.self) { try learn(2) }
    }

    @Test("a run waits for another one that changes the models, but not for ever") func locked() throws {
        try learn(1)
        let lock = try FolderLock(on: folder.file("trends/models"), wait: 0)
        try withExtendedLifetime(lock) {
            let error = DeskError.modelsLocked(folder: folder.file("trends/models"), waited: 0.1)
            #expect(throws: error) { try learn(2, wait: 0.1) }
            #expect(throws: error) { _ = try desk.rollBack(RollbackRequest("1", wait: 0.1)) }
            // Whoever only looks waits for nobody.
            let seen = try inForce()
            #expect(seen == .version(1))
        }
    }

    @Test("two runs at once leave two versions, each whole") func atOnce() async throws {
        let desk = UncheckedDesk(desk: desk)
        let labels = folder.file("labels.jsonl")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in 1...4 {
                group.addTask {
                    _ = try desk.desk.retrain(
                        RetrainRequest(
                            archive: ArchiveChoice(wait: 30), labelFiles: [labels], labelsOnly: true,
                            seed: UInt64(seed), force: true))
                }
            }
            try await group.waitForAll()
        }
        #expect(try numbers == [4, 3, 2, 1])
        for version in try versions.all() {
            try expectWhole(version)
            #expect(try String(contentsOfFile: version.path + ".md", encoding: .utf8).contains(version.fingerprint))
        }
        #expect(try bytes(place) == bytes(try versions.all()[0].path))
    }

    /// A desk that tells nobody anything, for several tasks.
    private struct UncheckedDesk: @unchecked Sendable {
        let desk: Desk
    }
}
