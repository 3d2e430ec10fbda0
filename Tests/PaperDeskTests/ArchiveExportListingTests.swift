import Foundation
import Listings
import Papers
import ReadableText
import TestSupport
import Testing

@testable import PaperDesk

@Suite("An archive's export is a listing") struct ArchiveExportListingTests {
    private let export = """
        {"schema":"trends.export/1","papers":1}
        {"id":"2403.90001","title":"Lanterns","abstract":"We light corridors.","imported":"2026-01-01"}

        """

    @Test("it is told by its header, packed, marked and with other line ends") func told() throws {
        let folder = try TemporaryFolder()
        let reader = ListingReader(formats: .desk)
        for (name, bytes) in [
            ("plain", Array(export.utf8)), ("packed", storedGzip(Array(export.utf8))),
            ("marked", [0xEF, 0xBB, 0xBF] + Array(export.utf8)),
            ("windows", Array(export.replacing("\n", with: "\r\n").utf8)), ("blank", Array("\n \n\(export)".utf8)),
        ] {
            let listing = try reader.read(folder.write(name, bytes))
            #expect(listing.format == .archiveExport, "\(name)")
            #expect(listing.papers.map(\.id) == ["2403.90001"], "\(name)")
        }
    }

    @Test("what is missing of it is said") func incomplete() throws {
        let cut = export.replacing("\"papers\":1", with: "\"papers\":3")
        let listing = try ListingReader(formats: .desk).read(Array(cut.utf8), name: "x")
        #expect(
            listing.rejections.map(\.description) == [
                "x: the export says that it holds 3 papers, but 1 are there: it may be cut"
            ])
    }

    @Test("damage is survived") func damage() throws {
        let bytes = Array(export.utf8)
        for seed in 0..<60 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var damaged = bytes
            for _ in 0..<generator.below(8) + 1 { damaged[generator.below(bytes.count)] = UInt8(generator.below(256)) }
            let cut = Array(damaged.prefix(generator.below(bytes.count + 1)))
            guard let listing = try? ListingReader(format: .archiveExport, formats: .desk).read(cut, name: "x") else {
                continue
            }
            #expect(listing.paperCount == listing.papers.count)
        }
    }
}
