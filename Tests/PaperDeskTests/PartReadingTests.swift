import Foundation
import Papers
import TestSupport
import Testing

@testable import Ledger
@testable import PaperDesk

/// A part that is a file is read without an archive of all its papers, one that is a folder with one: both say the same.
@Suite("Parts of ledgers") struct PartReadingTests {
    private let folder: TemporaryFolder
    private let desk: Desk
    private let model: String

    init() throws {
        folder = try TemporaryFolder()
        desk = Desk(
            places: Places(environment: ["XDG_DATA_HOME": folder.file("data")]),
            today: try #require(CalendarDay(iso: "2026-01-31")))
        model =
            URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Models/topics.model").path
    }

    private final class Sink { var bytes: [UInt8] = [] }

    private func ledger(_ part: String, threads: Int = 1, labels: [String] = []) throws -> String {
        var desk = desk
        desk.workers = .init(threads: threads)
        let sink = Sink()
        _ = try desk.ledger(LedgerRequest(parts: [part], model: model, labelFiles: labels)) { sink.bytes += $0 }
        return String(decoding: sink.bytes, as: UTF8.self)
    }

    /// The ledgers of a file alone in a folder, and of the folder, under one name.
    private func both(
        _ name: String, _ text: String, labels: [String] = []
    ) throws -> (file: String, folder: String) {
        let path = try folder.write("\(name)/\(name)", text)
        let place = folder.file(name)
        return (
            Self.renamed(try ledger(path, labels: labels), path), Self.renamed(try ledger(place, labels: labels), place)
        )
    }

    /// A ledger with another name of its part, and without the checksum, which is also of that name.
    private static func renamed(_ ledger: String, _ part: String) -> String {
        ledger.replacing(#""name":"\#(part)""#, with: #""name":"part""#)
            .replacing(/,"checksum":"[0-9a-f]{16}"/, with: "")
    }

    private static let subjects = ["agents that use tools", "video diffusion models", "caches of language models"]

    private static func work(
        _ number: Int, title: String? = nil, abstract: String? = nil, doi: String? = nil, updated: String = "2026-01-01"
    ) -> String {
        let text = abstract ?? "We study \(subjects[number % 3]) at scale \(number % 9), with large language models ."
        var index: [String: [Int]] = [:]
        for (place, word) in text.split(separator: " ").enumerated() { index[String(word), default: []].append(place) }
        let words = index.keys.sorted().map { #""\#($0)":\#(index[$0]?.description ?? "[]")"# }
        return
            #"{"id":"https://openalex.org/W44000\#(10_000 + number)","doi":\#(doi.map { "\"https://doi.org/\($0)\"" } ?? "null"),"#
            + #""title":"\#(title ?? "On \(subjects[number % 3]) \(number)")","publication_date":"2025-\#(10 + number % 3)-\#(10 + number % 9)","#
            + #""language":"en","type":"article","authorships":[{"author":{"display_name":"Ada Example"}}],"#
            + #""primary_location":{"landing_page_url":"https://example.org/\#(number)"},"open_access":{"is_oa":true},"#
            + #""abstract_inverted_index":{\#(words.joined(separator: ","))},"updated_date":"\#(updated)"}"#
    }

    /// Works of which some are one paper: by identifier, by DOI, by title and abstract; and titles that many have.
    private static func works(_ count: Int) -> [String] {
        var lines: [String] = []
        for number in 0..<count {
            switch number % 20 {
            case 3: lines.append(work(number, title: "Editorial", abstract: number % 40 == 3 ? "" : nil))
            case 5: lines.append(work(number, doi: "10.48550/arxiv.2510.\(10_000 + number)"))
            case 6:
                lines.append(work(number - 1, abstract: "Another text of agents", doi: "10.5555/p\(number)"))
                lines.append(work(number, title: "On \(subjects[(number - 1) % 3]) \(number - 1)"))
            case 9: lines.append(work(number - 2, updated: "2026-01-09"))
            case 11: lines.append(work(number - 4, abstract: "An older text of video", updated: "2025-01-09"))
            case 12, 13: lines.append(work(number, doi: "10.5555/same\(number / 20)"))
            case 14: lines.append(work(number).replacing(#""article""#, with: #""paratext""#))
            case 15: lines.append(#"{"id":"\#(number % 7)","title":"Numbered \#(number)","published":"2025-11"}"#)
            case 16:
                lines.append(
                    #"{"title":"On \#(subjects[0]) \#(number - 4)","published":"2025-11-11","upvotes":\#(number)}"#)
            case 17: lines.append(#"{"id":"https://openalex.org/W1","title":"cut"#)
            case 18: lines.append("")
            default: lines.append(work(number))
            }
        }
        return lines
    }

    @Test("a file says what an archive of its papers says, to the last byte", arguments: [40, 400, 1_500])
    func twin(count: Int) throws {
        let (file, folder) = try both("works.jsonl", Self.works(count).joined(separator: "\n") + "\n")
        #expect(file == folder)
        #expect(file.contains(#""rejected":\#(count / 20)"#))
        #expect(file.contains("identifies") == (count > 200))
        let count = count / 20
        #expect(file.contains("\(count) records are no papers and were passed over: \(count) of paratext"))
    }

    @Test("so with labels, which count papers under the identifiers that an archive shows") func labels() throws {
        let labels = (0..<400).map { number in
            let id = number % 20 == 5 ? "2510.\(10_000 + number)" : "W44000\(10_000 + number)"
            return #"{"id":"\#(id)","topics":["\#(number % 2 == 0 ? "video" : "agents")"],"maybe":["efficiency"]}"#
        }
        let path = try folder.write("labels.jsonl", labels.joined(separator: "\n"))
        let (file, folder) = try both("works.jsonl", Self.works(400).joined(separator: "\n") + "\n", labels: [path])
        #expect(file == folder)
        #expect(file.contains(#""row":"labelled""#) && !file.contains(#""labelled":0,"listed_through""#))
    }

    @Test("what does not fit the memory rests in a file meanwhile", arguments: [0, 1, 177])
    func room(count: Int) throws {
        let path = try folder.write("works.jsonl", Self.works(400).joined(separator: "\n"))
        let (known, _) = try desk.places.model(model)
        func bytes(_ room: Int) throws -> [UInt8] {
            var reading = try PartReading(desk, LedgerRequest(parts: [path], model: model), known)
            reading.room = room
            let sink = Sink()
            try reading.facts(of: path).write { sink.bytes += $0 }
            return sink.bytes
        }
        #expect(try bytes(count) == bytes(1_000))
    }

    @Test("other formats as well, with days of listing and votes") func formats() throws {
        for name in ["api-2026.jsonl", "page.md", "collector.json", "table.csv", "library.bib", "kaggle.jsonl"] {
            let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            let text = try String(
                contentsOf: fixtures.appending(path: "ListingsTests/Fixtures/\(name)"), encoding: .utf8)
            let (file, folder) = try both(name, text)
            #expect(file == folder, "\(name)")
        }
    }

    @Test("the number of threads changes nothing") func threads() throws {
        let path = try folder.write("works.jsonl", Self.works(600).joined(separator: "\n"))
        #expect(try ledger(path, threads: 3) == ledger(path))
    }

    @Test("of a work that stands in a part twice the newer text is counted, whichever comes first") func newest() throws
    {
        let old = Self.work(1, title: "Agents that browse", abstract: "Old words of agents", updated: "2025-11-01")
        let new = Self.work(1, title: "Agents that browse", abstract: "New words", updated: "2026-01-05T10:00:00")
        for lines in [[old, new], [new, old]] {
            let path = try folder.write("twice.jsonl", (lines + [Self.work(2)]).joined(separator: "\n"))
            let text = try ledger(path)
            #expect(text.contains("New words") && !text.contains("Old words"))
            #expect(text.contains(#""read":3,"rejected":0"#) && text.contains(#""papers":2,"fingerprint""#))
        }
    }

    @Test("so it is in an archive, with identifiers, date and authors, whichever partition is imported first")
    func archive() throws {
        let old = Self.work(
            1, title: "Agents that browse", abstract: "Old words of agents", doi: "10.5555/a", updated: "2025-11-01")
        let new = Self.work(1, title: "Agents that browse", abstract: "New words", updated: "2026-01-05T10:00:00")
        let parts = [
            try folder.write("updated_date=2025-11-01/part_000.jsonl", old + "\n" + Self.work(2)),
            try folder.write("updated_date=2026-01-05/part_0000.jsonl", Self.work(3) + "\n" + new),
        ]
        for (number, listings) in [parts, parts.reversed()].enumerated() {
            let archive = ArchiveChoice(folder.file("\(number).sqlite"))
            for listing in listings {
                _ = try desk.importListings(ImportRequest(listings: [listing], archive: archive))
            }
            let sink = Sink()
            _ = try desk.export(archive) { sink.bytes += $0 }
            let lines = String(decoding: sink.bytes, as: UTF8.self).split(separator: "\n")
            let work = try #require(lines.first { $0.contains("Agents that browse") })
            #expect(work.contains("New words") && !work.contains("Old words"))
            #expect(work.contains("W4400010001") && work.contains("10.5555/a") && work.contains("Ada Example"))
            #expect(work.contains("2025-11-11") && work.contains("2026-01-05"))
            #expect(lines.count { $0.contains("W44000") } == 3)
        }
    }

    @Test("an archive's export and a page of search results are asked of an archive as a whole") func wholes() throws {
        let archive = ArchiveChoice(folder.file("archive.sqlite"))
        let listing = try folder.write("some.jsonl", Self.works(60).joined(separator: "\n"))
        _ = try desk.importListings(ImportRequest(listings: [listing], archive: archive))
        let sink = Sink()
        _ = try desk.export(archive) { sink.bytes += $0 }
        let (file, folder) = try both("export.jsonl", String(decoding: sink.bytes, as: UTF8.self))
        #expect(file == folder)
    }
}
