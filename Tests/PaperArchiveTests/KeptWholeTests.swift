import Foundation
import GRDB
import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// Whatever happens to the file, it holds whole listings, and the error says what happened.
@Suite struct KeptWholeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func sample(_ count: Int) -> [Paper] {
        (0..<count).map { Paper(id: "2501.\(10_000 + $0)", title: "Title \($0)", abstract: "Words of \($0) and more.") }
    }

    @Test("a full disk takes the listing back") func aFullDiskTakesTheListingBack() throws {
        let archive = try folder.archive()
        let today = try day("2025-06-01")
        try archive.save(sample(20), source: "a", format: "f", importedOn: today)
        let before = try Contents(archive)
        // SQLite calls a file that has reached its greatest number of pages a full disk.
        try archive.withoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
        }
        let error = archiveError { try archive.save(sample(4_000), source: "b", format: "f", importedOn: today) }
        #expect(error == .diskFull(path: folder.file("archive.sqlite")))
        #expect(try Contents(archive) == before)
        try archive.withoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        #expect(try archive.examine() == [])
        #expect(try archive.save(sample(4_000), source: "b", format: "f", importedOn: today).new == 3_980)
    }

    private static func shell(_ arguments: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// Whether a small file system can be mounted here, as only some may.
    private static let canMount: Bool = {
        guard let folder = try? TemporaryFolder(), shell("mount", "-t", "tmpfs", "-o", "size=1m", "none", folder.path)
        else { return false }
        return shell("umount", folder.path)
    }()

    @Test(
        "a full file system takes the listing back",
        .enabled(if: canMount, "a file system cannot be mounted by this user"))
    func aFullFileSystemTakesTheListingBack() throws {
        try #require(Self.shell("mount", "-t", "tmpfs", "-o", "size=1m", "none", folder.path))
        defer { _ = Self.shell("umount", folder.path) }
        let today = try day("2025-06-01")
        do {
            let archive = try folder.archive()
            try archive.save(sample(20), source: "a", format: "f", importedOn: today)
            let before = try Contents(archive)
            let error = archiveError { try archive.save(sample(8_000), source: "b", format: "f", importedOn: today) }
            #expect(error == .diskFull(path: folder.file("archive.sqlite")))
            #expect(try Contents(archive) == before)
            try archive.close()
        }
        let again = try Archive(path: folder.file("archive.sqlite"), opening: .existing)
        #expect(try again.info().papers == 20)
        try again.checkIntegrity()
        #expect(
            archiveError { _ = try again.vacuum() }.map { if case .tooLittleRoom = $0 { true } else { false } } ?? true,
            "a vacuum is done, or refused for want of room")
        try again.close()
    }

    @Test("an archive removed underneath is said", arguments: [false, true]) func anArchiveRemovedUnderneathIsSaid(
        isReplaced: Bool
    ) throws {
        let archive = try folder.archive()
        let today = try day("2025-06-01")
        try archive.save(sample(3), source: "a", format: "f", importedOn: today)
        try FileManager.default.removeItem(atPath: folder.file("archive.sqlite"))
        if isReplaced { try folder.write("archive.sqlite", [1]) }
        let error = archiveError { try archive.save(sample(9), source: "b", format: "f", importedOn: today) }
        #expect(error == .removed(path: folder.file("archive.sqlite")))
        #expect(try archive.info().papers == 3)
    }

    @Test("a folder that cannot be written is read") func aFolderThatCannotBeWrittenIsRead() throws {
        let archive = try folder.archive()
        try archive.save(sample(3), source: "a", format: "f", importedOn: try day("2025-06-01"))
        try archive.close()
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
        // Who may write everywhere learns nothing here.
        if files.isWritableFile(atPath: folder.path) { return }
        let fixed = try Archive(path: folder.file("archive.sqlite"), opening: .existing)
        #expect(try fixed.info().papers == 3)
        #expect(try fixed.search(try SearchQuery("title")).total == 3)
        let error = archiveError {
            try fixed.save(sample(9), source: "b", format: "f", importedOn: try day("2025-06-01"))
        }
        #expect(error == .readOnly(path: folder.file("archive.sqlite")))
    }

    @Test("two imports at once both succeed in turn") func twoImportsAtOnceBothSucceedInTurn() async throws {
        let today = try day("2025-06-01")
        let path = folder.file("archive.sqlite")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in 0..<2 {
                group.addTask {
                    let archive = try Archive(path: path, opening: .createIfMissing, wait: 60)
                    try archive.saving(importedOn: today) { session in
                        for batch in 0..<5 {
                            let papers = (0..<40).map {
                                Paper(id: "\(seed)-\(batch)-\($0)", title: "Paper \(seed) \(batch) \($0)")
                            }
                            _ = try session.save(papers, source: "\(seed)", format: "f")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let archive = try Archive(path: path, opening: .existing)
        #expect(try archive.info().papers == 400)
        #expect(try archive.examine() == [])
    }
}
