/// Fits lines that state a command's usage to a width: the parser breaks all lines of a help but these.
enum UsageLines {
    /// The text with its lines of usage broken between options, what goes on below the command's name.
    static func wrapped(_ text: String, to width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                guard line.hasPrefix("USAGE: ") || line.hasPrefix("Usage: "), line.utf8.count > width else {
                    return String(line)
                }
                return wrapped(line, to: width)
            }
            .joined(separator: "\n")
    }

    private static func wrapped(_ line: Substring, to width: Int) -> String {
        let indent = String(repeating: " ", count: "USAGE: ".utf8.count + 2)
        var lines = [""]
        for part in parts(of: line) {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = part
            } else if last.utf8.count + 1 + part.utf8.count <= width || last == indent {
                lines[lines.count - 1] += (last == indent ? "" : " ") + part
            } else {
                lines.append(indent + part)
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The words of a line, those between brackets together.
    private static func parts(of line: Substring) -> [String] {
        var (parts, depth) = ([String](), 0)
        for word in line.split(separator: " ") {
            if depth > 0 { parts[parts.count - 1] += " " + word } else { parts.append(String(word)) }
            depth = max(0, depth + word.count { $0 == "[" } - word.count { $0 == "]" })
        }
        return parts
    }
}
