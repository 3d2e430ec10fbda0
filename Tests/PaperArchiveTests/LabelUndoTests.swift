import Listings
import PaperDesk
import Papers
import Testing

@testable import PaperArchive

/// What was last said of a paper is taken back, and stays in the log.
@Suite struct LabelUndoTests {
    private let archive: Archive
    private let today: CalendarDay

    init() throws {
        archive = try Archive.inMemory()
        today = try day("2025-12-12")
        try archive.save(
            [Paper(id: "1", title: "A"), Paper(id: "2", title: "B")], source: "s", format: "f", importedOn: today)
    }

    private func key(_ id: String = "1", in other: Archive? = nil) throws -> StoredPaper.Key {
        try #require(try (other ?? archive).paper(withID: id)).id
    }

    /// Says `+nets` or `-nets` of papers, in one step.
    private func say(_ words: String..., of ids: [String] = ["1"], in other: Archive? = nil) throws {
        let entries = try ids.flatMap { id in
            let key = try key(id, in: other)
            return words.map { (key, LabelEntry(topic: String($0.dropFirst()), isAbout: $0.first == "+", day: today)) }
        }
        try (other ?? archive).appendLabels(entries)
    }

    private func takeBack(_ id: String = "1", in other: Archive? = nil) throws -> [String] {
        try (other ?? archive).takeBackLabels(of: key(id, in: other), on: today.adding(days: 1)).map(Self.word)
    }

    private static func word(_ entry: LabelEntry) -> String { (entry.isAbout ? "+" : "-") + entry.topic }

    /// The log, what was taken back in brackets, each with its step.
    private func log(_ id: String = "1", in other: Archive? = nil) throws -> [String] {
        try (other ?? archive).labels(of: key(id, in: other)).map { logged in
            let word = Self.word(logged.entry)
            return (logged.step.map { "\($0)" } ?? "") + (logged.takenBackOn == nil ? word : "(\(word))")
        }
    }

    private func export(_ archive: Archive) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try archive.export { bytes += $0 }
        return bytes
    }

    private func restore(_ bytes: [UInt8], into archive: Archive) throws {
        let listing = try ListingReader(formats: .desk).read(bytes, name: "export")
        #expect(listing.rejectionCount == 0)
        try archive.save(listing.papers, source: "export", format: "archive-export", importedOn: today)
    }

    @Test("a step is taken back as a whole, then the one before, and nothing else is touched") func steps() throws {
        try say("+nets", "-speech", of: ["1", "2"])
        try say("-nets")
        #expect(try takeBack() == ["-nets"])
        #expect(try log() == ["1+nets", "1-speech", "2(-nets)"])
        let both = ["nets": true, "speech": false]
        #expect(try archive.labelVerdicts().map(\.topics) == [both, both])
        #expect(try takeBack() == ["+nets", "-speech"])
        #expect(try takeBack() == [])
        #expect(try log() == ["1(+nets)", "1(-speech)", "2(-nets)"])
        #expect(try archive.labels(of: key()).map(\.takenBackOn) == Array(repeating: today.adding(days: 1), count: 3))
        // What the same step said of another paper stands.
        #expect(try archive.labelVerdicts().map(\.paper.paper.id) == ["2"])
        try say("+speech")
        #expect(try log() == ["1(+nets)", "1(-speech)", "2(-nets)", "3+speech"])
        #expect(try archive.labelVerdicts().map(\.topics) == [["speech": true], ["nets": true, "speech": false]])
    }

    @Test("where steps were not written down, as much is taken back as one command can have said") func olderLog()
        throws
    {
        let said: [(String, Int)] = [
            ("+nets", 0), ("+speech", 0), ("-vision", 0),  // one command
            ("+vision", 0),  // what is given comes before what is denied: another
            ("-nets", 0), ("-nets", 0),  // the same topic twice: two commands, the first with the one before
            ("-speech", 1),  // another day
        ]
        let key = try key().row
        try archive.write { database in
            for (word, later) in said {
                try database.execute(
                    sql: "INSERT INTO labels (paper, topic, is_about, day) VALUES (?, ?, ?, ?)",
                    arguments: [
                        key, String(word.dropFirst()), word.first == "+", today.adding(days: later).daysSinceEpoch,
                    ])
                try ChecksummedRows(database, .labels).settle(database.lastInsertedRowID)
            }
        }
        #expect(try takeBack() == ["-speech"])
        #expect(try takeBack() == ["-nets"])
        #expect(try takeBack() == ["+vision", "-nets"])
        #expect(try takeBack() == ["+nets", "+speech", "-vision"])
        #expect(try takeBack() == [])
        // Between two entries somebody spoke of another paper.
        try archive.write { database in
            for (paper, topic) in [(key, "a"), (key + 1, "a"), (key, "b")] {
                try database.execute(
                    sql: "INSERT INTO labels (paper, topic, is_about, day) VALUES (?, ?, 1, ?)",
                    arguments: [paper, topic, today.daysSinceEpoch])
                try ChecksummedRows(database, .labels).settle(database.lastInsertedRowID)
            }
        }
        #expect(try takeBack() == ["+b"])
        #expect(try takeBack() == ["+a"])
    }

    @Test("what was said and that it was taken back comes back from an export") func roundTrip() throws {
        try say("+nets", "-speech", of: ["2", "1"])
        try say("+nets")
        #expect(try takeBack() == ["+nets"])
        try say("+\u{1B}[31m\"hostile\"\u{202E}", of: ["2"])
        let bytes = try export(archive)
        let restored = try Archive.inMemory()
        try restore(bytes, into: restored)
        #expect(String(decoding: try export(restored), as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
        #expect(try log(in: restored) == ["1+nets", "1-speech", "2(+nets)"])
        for id in ["1", "2"] {
            #expect(try restored.labels(of: key(id, in: restored)) == archive.labels(of: key(id)))
        }
        try restore(bytes, into: restored)
        #expect(try export(restored) == bytes, "once more changes nothing")
        // The steps are told apart there as well.
        #expect(try takeBack(in: restored) == ["+nets", "-speech"])
        try restored.checkIntegrity()
    }

    @Test("what either archive took back is taken back in both, and is not said again") func completion() throws {
        try say("+nets")
        let before = try export(archive)
        let other = try Archive.inMemory()
        try restore(before, into: other)
        #expect(try takeBack() == ["+nets"])
        try say("-speech")
        try say("+vision", in: other)
        let (one, two) = (try export(archive), try export(other))
        try restore(two, into: archive)
        #expect(try log() == ["1(+nets)", "2-speech", "3+vision"])
        try restore(one, into: other)
        #expect(try log(in: other) == ["1(+nets)", "2+vision", "3-speech"])
        try restore(before, into: archive)
        #expect(try log() == ["1(+nets)", "2-speech", "3+vision"], "an older copy brings nothing back")
        // The same word once more is another word.
        try say("+nets")
        try restore(before, into: archive)
        #expect(try log() == ["1(+nets)", "2-speech", "3+vision", "4+nets"])
    }

    @Test("papers that become one keep what was taken back") func merging() throws {
        let archive = try Archive.inMemory()
        try archive.save(
            [Paper(id: "2501.00001", title: "Nets", abstract: "First.")], source: "a", format: "f", importedOn: today)
        try archive.save([Paper(title: "Wider Nets", abstract: "More.")], source: "b", format: "f", importedOn: today)
        var keys: [StoredPaper.Key] = []
        try archive.forEachBatch { keys += $0.map(\.id) }
        for key in keys {
            try archive.appendLabels([(key, LabelEntry(topic: "nets", isAbout: key == keys[0], day: today))])
        }
        try archive.takeBackLabels(of: keys[1], on: today)
        try archive.save(
            [Paper(id: "2501.00001", title: "Wider Nets", abstract: "More.")], source: "c", format: "f",
            importedOn: today)
        #expect(try log("2501.00001", in: archive) == ["1+nets", "2(-nets)"])
        #expect(try archive.labelVerdicts().map(\.topics) == [["nets": true]])
        #expect(try archive.examine() == [])
    }

    @Test("what was taken back stays so") func final() throws {
        try say("+nets")
        #expect(try takeBack() == ["+nets"])
        for sql in [
            "UPDATE labels SET taken_back = NULL", "UPDATE labels SET taken_back = 0", "UPDATE labels SET step = 9",
            "UPDATE labels SET topic = 'x'", "DELETE FROM labels",
        ] {
            #expect(throws: ArchiveError.self) { try archive.write { try $0.execute(sql: sql) } }
        }
        #expect(try archive.takeBackLabels(of: .beforeFirst, on: today) == [])
    }
}
