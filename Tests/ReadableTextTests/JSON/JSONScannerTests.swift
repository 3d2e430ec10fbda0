import Testing

@testable import ReadableText

@Suite struct JSONScannerTests {
    private func failure(_ text: String) -> JSONError? {
        var scanner = JSONScanner(Array(text.utf8))
        do {
            try scanner.skipValue()
            try scanner.finish()
            return nil
        } catch { return error }
    }

    @Test("keys of any length, with anything in them and around them", arguments: 0...40) func keys(length: Int) throws
    {
        let key = String(repeating: "k", count: length)
        for (begin, end) in [("", ""), ("é", ""), ("", "é"), ("", #"\n"#), (#"\""#, ""), ("a  b", "")] {
            let name = begin + key + end
            for gap in ["", " "] {
                let text = "{\(gap)\"\(name)\"\(gap):1,\(gap)\"\(name)\":\"\(key)\"\(gap)}"
                var scanner = JSONScanner(Array(text.utf8))
                try scanner.beginObject()
                let first = try #require(try scanner.nextKey())
                #expect(scanner.string(first) == name.replacing(#"\n"#, with: "\n").replacing(#"\""#, with: "\""))
                #expect(first.isEscaped == name.contains("\\") && (!first.isPlain || begin == "" && end == ""))
                #expect(try scanner.readInteger() == 1)
                #expect(try scanner.nextKey()?.range.count == first.range.count)
                #expect(try scanner.readString() == key)
                #expect(try scanner.nextKey() == nil)
                try scanner.finish()
            }
        }
        for bad in [
            "{,\"\(key)\":1}", "{\"\(key)\":1 \"\(key)\":2}", "{\"\(key)\u{1}\":1}", "{\"\(key)\" 1}",
            "{\"\(key)\":1,}",
        ] {
            var scanner = JSONScanner(Array(bad.utf8))
            #expect(throws: JSONError.self, "\(bad)") {
                try scanner.beginObject()
                while try scanner.nextKey() != nil { try scanner.skipValue() }
            }
        }
    }

    @Test("pulls what is asked for and steps over the rest") func pullsWhatIsAskedForAndStepsOverTheRest() throws {
        var scanner = JSONScanner(
            Array(#" {"skip": [1, {"a": "]}"}, null], "title": "Nets", "n": 12, "ok": true, "last": {}} "#.utf8))
        var found: [String: String] = [:]
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
            switch scanner.string(key) {
            case "title": found["title"] = try scanner.readString()
            case "n": found["n"] = try scanner.readInteger().map(String.init)
            case "ok": found["ok"] = "\(try scanner.readBoolean())"
            default: try scanner.skipValue()
            }
        }
        try scanner.finish()
        #expect(found == ["title": "Nets", "n": "12", "ok": "true"])
    }

    @Test("elements of arrays") func elementsOfArrays() throws {
        var scanner = JSONScanner(Array("[1, [2, 3], []]".utf8))
        var sum = 0
        try scanner.beginArray()
        while try scanner.nextElement() {
            if try scanner.peekKind() == .number {
                sum += try scanner.readInteger() ?? 0
            } else {
                try scanner.beginArray()
                while try scanner.nextElement() { sum += try scanner.readInteger() ?? 0 }
            }
        }
        #expect(sum == 6)
    }

    @Test(
        "strings",
        arguments: [
            (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\n\t\r\b\f""#, "\n\t\r\u{8}\u{C}"), (#""\u00e9\u4E2D""#, "é中"),
            (#""\ud83d\ude42!""#, "🙂!"),
            (#""\ud83d""#, "\u{FFFD}"), (#""\ude42x""#, "\u{FFFD}x"), (#""\ud83dA""#, "\u{FFFD}A"),
            (#""\ud83d\ud83d\ude42""#, "\u{FFFD}🙂"),
            (#""\u0000""#, "\0"), (#""""#, ""),
            (#""plain text of more than eight bytes, é""#, "plain text of more than eight bytes, é"),
        ]) func strings(_ json: String, _ expected: String) throws
    {
        var scanner = JSONScanner(Array(json.utf8))
        #expect(try scanner.readString() == expected)
        try scanner.finish()
    }

    @Test(
        "integers",
        arguments: [
            ("0", 0), ("-7", -7), ("12.0", 12), ("1.5", nil), ("1e3", 1000), ("99999999999999999999", nil), ("-0", 0),
        ])
    func integers(_ json: String, _ expected: Int?) throws {
        var scanner = JSONScanner(Array(json.utf8))
        #expect(try scanner.readInteger() == expected)
    }

    @Test(
        "errors name place and reason",
        arguments: [
            ("", JSONError.Reason.unexpectedEnd, 0), ("{", .unexpectedEnd, 1), (#"{"a""#, .unexpectedEnd, 4),
            (#"{"a":"b"#, .unexpectedEnd, 7),
            (#"{"a":1,"#, .unexpectedEnd, 7), ("tru", .unexpectedEnd, 3), ("-", .unexpectedEnd, 1),
            ("1.", .unexpectedEnd, 2),
            (#""\"#, .unexpectedEnd, 2), (#""\u12"#, .unexpectedEnd, 5),
            ("01", .badNumber, 0), ("1.x", .badNumber, 0), ("-x", .badNumber, 0), ("1e+]", .badNumber, 0),
            (#""\x""#, .badEscape, 1), (#""\u12G4""#, .badEscape, 1), ("\"a\u{1}\"", .controlCharacter(1), 2),
            ("\"12345678\n\"", .controlCharacter(10), 9),
            ("[1 2]", .expected("',' or ']'", found: 0x32), 3), ("{1:2}", .expected("a key in quotes", found: 0x31), 1),
            (#"{"a" 1}"#, .expected("':'", found: 0x31), 5), ("[1,]", .expected("a value", found: 0x5D), 3),
            ("1 2", .trailing(0x32), 2),
            ("nul!", .expected("null", found: 0x21), 3), ("'a'", .expected("a value", found: 0x27), 0),
        ]) func errorsNamePlaceAndReason(_ json: String, _ reason: JSONError.Reason, _ offset: Int)
    {
        #expect(failure(json) == JSONError(reason: reason, offset: offset))
    }

    @Test("nesting is bounded") func nestingIsBounded() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(failure(nested(256)) == nil)
        #expect(failure(nested(257)) == JSONError(reason: .tooDeep(limit: 256), offset: 256))
        #expect(failure(String(repeating: "[", count: 1_000_000))?.reason == .tooDeep(limit: 256))
    }

    @Test("offsets count from the range") func offsetsCountFromTheRange() {
        let bytes = Array("xx[1,]yy".utf8)
        var scanner = JSONScanner(bytes, 2..<6)
        #expect(throws: JSONError(reason: .expected("a value", found: 0x5D), offset: 3)) { try scanner.skipValue() }
    }

    @Test("messages") func messages() {
        #expect("\(JSONError(reason: .expected("':'", found: 0x31), offset: 4))" == "expected ':', found '1' at byte 5")
        #expect("\(JSONError(reason: .unexpectedEnd, offset: 4))" == "the JSON ends in the middle at byte 5")
    }
}
