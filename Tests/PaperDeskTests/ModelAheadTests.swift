import Foundation
import TestSupport
import Testing
import TopicEngine

@testable import PaperDesk

@Suite("A model that is opened ahead") struct ModelAheadTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var places: Places { Places(environment: ["TRENDS_MODEL": folder.file("a.model")]) }

    private func putShipped() throws {
        let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Models/topics.model").standardizedFileURL.path
        try FileManager.default.copyItem(atPath: shipped, toPath: folder.file("a.model"))
    }

    @Test("it is taken where it is meant and the program answers once, and nowhere else", arguments: [false, true])
    func itIsTaken(isNamed: Bool) throws {
        try putShipped()
        let (usual, file) = (places, folder.file("a.model"))
        let (named, other) = isNamed ? (file, nil) : (nil, file)
        let fingerprint = try usual.model().model.fingerprint
        var places = places
        places.modelAhead = ModelAhead(named) { usual }
        _ = try #require(places.modelAhead?.opened(named))
        // Whoever still gets it did not open the file.
        try FileManager.default.removeItem(atPath: file)
        let taken = try places.model(named, isMapped: true)
        #expect(taken.model.fingerprint == fingerprint)
        #expect(taken.path == file)
        #expect(throws: ModelFileError.self) { try places.model(named) }
        #expect(throws: ModelFileError.self) { try places.model(other, isMapped: true) }
    }

    @Test("where it cannot be opened, whoever needs it says why") func failures() throws {
        try folder.write("a.model", "no model")
        let (usual, file) = (places, folder.file("a.model"))
        var places = places
        places.modelAhead = ModelAhead { usual }
        #expect(places.modelAhead?.opened(nil) == nil)
        #expect(throws: ModelFileError.notAModel(path: file)) { try places.model(isMapped: true) }
        // What was repaired meanwhile is well.
        try FileManager.default.removeItem(atPath: file)
        try putShipped()
        #expect(try places.model(isMapped: true).path == file)
    }

    private func overwriteBeginning() throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: folder.file("a.model")))
        try handle.write(contentsOf: Data([0]))
        try handle.close()
    }

    @Test("it is told that somebody wrote into it while it was used") func changes() throws {
        try putShipped()
        let usual = places
        var places = places
        places.modelAhead = ModelAhead { usual }
        let (model, path) = try places.model(isMapped: true)
        try model.checkUnchanged(path: path)
        try overwriteBeginning()
        #expect(throws: ModelFileError.damaged(path: path, reason: "it was written while it was in use")) {
            try model.checkUnchanged(path: path)
        }
    }

    @Test("where somebody wrote into it before it was used it is opened again") func earlyChanges() throws {
        try putShipped()
        let usual = places
        var places = places
        let ahead = ModelAhead { usual }
        places.modelAhead = ahead
        _ = try #require(ahead.opened(nil))
        try overwriteBeginning()
        #expect(ahead.opened(nil) == nil)
        #expect(throws: ModelFileError.notAModel(path: folder.file("a.model"))) { try places.model(isMapped: true) }
    }
}
