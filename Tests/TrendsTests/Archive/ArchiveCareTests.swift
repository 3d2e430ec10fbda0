import Foundation
import Testing

/// Looking after an archive: what is wrong with it, what is saved of a damaged one, and the space that it takes.
@Suite struct ArchiveCareTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.trends("import", sampleListings, "--archive", "a.sqlite").expectSuccess()
    }

    @Test("a sound archive is called sound and keeps its bytes") func aSoundArchiveIsCalledSoundAndKeepsItsBytes()
        throws
    {
        let before = try place.bytes("a.sqlite")
        let outcome = try place.trends("archive", "doctor", "--archive", "a.sqlite")
        outcome.expectSuccess()
        #expect(outcome.output == "a.sqlite: sound\n")
        #expect(try place.bytes("a.sqlite") == before)
    }

    @Test("what can be read of a damaged archive is saved") func whatCanBeReadOfADamagedArchiveIsSaved() throws {
        var bytes = try place.bytes("a.sqlite")
        // A page in the middle; the first ones hold the list of tables.
        let start = bytes.count / 2 / 4096 * 4096
        for index in start..<start + 4096 { bytes[index] = 0xAA }
        try place.write("damaged.sqlite", bytes)
        let found = try place.trends("archive", "doctor", "--archive", "damaged.sqlite", "--dry-run", "--json")
        #expect(found.status == 1 && found.errors.contains("1 of ") == found.errors.contains("findings"))
        #expect(try place.bytes("damaged.sqlite") == bytes, "--dry-run changes nothing")
        let saved = try place.trends("archive", "doctor", "--archive", "damaged.sqlite", "--recover", "saved.sqlite")
        saved.expectSuccess()
        #expect(saved.output.contains("papers saved"))
        #expect(try place.bytes("damaged.sqlite") == bytes, "the damaged file stays as it is")
        try place.trends("archive", "doctor", "--archive", "saved.sqlite").expectSuccess()
        try place.trends("archive", "doctor", "--archive", "damaged.sqlite", "--recover", "saved.sqlite").expectFailure(
            73, saying: "saved.sqlite")
    }

    @Test("vacuum says what it gained") func vacuumSaysWhatItGained() throws {
        let outcome = try place.trends("archive", "vacuum", "--archive", "a.sqlite", "--json")
        outcome.expectSuccess()
        let document = try outcome.object()
        #expect(document["schema"] as? String == "trends.vacuum/1")
        let (before, after) = (document["bytes_before"] as? Int ?? 0, document["bytes_after"] as? Int ?? 0)
        #expect(after > 0 && after <= before)
        #expect(try place.bytes("a.sqlite").count == after)
    }

    @Test("info holds the days against those expected of each source")
    func infoHoldsTheDaysAgainstThoseExpectedOfEachSource() throws {
        let text = try place.trends("archive", "info", "--archive", "a.sqlite").output
        #expect(text.contains("Daily Papers: 59 of 60 days expected from 2025-09-22 to 2025-12-12"))
        #expect(text.contains("  no listing on 2025-11-14"))
    }
}
