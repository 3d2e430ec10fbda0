import Foundation
import PaperArchive
import Papers
import TestSupport
import Testing

/// An archive that is opened for reading is not written to, though its file could be.
@Suite struct ReadOnlyTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let archive = try folder.archive()
        var random = RandomPapers(seed: 5)
        try archive.save(random.identified(20), source: "s", format: "f", importedOn: try day("2025-01-01"))
        try archive.close()
    }

    private var path: String {
        get throws { folder.file(try #require(try folder.names().first { $0.hasSuffix(".sqlite") })) }
    }

    @Test("it is read, and what would write is an error") func writing() throws {
        let before = try Data(contentsOf: URL(filePath: path))
        let archive = try Archive(path: path, opening: .reading)
        #expect(try archive.info().papers == 20)
        let error = ArchiveError.readOnly(path: try path)
        #expect(throws: error) {
            let paper = Paper(title: "a", abstract: "b")
            try archive.save([paper], source: "s", format: "f", importedOn: day("2025-01-01"))
        }
        #expect(throws: error) { try archive.vacuum() }
        try archive.close()
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try folder.names().count == 1)
    }

    @Test("it must exist, and is not made") func missing() throws {
        let other = folder.file("other.sqlite")
        #expect(throws: ArchiveError.notFound(path: other)) { try Archive(path: other, opening: .reading) }
        #expect(try folder.names().count == 1)
    }
}
