/// Topics as a person writes them in one line: `efficiency, "Text, speech", agents`.
///
/// Commas part them. Within double quotes a comma is one of the name, and two quotes stand for one, as in a table
/// (RFC 4180). Without quotes a name may have commas too: then as many parts as together call a topic are one.
public struct TopicList: Hashable, Sendable {
    /// What stands between two commas, without blanks around it.
    struct Part: Hashable, Sendable {
        var text: String
        /// Whether it stood in quotes: then it is a name of its own.
        var isQuoted: Bool
    }

    let parts: [Part]

    /// The topics of a line. O(bytes).
    public init(_ line: String) {
        var parts: [Part] = []
        var (part, isQuoted, isOpen): ([UInt8], Bool, Bool) = ([], false, false)
        func end() {
            let blank = UInt8(ascii: " ")
            let rest = part.drop { $0 == blank }
            let text = rest.dropLast(rest.reversed().prefix { $0 == blank }.count)
            parts.append(Part(text: String(decoding: isQuoted ? part[...] : text, as: UTF8.self), isQuoted: isQuoted))
            (part, isQuoted) = ([], false)
        }
        for byte in line.utf8 {
            switch byte {
            case UInt8(ascii: "\"") where isQuoted:
                // The second of two within quotes is one of the name.
                if !isOpen { part.append(byte) }
                isOpen.toggle()
            case UInt8(ascii: "\"") where part.allSatisfy({ $0 == UInt8(ascii: " ") }):
                (part, isQuoted, isOpen) = ([], true, true)
            case UInt8(ascii: ",") where !isOpen: end()
            // What stands between a closing quote and the next comma is blank.
            case UInt8(ascii: " ") where isQuoted && !isOpen: continue
            default: part.append(byte)
            }
        }
        end()
        self.parts = parts
    }

    /// Topics of which each is called by one of its names.
    public init(names: [String]) { parts = names.map { Part(text: $0, isQuoted: true) } }
}
