import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct ListingReaderTests {
    private struct Stop: Error {}

    private func error(_ bytes: [UInt8]) -> ListingError? {
        do {
            _ = try ListingReader().read(bytes, name: "x")
            return nil
        } catch { return error }
    }

    private func seen(_ text: String) -> String? {
        guard case .unrecognized(_, let seen, _)? = error(Array(text.utf8)) else { return nil }
        return seen
    }

    @Test("formats are told from the content") func formatsAreToldFromTheContent() throws {
        let folder = try TemporaryFolder()
        for (name, format) in [
            ("page.txt", ListingFormat.dailyPapersPage), ("api-2024.json", .dailyPapersAPI),
            ("api-2025.json", .dailyPapersAPI),
            ("papers.jsonl.gz", .jsonl),
        ] {
            let bytes = try fixtureBytes(name)
            #expect(try ListingReader().sniff(folder.write("no-name-\(name.count)", bytes)) == format)
            guard !name.hasSuffix(".gz") else { continue }
            #expect(try ListingReader().read(folder.write("packed", storedGzip(bytes))).format == format)
        }
    }

    @Test("what is no listing is described") func whatIsNoListingIsDescribed() {
        #expect(
            seen("From: A <a@b.example>\nSubject: Lamps\n\nWe light.\n") == "it is a mail, and none of arXiv's lists")
        #expect(
            seen("<!DOCTYPE html><html>") == "it is a web page (HTML), and none of Daily Papers or of arXiv's lists")
        #expect(seen("<?xml version=\"1.0\"?><feed>") == "it is XML")
        #expect(error(Array("%PDF-1.7".utf8)) == .input(.foreignFile(file: "x", kind: .pdf)))
        #expect(
            seen("{\"version\": 1, \"topics\": []}") == "it is JSON, but of its objects none has a title or an abstract"
        )
        #expect(seen("# Read me\n\nHello") == "it begins with '# Read me'")
        #expect(seen("\n  \n") == "it holds nothing but white space")
        #expect(seen("[1] A footnote that begins like an array") != nil)
        #expect(error([]) == .empty(file: "x"))
        #expect(error([0x7F, 0x45, 0x4C, 0x46, 0, 0]) == .input(.binary(file: "x", offset: 4)))
        #expect(error(Array(storedGzip(Array("Daily Papers".utf8)).dropLast(9))) == .input(.compressionCut(file: "x")))
    }

    @Test("a broken first line does not hide the others") func aBrokenFirstLineDoesNotHideTheOthers() throws {
        let listing = try ListingReader().read(
            Array("{\"title\": oops\n{\"title\":\"a\"}\n{\"title\":\"b\"}\n".utf8), name: "x")
        #expect(listing.papers.map(\.title) == ["a", "b"])
        #expect(listing.rejectionCount == 1)
    }

    @Test("a line longer than the head is still told by its keys") func aLineLongerThanTheHeadIsStillToldByItsKeys()
        throws
    {
        let filler = String(repeating: "x", count: 200_000)
        #expect(
            try ListingReader().read(Array("{\"id\":\"1\",\"filler\":\"\(filler)\",\"title\":\"t\"}".utf8), name: "x")
                .format == .jsonl)
    }

    @Test("the format can be forced") func theFormatCanBeForced() throws {
        let reader = ListingReader(format: .jsonl)
        #expect(throws: ListingError.self) { try reader.read(try fixture("page.txt")) }
        #expect(ListingFormats.standard.format(named: "daily-papers-json") == .dailyPapersAPI)
        #expect(ListingFormats.standard.format(named: "page") == .dailyPapersPage)
    }

    @Test("batches hold every paper once") func batchesHoldEveryPaperOnce() throws {
        let folder = try TemporaryFolder()
        let text = (0..<25).map { "{\"title\":\"paper \($0)\"}" }.joined(separator: "\n") + "\nbad\n"
        let path = try folder.write("many.jsonl", text)
        var sizes: [Int] = []
        var titles: [String] = []
        let listing = try ListingReader().forEachBatch(of: 10, in: path) { batch in
            sizes.append(batch.papers.count)
            titles += batch.papers.map(\.title)
            #expect(batch.format == .jsonl && batch.fractionRead == 1)
        }
        #expect(sizes == [10, 10, 5])
        #expect(titles == (0..<25).map { "paper \($0)" })
        #expect(listing.papers.isEmpty && listing.paperCount == 25 && listing.rejectionCount == 1)
    }

    @Test("the receivers error comes out") func theReceiversErrorComesOut() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "many.jsonl", (0..<25).map { "{\"title\":\"paper \($0)\"}" }.joined(separator: "\n"))
        var calls = 0
        #expect(throws: Stop.self) {
            _ = try ListingReader().forEachBatch(of: 10, in: path) { _ in
                calls += 1
                throw Stop()
            }
        }
        #expect(calls == 1)
    }

    @Test("rejections are counted beyond those kept") func rejectionsAreCountedBeyondThoseKept() throws {
        let text = "{\"title\":\"a\"}\n" + String(repeating: "{\n", count: Listing.keptRejections + 5)
        let listing = try ListingReader().read(Array(text.utf8), name: "x")
        #expect(listing.rejections.count == Listing.keptRejections)
        #expect(listing.rejectionCount == Listing.keptRejections + 5)
    }

    @Test("a text in an encoding of another script is refused by its name, whatever its format") func encodings() {
        // `我们点灯，灯就亮了。` in GBK.
        let light: [UInt8] = [0xCE, 0xD2, 0xC3, 0xC7, 0xB5, 0xE3, 0xB5, 0xC6, 0xA3, 0xAC, 0xB5, 0xC6, 0xBE, 0xCD]
        for (before, after) in [
            ("title,abstract\n\"Lamps\",\"", "\"\n"), ("[{\"title\":\"Lamps\",\"abstract\":\"", "\"}]"),
            ("@misc{a, title={", "}}"), ("TY  - JOUR\nTI  - ", "\nER  - \n"), ("", "\n"),
        ] {
            let bytes = Array(before.utf8) + light + Array(after.utf8)
            #expect(throws: ListingError.input(.foreignEncoding(file: "x", encoding: .gb18030))) {
                try ListingReader().read(bytes, name: "x")
            }
        }
    }
}
