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
}
