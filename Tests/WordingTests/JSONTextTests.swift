import Foundation
import TestSupport
import Testing

@testable import Wording

@Suite("JSON text")
struct JSONTextTests {
    @Test("members keep their order, on one line")
    func compact() {
        let json: JSONText = ["b": 1, "a": [nil, true, 0.1, "x"], "empty": [], "none": [:]]
        #expect(json.compact == #"{"b":1,"a":[null,true,0.1,"x"],"empty":[],"none":{}}"#)
    }

    @Test("a document is indented, with what is short on one line")
    func document() {
        let long = String(repeating: "x", count: 180)
        let json: JSONText = ["short": [1, 2], "long": [.string(long), ["k": "v"]], "none": []]
        #expect(
            json.document == """
                {
                  "short": [1,2],
                  "long": [
                    "\(long)",
                    {"k":"v"}
                  ],
                  "none": []
                }

                """)
        #expect(JSONText.array([]).document == "[]\n")
        #expect(JSONText.string("x").document == "\"x\"\n")
    }

    @Test(
        "numbers are short, and what is no number is null",
        arguments: [
            (0.1, "0.1"), (1, "1.0"), (1.0 / 3, "0.3333333333333333"), (1e-9, "1e-09"), (-0.0, "-0.0"), (.nan, "null"),
            (.infinity, "null"),
        ])
    func numbers(value: Double, text: String) {
        #expect(JSONText.number(value).compact == text)
    }

    @Test("numbers read back as the same value", arguments: 0..<200)
    func numbersReadBack(seed: Int) throws {
        var random = HostileText(seed: seed)
        let value = Double(bitPattern: random.next())
        guard value.isFinite else { return }
        let back = try JSONDecoder().decode([Double].self, from: Data(JSONText.array([.number(value)]).compact.utf8))
        #expect(back == [value])
    }

    @Test("a text is written as its characters are, one by one", arguments: 0..<200) func runs(seed: Int) {
        var random = HostileText(seed: seed)
        let text = random.next(length: seed % 40)
        // By bytes: a mark joins the quote before it.
        let parts = text.unicodeScalars.flatMap { JSONText.string(String($0)).compact.utf8.dropFirst().dropLast() }
        #expect(Array(JSONText.string(text).compact.utf8) == [0x22] + parts + [0x22])
    }

    @Test("what could harm is escaped, what is harmless stays")
    func escaping() {
        let text =
            "q\" b\\ n\n r\r t\t esc\u{1B} del\u{7F} csi\u{9B} rlo\u{202E} ls\u{2028} ps\u{2029} bom\u{FEFF} "
            + "tag\u{E0041} é 量 🧪 /"
        #expect(
            JSONText.string(text).compact
                == #""q\" b\\ n\n r\r t\t esc\u001b del\u007f csi\u009b rlo\u202e ls\u2028 ps\u2029 bom\ufeff "#
                + #"tag\udb40\udc41 é 量 🧪 /""#
        )
    }

    @Test("every text reads back unchanged, as value and as key", arguments: 0..<200)
    func readsBack(seed: Int) throws {
        var random = HostileText(seed: seed)
        let text = random.next(length: 50)
        for written in [
            JSONText.object([.init(text, .string(text))]).compact,
            JSONText.object([.init(text, .string(text))]).document,
        ] {
            let back = try JSONDecoder().decode([String: String].self, from: Data(written.utf8))
            #expect(back.first.map { Array($0.key.unicodeScalars) } == Array(text.unicodeScalars))
            #expect(back.first.map { Array($0.value.unicodeScalars) } == Array(text.unicodeScalars))
        }
    }

    @Test("what is absent is null")
    func absent() {
        #expect(
            JSONText(nil as Double?) == .null && JSONText(nil as Int?) == .null && JSONText(nil as String?) == .null)
        #expect(JSONText(0.5) == 0.5 && JSONText(3 as Int?) == 3 && JSONText("a" as String?) == "a")
        #expect(JSONText(["a", "b"]).compact == #"["a","b"]"#)
    }
}
