public import Papers

extension Taxonomy {
    /// The taxonomy as YAML, which `Taxonomy(yaml:)` reads back as the same topics; version 1.
    public var yaml: String { yaml(saying: []) }

    /// The same behind lines that only people read.
    ///
    /// - Parameter comments: what the lines say; what would end a line, or does not show, is a blank.
    public func yaml(saying comments: [String]) -> String {
        var lines = comments.map { $0.isEmpty ? "#" : "# " + YAMLText.comment($0) }
        if topics.isEmpty, retired.isEmpty {
            return (lines + ["version: 1", "topics: []"]).joined(separator: "\n") + "\n"
        }
        lines += ["version: 1", "topics:"]
        for topic in topics { lines += topic.yamlLines(isRetired: false) }
        for topic in retired { lines += topic.yamlLines(isRetired: true) }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Topic {
    /// The lines of the topic in a taxonomy: the dash of its entry stands behind so many blanks.
    func yamlLines(isRetired: Bool, indent: Int = 2) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var fields = ["slug: \(YAMLText.scalar(slug))", "name: \(YAMLText.scalar(name))"]
        if isRetired { fields.append(Self.retiredField) }
        if !definition.isEmpty { fields.append("definition: \(YAMLText.scalar(definition))") }
        fields += Self.field("aliases", aliases) + Self.field("cues", cues)
        return zip(0..., fields).map { margin + ($0 == 0 ? "- " : "  ") + $1 }
    }

    static let retiredField = "retired: true"

    /// A field that lists texts, its key at the margin; no line where there are none.
    static func field(_ key: String, _ values: [String]) -> [String] {
        values.isEmpty ? [] : ["\(key):"] + values.map { "  - \(YAMLText.scalar($0))" }
    }

    /// The field of the name.
    static func nameField(_ name: String) -> String { "name: \(YAMLText.scalar(name))" }
}

/// Texts in YAML (https://yaml.org/spec/1.1/).
private enum YAMLText {
    /// A text on one line: as it is where it can mean nothing else, else in double quotes, in which what does not show
    /// is escaped.
    static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            // The parser takes it for the end.
            case "\0": result += "\u{FFFD}"
            case _ where isShown(scalar): result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = scalar.value > 0xFFFF ? 8 : 4
                result +=
                    (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.utf8.count) + digits
            }
        }
        return result + "\""
    }

    /// A text on one line.
    static func comment(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isShown($0) ? $0 : " " }))
    }

    /// Whether it is words of letters, digits and hyphens with a blank between two, and none of YAML's own.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isWord(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        guard let first = bytes.first, let last = bytes.last, isWord(last), isWord(first), first > 0x39 else {
            return false
        }
        let others = bytes.allSatisfy { isWord($0) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
        return others && !ownWords.contains(text.lowercased())
    }

    /// Words that are no texts without quotes.
    private static let ownWords: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
