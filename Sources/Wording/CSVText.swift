/// Cells of tables that people open with a spreadsheet (RFC 4180).
public enum CSVText {
    /// A cell on one line. What a spreadsheet would take for a formula gets an apostrophe before it.
    public static func field(_ text: String) -> String {
        var safe = SafeText.line(text)
        if let first = safe.utf8.first,
            [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")].contains(first)
        {
            safe = "'" + safe
        }
        let needsQuotes = safe.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
        guard needsQuotes else { return safe }
        // By bytes: a mark behind a quotation mark makes one character of both, which is no quotation mark.
        let doubled = safe.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }
}
