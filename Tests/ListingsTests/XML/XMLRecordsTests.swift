import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct XMLRecordsTests {
    private func read(_ bytes: [UInt8], named names: Set<String> = ["r"]) throws -> (
        records: [XMLItem], ending: XMLRecords.Ending
    ) {
        var records: [XMLItem] = []
        let ending = try XMLRecords.read(ByteStream(bytes: bytes, name: "x"), named: names) { piece in
            if case .record(let item) = piece { records.append(item) }
            return true
        }
        return (records, ending)
    }

    private func read(_ text: String) throws -> (records: [XMLItem], ending: XMLRecords.Ending) {
        try read(Array(text.utf8))
    }

    @Test("records with their namespaces") func recordsWithTheirNamespaces() throws {
        let (records, ending) = try read(
            "<f xmlns='u' xmlns:d='v'>\n<r a='1' d:b='2'><t>x <d:t>y</d:t>z</t><d:t>w</d:t></r>\n<r/></f>")
        #expect(ending.fault == nil && ending.mends == 0)
        try #require(records.count == 2)
        #expect(records[0].space == "u" && records[0].attributes == ["a": "1", "b": "2"])
        #expect(records.map(\.line) == [2, 3])
        #expect(records[0].line(of: "t") == "x yz" && records[0].line(of: "t", in: "v") == "w")
    }

    @Test("a prefix that nobody declared is no reason to stop") func aPrefixThatNobodyDeclaredIsNoReasonToStop() throws
    {
        let (records, ending) = try read("<f><r><dc:t>x</dc:t></r></f>")
        #expect(ending.fault == nil)
        #expect(records.first?.line(of: "t", in: XMLSpace.dublinCore) == "x")
    }

    @Test("frame elements come with their place") func frameElementsComeWithTheirPlace() throws {
        var seen: [String] = []
        _ = try XMLRecords.read(
            ByteStream(bytes: Array("<a><b>1<c k='v'>2</c></b><r>3</r><d>4</d></a>".utf8), name: "x"), named: ["r"]
        ) {
            piece in
            switch piece {
            case .document(let item): seen.append("<\(item.name)>")
            case .frame(let item, let parent): seen.append("\(parent)/\(item.name)=\(item.text)")
            case .record(let item): seen.append("record \(item.text)")
            case .oversized: seen.append("oversized")
            }
            return true
        }
        #expect(seen == ["<a>", "b/c=2", "a/b=", "record 3", "a/d=4", "/a="])
    }

    @Test("several documents and junk behind them") func severalDocumentsAndJunkBehindThem() throws {
        let (records, ending) = try read(
            "\n<?xml version='1.0'?><f><r>1</r></f>\n<?xml version='1.0' encoding='ISO-8859-1'?>\n<!-- x "
                + "--><f><r>2</r></f>\n0\r\n"
        )
        #expect(records.map(\.text) == ["1", "2"])
        #expect(ending.fault == nil)
    }

    @Test("reading stops when nothing more is wanted") func readingStopsWhenNothingMoreIsWanted() throws {
        var count = 0
        let text = "<f>" + String(repeating: "<r>x</r>", count: 50) + "</f>"
        let ending = try XMLRecords.read(ByteStream(bytes: Array(text.utf8), name: "x"), named: ["r"]) { piece in
            if case .record = piece { count += 1 }
            return count < 3
        }
        #expect(count == 3 && ending.fault == nil)
    }

    // MARK: - Hostile documents

    @Test("entities are never expanded") func entitiesAreNeverExpanded() throws {
        var lol = "<!DOCTYPE f [<!ENTITY l0 \"lol\">"
        for level in 1...9 { lol += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">" }
        let (records, ending) = try read(lol + "]>\n<f><r>&l9;</r></f>")
        #expect(records.map(\.text) == ["&l9;"])
        #expect(ending.hasDocumentType && ending.fault == nil)
    }

    @Test("files are never fetched", arguments: ["SYSTEM \"file://PATH\"", "PUBLIC 'x' 'file://PATH'"])
    func filesAreNeverFetched(_ place: String)
        throws
    {
        let folder = try TemporaryFolder()
        let secret = try folder.write("secret.txt", "the secret")
        let entity =
            "<!DOCTYPE f [<!ENTITY e \(place.replacing("PATH", with: secret))> <!ENTITY % p "
            + "\(place.replacing("PATH", with: secret))> %p; ]>"
        let (records, _) = try read(entity + "<f><r>&e;</r></f>")
        #expect(records.map(\.text) == ["&e;"])
        // A document type where it must not stand, and one that is not closed.
        let inside = try read("<f>\(entity)<r>&e;</r></f>")
        #expect(inside.records.map(\.text) == ["&e;"])
        #expect(try read("<!DOCTYPE f [<!ENTITY e SYSTEM \"file://\(secret)\"").ending.fault == .cut)
    }

    @Test("bounds are kept") func boundsAreKept() throws {
        let deep = String(repeating: "<a>", count: 65)
        #expect(try read(deep).ending.fault == .tooDeep(limit: 64))
        #expect(
            try read("<f><r " + (0..<65).map { "a\($0)='1' " }.joined() + "/></f>").ending.fault
                == .tooManyAttributes(limit: 64))
        #expect(
            try read("<f><r a='" + String(repeating: "x", count: 70_000) + "'/></f>").ending.fault
                == .tagTooLong(limit: 64 << 10))
        #expect(
            try read("<!DOCTYPE " + String(repeating: "x", count: 70_000)).ending.fault
                == .declarationTooLong(limit: 64 << 10))
    }

    @Test("a record that is too large is passed over alone") func aRecordThatIsTooLargeIsPassedOverAlone() throws {
        var oversized: [Int] = []
        var kept = 0
        let large = "<r>" + String(repeating: "lamp ", count: 1 << 20) + "</r>"
        let many = "<r>" + String(repeating: "<b/>", count: 20_001) + "</r>"
        let text = "<f>\n\(large)\n<r>x</r>\n\(many)<r>y</r></f>"
        let ending = try XMLRecords.read(ByteStream(bytes: Array(text.utf8), name: "x"), named: ["r"]) { piece in
            if case .oversized(let line) = piece { oversized.append(line) }
            if case .record = piece { kept += 1 }
            return true
        }
        #expect(oversized == [2, 4] && kept == 2 && ending.fault == nil)
    }

    @Test("damage is told with its line") func damageIsToldWithItsLine() throws {
        let (records, ending) = try read("<f>\n<r>1</r>\n<r>2</f>\n<r>3</r>")
        #expect(records.map(\.text) == ["1"])
        #expect(
            ending.fault == .malformed("an end tag belongs to another element than the one that is open")
                && ending.line == 3)
    }

    @Test("A tag of several lines stands on its first one, and so does damage in it") func linesOfTags() throws {
        let (records, ending) = try read("<f>\r\n<r\r\na='1'\r\n>1</r>\r\n\r\n<r\nb>")
        #expect(records.map(\.line) == [2])
        #expect(ending.fault == .malformed("an attribute is wrongly written") && ending.line == 6)
    }

    @Test(
        "An attribute without prefix goes before one of the same name with a prefix, and a prefix ends with its element"
    )
    func prefixes() throws {
        let (records, _) = try read("<f><r x='u' a:x='v' xmlns:a='w'><a:t>1</a:t></r><r a:x='v'><a:t>2</a:t></r></f>")
        #expect(records.map(\.attributes) == [["x": "u"], ["x": "v"]])
        #expect(records.map { $0.children.map(\.space) } == [["w"], [""]])
    }

    @Test("A tag without end ends the file") func cutWithinATag() throws {
        #expect(try read("<f><r>1</r></f>\n<f").ending.fault == .cut)
        #expect(try read("<f").ending.fault == .cut)
    }

    @Test("What stood before a fault is read") func recordsBeforeAFault() throws {
        let (records, ending) = try read("<f><r>1</r><r a='" + String(repeating: "x", count: 70_000) + "'/></f>")
        #expect(records.map(\.text) == ["1"] && ending.fault == .tagTooLong(limit: 64 << 10))
    }

    // MARK: - Encodings

    @Test("older encodings", arguments: ["ISO-8859-1", "latin1", "windows-1252"]) func olderEncodings(_ label: String)
        throws
    {
        let bytes =
            Array("<?xml version=\"1.0\" encoding='\(label)' ?>\n<f><r>na".utf8) + [0xEF] + Array("ve ".utf8) + [0x93]
            + Array("</r></f>".utf8)
        let (records, ending) = try read(bytes)
        #expect(records.map(\.text) == ["na\u{EF}ve \u{201C}"])
        #expect(ending.mends == 0)
    }

    @Test("UTF-16 is read by its mark") func utf16() throws {
        let text = "<?xml version='1.0' encoding='UTF-16'?><f><r>na\u{EF}ve \u{1F3EE}</r></f>"
        let bytes: [UInt8] =
            [0xFF, 0xFE]
            + text.utf16.flatMap { unit -> [UInt8] in [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        #expect(try read(bytes).0.map(\.text) == ["na\u{EF}ve \u{1F3EE}"])
    }

    @Test("encodings that are not read") func encodingsThatAreNotRead() throws {
        #expect(try read("<?xml version='1.0' encoding='EBCDIC-CP-US'?><f/>").ending.fault == .encoding("EBCDIC-CP-US"))
        #expect(throws: InputError.binary(file: "x", offset: 1)) { try self.read([0x3C, 0, 0x66, 0]) }
    }

    @Test("it is read in pieces") func itIsReadInPieces() throws {
        let folder = try TemporaryFolder()
        let text = "<f>" + String(repeating: "<r>ärger &amp; <![CDATA[<i>]]></r>\n", count: 40_000) + "</f>"
        let path = try folder.write("many.xml", storedGzip(Array(text.utf8)))
        var count = 0
        let ending = try XMLRecords.read(try ByteStream(path: path), named: ["r"]) { piece in
            if case .record(let item) = piece, item.text == "ärger & <i>" { count += 1 }
            return true
        }
        #expect(count == 40_000 && ending.fault == nil && ending.mends == 0)
    }
}
