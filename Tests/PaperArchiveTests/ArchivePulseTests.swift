import Foundation
import Papers
import TestSupport
import Testing

@testable import PaperArchive

/// Whether an archive is still as it was.
@Suite struct ArchivePulseTests {
    @Test("it beats anew with each change, and only then") func itBeatsAnew() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("archive.sqlite")
        let pulse = ArchivePulse(path: path)
        #expect(pulse.beat() == nil)
        let archive = try Archive(path: path, opening: .createIfMissing)
        let day = try #require(CalendarDay(iso: "2025-12-11"))
        var beats = [try #require(pulse.beat())]
        for number in 0..<3 {
            let paper = Paper(id: "2512.0000\(number)", title: "Title \(number)", abstract: "Abstract")
            try archive.save([paper], source: "daily.txt", format: "page", importedOn: day)
            beats.append(try #require(pulse.beat()))
            _ = try archive.paperCount()
            #expect(pulse.beat() == beats.last)
        }
        #expect(Set(beats).count == 4)
    }

    @Test("of one in a folder that cannot be written to, too", .enabled(if: geteuid() != 0)) func fixed() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("inner/archive.sqlite")
        let archive = try Archive(path: path, opening: .createIfMissing)
        let day = try #require(CalendarDay(iso: "2025-12-11"))
        let paper = Paper(id: "2512.00001", title: "Title", abstract: "Abstract")
        try archive.save([paper], source: "daily.txt", format: "page", importedOn: day)
        try archive.close()
        func allow(_ mode: Int) throws {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.file("inner"))
        }
        try allow(0o555)
        defer { try? allow(0o755) }
        let pulse = ArchivePulse(path: path)
        let before = try #require(pulse.beat())
        #expect(pulse.beat() == before)
        try allow(0o755)
        let other = Paper(id: "2512.00002", title: "Another", abstract: "Abstract")
        let again = try Archive(path: path, opening: .existing)
        try again.save([other], source: "daily.txt", format: "page", importedOn: day)
        try again.close()
        try allow(0o555)
        #expect(try #require(pulse.beat()) != before)
    }
}
