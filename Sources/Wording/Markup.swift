/// Elements of HTML and XML: names and attributes of our own, and text of unknown origin that stays text.
///
/// All that is made here is well-formed XML, HTML pages too, so that any XML parser can check it.
package enum Markup {
    /// The longest text of unknown origin that is shown, in columns.
    package static let longestText = 300

    /// Text of unknown origin on one line, harmless as in `SafeText`, with the five characters that
    /// markup gives a meaning to escaped, and cut where it is longer than `limit` columns.
    package static func text(_ text: String, limit: Int = longestText) -> String {
        escaped(DisplayWidth.fitted(SafeText.line(text), to: limit))
    }

    /// An element with content that is markup already.
    package static func element(_ name: String, _ attributes: KeyValuePairs<String, String>, _ content: String)
        -> String
    {
        "<\(name)\(list(attributes))>\(content)</\(name)>"
    }

    /// An element that has no content.
    package static func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) -> String {
        "<\(name)\(list(attributes))/>"
    }

    /// A coordinate: at most one decimal, and none that is zero.
    package static func number(_ value: Double) -> String {
        let text = Figures.fixed(value, decimals: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func list(_ attributes: KeyValuePairs<String, String>) -> String {
        var result = ""
        for (name, value) in attributes { result += " \(name)=\"\(escaped(value))\"" }
        return result
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "\""): result += "&quot;".utf8
            case UInt8(ascii: "'"): result += "&#39;".utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}
