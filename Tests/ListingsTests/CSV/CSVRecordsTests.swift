import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct CSVRecordsTests {
    private struct Row: Hashable {
        var line: Int
        var fields: [String]
        var fault: RejectionReason?
    }

    private func rows(_ text: String, delimiter: Character = ",", limit: Int = 1 << 20) throws -> [Row] {
        let lines = LineReader(ByteStream(bytes: Array(text.utf8), name: "x"), maximumLength: limit)
        var records = CSVRecords(lines, row: CSVRow(delimiter: delimiter.asciiValue ?? 0))
        var rows: [Row] = []
        while let record = try records.next() {
            rows.append(
                Row(
                    line: record.line, fields: record.fields.map { String(decoding: $0.bytes, as: UTF8.self) },
                    fault: record.fault))
        }
        return rows
    }

    @Test(
        "one row",
        arguments: [
            ("a,b", ["a", "b"]), ("a,", ["a", ""]), (",", ["", ""]), ("\"a\",\"\"", ["a", ""]),
            ("\"a\"\"b\"", ["a\"b"]),
            ("\"\"\"\"", ["\""]),
            ("\"a,b\",c", ["a,b", "c"]), ("a\"b\",c", ["a\"b\"", "c"]), ("\"a \"b\" c\",d", ["a \"b\" c", "d"]),
            ("\"a\" ,b", ["a", "b"]),
            ("\"a\"b\",c", ["a\"b", "c"]), (" a, b ", [" a", " b "]), ("\"a\nb\",c", ["a\nb", "c"]),
            ("\"a\r\n\r\nb\"", ["a\n\nb"]),
            ("\"a\nsaid \"\"b\"\", c\",d", ["a\nsaid \"b\", c", "d"]), ("\"a\n\"", ["a\n"]),
        ]) func oneRow(_ text: String, _ expected: [String]) throws
    {
        for end in ["", "\n", "\r\n"] { #expect(try rows(text + end) == [Row(line: 1, fields: expected)]) }
    }

    /// The row with the stray quote is given up, by the line of the quote; all others are read.
    @Test(
        "stray quotes",
        arguments: [
            ("a,\"b\nc,d\ne,f\n", [["c", "d"], ["e", "f"]]), ("a,\"b\nc,\"d\"\ne,f\n", [["c", "d"], ["e", "f"]]),
            ("\"a\n\"b\",c\n", [["b", "c"]]),
            ("a,\"b\nc,\"d\ne\",f\n", [["c", "d\ne", "f"]]), ("a,\"b", []), ("a,\"b\n\n\n", []),
        ]) func strayQuotes(_ text: String, _ others: [[String]]) throws
    {
        let found = try rows(text)
        #expect(found.first == Row(line: 1, fields: [], fault: .openQuote(line: 1)))
        #expect(found.dropFirst().map(\.fields) == others)
    }

    @Test("the line of the quote is named and not that of the row") func theLineOfTheQuoteIsNamedAndNotThatOfTheRow()
        throws
    {
        #expect(try rows("\"a\nb\",\"c\nd\n")[0] == Row(line: 1, fields: [], fault: .openQuote(line: 2)))
    }

    @Test("a stray quote ends at the limit") func aStrayQuoteEndsAtTheLimit() throws {
        let text = "a,\"b\n" + String(repeating: "c,d\n", count: 5000)
        let found = try rows(text, limit: 1000)
        #expect(found.first?.fault == .openQuote(line: 1))
        #expect(found.count == 5001)
        #expect(found.dropFirst().allSatisfy { $0.fields == ["c", "d"] })
    }

    @Test("rows of many fields are bounded") func rowsOfManyFieldsAreBounded() throws {
        #expect(try rows(String(repeating: ",", count: 100_000))[0].fields.count == CSVRow.maximumFields + 1)
    }

    /// Patterns that open a quote on every line cost a bounded number of looks at each.
    @Test(
        "nothing takes quadratic time",
        arguments: ["a,\"b\n", "a,\"\"b\n", "\"\n", "\"\"a\n", "a,\"b\"c\n", "\"a\"\"\n", ",\"\"\"\n"])
    func nothingTakesQuadraticTime(
        _ line: String
    ) throws {
        let found = try rows(String(repeating: line, count: 50_000) + "z,last\n")
        #expect(found.last?.fields == ["z", "last"])
    }

    /// Against a reader of whole texts by the letter of RFC 4180.
    @Test("random tables agree with the twin", arguments: 0..<300) func randomTablesAgreeWithTheTwin(_ seed: UInt64)
        throws
    {
        var generator = SeededGenerator(seed: seed)
        let delimiter = [",", ";", "\t"].randomElement(using: &generator) ?? ","
        let text = randomTable(delimiter, &generator)
        let found = try rows(text, delimiter: Character(delimiter))
        #expect(found.allSatisfy { $0.fault == nil })
        #expect(found.map(\.fields) == twin(text, delimiter: Character(delimiter)))
    }

    /// Whatever is broken, a row behind it is read, and reading ends.
    @Test("random damage never costs the last row", arguments: 0..<300) func randomDamageNeverCostsTheLastRow(
        _ seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var text = Array(randomTable(",", &generator).utf8)
        for _ in 0..<4 where !text.isEmpty {
            let place = Int.random(in: 0..<text.count, using: &generator)
            text[place] = Array("\"\",\n a".utf8).randomElement(using: &generator) ?? 0
        }
        let found = try rows(String(decoding: text, as: UTF8.self) + "\nz,last\n")
        #expect(found.last?.fields == ["z", "last"])
    }

    private func randomTable(_ delimiter: String, _ generator: inout SeededGenerator) -> String {
        let pieces = ["a", "é", " ", "\"", delimiter, "\n", "b\"c", "1"]
        let end = Bool.random(using: &generator) ? "\n" : "\r\n"
        return (0..<Int.random(in: 1...6, using: &generator)).map { _ in
            (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                let field = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }
                .joined()
                let needsQuotes = field.contains { $0 == "\"" || $0 == "\n" } || field.contains(delimiter)
                guard needsQuotes || Bool.random(using: &generator) else { return field }
                return "\"" + field.replacing("\"", with: "\"\"") + "\""
            }.joined(separator: delimiter) + end
        }.joined()
    }

    /// Rows that are blank are left out, as a line with spaces alone is.
    private func twin(_ text: String, delimiter: Character) -> [[String]] {
        var (rows, row, field): ([[String]], [String], String) = ([], [], "")
        var isQuoted = false
        var characters = Array(text.replacing("\r\n", with: "\n"))[...]
        while let character = characters.popFirst() {
            switch character {
            case "\"" where isQuoted && characters.first == "\"": field.append(characters.removeFirst())
            case "\"": isQuoted.toggle()
            case delimiter where !isQuoted:
                row.append(field)
                field = ""
            case "\n" where !isQuoted:
                rows.append(row + [field])
                (row, field) = ([], "")
            default: field.append(character)
            }
        }
        return rows
    }
}
