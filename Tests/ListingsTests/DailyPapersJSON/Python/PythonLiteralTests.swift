import Papers
import TestSupport
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct PythonLiteralTests {
    private func json(_ literal: String) -> String? {
        do throws(PythonLiteralError) {
            return String(decoding: try PythonLiteral.json(Array(literal.utf8)), as: UTF8.self)
        } catch {
            return nil
        }
    }

    private func error(_ literal: String) -> String? {
        do throws(PythonLiteralError) {
            _ = try PythonLiteral.json(Array(literal.utf8))
            return nil
        } catch { return "\(error)" }
    }

    @Test(
        "literals",
        arguments: [
            ("{'a': 1, 'b': [True, False, None]}", #"{"a":1,"b":[true,false,null]}"#), ("[]", "[]"), ("{}", "{}"),
            ("()", "[]"),
            ("(1,)", "[1]"), ("(1, 2)", "[1,2]"), ("{'a', 'b'}", #"["a","b"]"#), ("[1, 2,]", "[1,2]"),
            ("-1.5e-05", "-1.5e-05"),
            ("{1: 'a', None: 'b', -2.5: 'c'}", #"{"1":"a","null":"b","-2.5":"c"}"#), ("nan", "null"),
            ("[inf, -1]", "[null,-1]"),
            ("'it''s'", #""its""#), (#"'a' "b" u'c'"#, #""abc""#), ("[('long '\n 'text')]", "[ \"long text\" ]"),
            ("datetime.datetime(2024, 12, 11, 1, 2)", #""2024-12-11T01:02:00""#),
            ("datetime.date(2024, 2, 29)", #""2024-02-29T00:00:00""#),
            (
                "{'at': datetime.datetime(2024, 12, 11, 1, 2, 3, 99, "
                    + "tzinfo=datetime.timezone(datetime.timedelta(seconds=3600))), 'b': 1}",
                #"{"at":"2024-12-11T01:02:03","b":1}"#
            ),
            (
                "datetime.datetime(2024, 12, 11, tzinfo=zoneinfo.ZoneInfo(key='Europe/Paris'))",
                #""2024-12-11T00:00:00""#
            ),
        ]) func literals(_ literal: String, _ expected: String)
    {
        #expect(json(literal) == expected)
    }

    @Test(
        "strings",
        arguments: [
            (#"'a\'b"c'"#, "a'b\"c"), (#""a'b\"c""#, "a'b\"c"), (#"'\x41\xe9\u2009\U0001f642'"#, "Aé\u{2009}🙂"),
            (#"'\ud83d\ude42'"#, "🙂"),
            (#"'\ud83d'"#, "\u{FFFD}"), (#"'\n\t\r\\'"#, "\n\t\r\\"), (#"'\101\0\18'"#, "A\0\u{1}8"),
            (#"'\alpha \d'"#, "\u{7}lpha \\d"),
            (#"r'\alpha'"#, #"\alpha"#), ("'''a\n'b'\"'''", "a\n'b'\""), ("'a\\\nb'", "ab"), ("'é🙂'", "é🙂"), ("''", ""),
            ("\"\"\"x\"\"\"", "x"),
        ]) func strings(_ literal: String, _ expected: String) throws
    {
        let made = try #require(json(literal))
        var scanner = JSONScanner(Array(made.utf8))
        #expect(try scanner.readString() == expected)
        try scanner.finish()
    }

    @Test(
        "what is none",
        arguments: [
            ("[1, open('x')]", "'open' is no literal at byte 5"),
            ("__import__('os').system('ls')", "'__import__' is no literal at byte 1"),
            ("[1 + 2]", "expected ',', found '+' at byte 4"), ("[1", "it ends in the middle at byte 3"),
            ("'a", "it ends in the middle at byte 3"),
            ("'a\nb'", "a line break within a string that begins at byte 1"),
            ("'\\x4'", "a backslash that begins no known escape at byte 2"),
            ("'\\N{DASH}'", "a backslash that begins no known escape at byte 2"),
            ("'\\U00110000'", "a backslash that begins no known escape at byte 2"),
            ("{'a'}}", "'}' after the end of the value at byte 6"),
            ("{'a': 1, 'b'}", "expected ':', found '}' at byte 13"),
            ("{(1, 2): 3}", "a dictionary's key that is no text at byte 8"),
            ("0x1F", "a number that Python does not write at byte 1"),
            ("1j", "a number that Python does not write at byte 1"),
            ("datetime.datetime(2024, 13, 1)", "a datetime that names no day at byte 1"),
            ("datetime.datetime(now=1, 2)", "a datetime that names no day at byte 19"),
            ("<object at 0x7f>", "expected a value, found '<' at byte 1"),
            ("", "it ends in the middle at byte 1"), ("Tru", "it ends in the middle at byte 4"),
            ("[Tru]", "'Tru' is no literal at byte 2"),
            ("datetime.timedelta(1)", "'datetime.timedelta' is no literal at byte 1"),
            ("b'\\xff' 1", "'1' after the end of the value at byte 9"),
        ]) func whatIsNone(_ literal: String, _ expected: String)
    {
        #expect(error(literal) == expected)
    }

    @Test("nesting is bounded") func nestingIsBounded() {
        let deep = String(repeating: "[", count: 101) + String(repeating: "]", count: 101)
        #expect(error(deep) == "more than 100 levels of nesting at byte 101")
        #expect(json(String(deep.dropFirst().dropLast())) != nil)
        // Far beyond: no recursion runs away.
        #expect(error(String(repeating: "{'a':(", count: 500_000)) != nil)
    }

    /// Cut anywhere, what was made so far begins the whole.
    @Test("every cut is noticed") func everyCutIsNoticed() {
        let literal = Array(#"[{'a': "x'y", 'b': (1, None), 'c': datetime.date(2024, 1, 2)}, {'d': 'é\n'}]"#.utf8)
        for length in 0..<literal.count {
            let (_, error) = PythonLiteral.translated(Array(literal[..<length]))
            #expect(error != nil, "length \(length)")
        }
        #expect(PythonLiteral.translated(literal).error == nil)
    }

    /// Against values that the test writes down as Python and as JSON, each by the plainest rules.
    @Test("random values agree with the twin", arguments: 0..<200) func randomValuesAgreeWithTheTwin(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let value = Value.random(&generator, depth: 4)
        #expect(json(value.python(&generator)) == value.json)
    }

    /// Random damage never crashes, and whatever is taken for a literal makes sound JSON.
    @Test("damaged literals make sound JSON or none", arguments: 0..<200) func damagedLiteralsMakeSoundJSONOrNone(
        _ seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var text = Array(Value.random(&generator, depth: 4).python(&generator).utf8)
        for _ in 0..<3 where !text.isEmpty {
            let place = Int.random(in: 0..<text.count, using: &generator)
            text[place] = Array(#"'"\[]{}(),:x0nN "#.utf8).randomElement(using: &generator) ?? 0
        }
        guard UTF8Check.firstInvalid(text, text.indices) == nil, let made = try? PythonLiteral.json(text) else {
            return
        }
        var scanner = JSONScanner(made)
        try scanner.skipValue()
        try scanner.finish()
    }
}

/// A value that writes itself as Python does and as JSON.
private indirect enum Value {
    case text(String)
    case number(Int)
    case word(python: String, json: String)
    case list([Value])
    case dictionary([(String, Value)])

    static func random(_ generator: inout SeededGenerator, depth: Int) -> Value {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &generator) {
        case 0: return .text(text(&generator))
        case 1: return .number(Int.random(in: -1000...1000, using: &generator))
        case 2:
            return [.word(python: "True", json: "true"), .word(python: "None", json: "null")].randomElement(
                using: &generator) ?? .number(0)
        case 3:
            return .list(
                (0..<Int.random(in: 0...3, using: &generator)).map { _ in random(&generator, depth: depth - 1) })
        default:
            return .dictionary(
                (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                    (text(&generator), random(&generator, depth: depth - 1))
                })
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let characters = ["a", "'", "\"", "\\", "\n", "é", "🙂", " ", "\u{1}", "}", ","]
        return (0..<Int.random(in: 0...5, using: &generator)).map { _ in
            characters.randomElement(using: &generator) ?? ""
        }.joined()
    }

    func python(_ generator: inout SeededGenerator) -> String {
        switch self {
        case .number(let number): return "\(number)"
        case .word(let python, _): return python
        case .text(let text): return Self.quoted(text, &generator)
        case .list(let values):
            let inner = values.map { $0.python(&generator) }.joined(separator: ", ")
            return Bool.random(using: &generator) ? "[\(inner)]" : values.count == 1 ? "(\(inner),)" : "(\(inner))"
        case .dictionary(let pairs):
            return "{"
                + pairs.map { Self.quoted($0, &generator) + ": " + $1.python(&generator) }.joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String, _ generator: inout SeededGenerator) -> String {
        let quote = Bool.random(using: &generator) ? "'" : "\""
        var result = quote
        for scalar in text.unicodeScalars {
            let code = String(scalar.value, radix: 16)
            switch scalar {
            case "\n": result += "\\n"
            case "\\": result += "\\\\"
            case "'", "\"": result += String(scalar) == quote ? "\\" + quote : String(scalar)
            case _ where scalar.value < 0x20: result += "\\x" + (code.count < 2 ? "0" : "") + code
            case _ where !scalar.isASCII && Bool.random(using: &generator):
                result += "\\U" + String(repeating: "0", count: 8 - code.count) + code
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + quote
    }

    var json: String {
        switch self {
        case .number(let number): "\(number)"
        case .word(_, let json): json
        case .text(let text): Self.jsonQuoted(text)
        case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
        case .dictionary(let pairs):
            "{" + pairs.map { Self.jsonQuoted($0) + ":" + $1.json }.joined(separator: ",") + "}"
        }
    }

    private static func jsonQuoted(_ text: String) -> String {
        let escapes: [Character: String] = ["\"": "\\\"", "\\": "\\\\", "\n": "\\u000a", "\u{1}": "\\u0001"]
        return "\"" + text.map { escapes[$0] ?? String($0) }.joined() + "\""
    }
}
