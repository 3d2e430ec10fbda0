import Papers
import Wording

/// Headers of e-mail: ASCII, folded, and nothing in a text can begin another header (RFC 5322;
/// encoded words by RFC 2047).
enum MailHeader {
    /// The recommended length of a line.
    private static let lineLength = 76
    /// How many bytes an encoded word holds, so that it fits beside the name of any of our headers;
    /// RFC 2047 allows words of 75 characters.
    private static let wordBytes = 39

    /// `Name: words`, folded at spaces; as encoded words where the text is not plain ASCII or holds
    /// a word that is too long for a line.
    static func unstructured(_ name: String, _ text: String) -> String {
        let line = DisplayWidth.fitted(SafeText.line(text), to: 400)
        let isPlain = line.utf8.allSatisfy { $0 < 0x7F } && !line.contains("=?")
        let words = line.split(separator: " ").map(String.init)
        let room = lineLength - name.utf8.count - 2
        return folded(name, isPlain && words.allSatisfy { $0.utf8.count <= room } ? words : encodedWords(line))
    }

    /// `Name: address, address`; names for people are encoded words or quoted.
    static func addresses(_ name: String, _ addresses: [MailAddress]) -> String {
        var words: [String] = []
        for (index, address) in addresses.enumerated() {
            let end = index < addresses.count - 1 ? "," : ""
            if !address.name.isEmpty { words += phrase(address.name) }
            words.append((address.name.isEmpty ? address.address : "<\(address.address)>") + end)
        }
        return folded(name, words)
    }

    /// `Date: Thu, 11 Dec 2025 00:00:00 +0000`: the beginning of a day.
    static func date(_ day: CalendarDay) -> String {
        let civil = day.civil
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday - 1]
        let year = String(repeating: "0", count: max(0, 4 - String(civil.year).count)) + String(civil.year)
        return "Date: \(weekday), \(civil.day) \(PeriodPhrases.month(civil.month)) \(year) 00:00:00 +0000"
    }

    private static func phrase(_ name: String) -> [String] {
        let line = DisplayWidth.fitted(name, to: 100)
        let isPlain = line.utf8.allSatisfy { $0 < 0x7F } && !line.contains("=?") && line.utf8.count <= 60
        guard isPlain else { return encodedWords(line) }
        return ["\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""]
    }

    private static func folded(_ name: String, _ words: [String]) -> String {
        var lines = ["\(name):"]
        for word in words {
            if lines[lines.count - 1].utf8.count + 1 + word.utf8.count > lineLength,
                lines[lines.count - 1] != "\(name):"
            {
                lines.append("")
            }
            lines[lines.count - 1] += " " + word
        }
        return lines.joined(separator: "\r\n")
    }

    /// Encoded words of whole characters each; a reader leaves out the spaces between them.
    private static func encodedWords(_ text: String) -> [String] {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > wordBytes { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Base64.encoded($0))?=" }
    }
}
