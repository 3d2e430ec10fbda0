/// The identifiers of papers, brought into one form.
public enum PaperIdentifier {
    /// An identifier without what does not identify: for arXiv papers, however they are written, the number alone (`2412.07730`,
    /// `cs/0112017`), without address and version; others are only trimmed. Nil where nothing is left.
    ///
    ///     PaperIdentifier.normalized("http://arxiv.org/abs/2412.07730v2")   // "2412.07730"
    public static func normalized(_ text: String) -> String? {
        let trimmed = PaperText.singleSpaced(text)
        guard !trimmed.isEmpty else { return nil }
        var rest = trimmed[...]
        let lowered = trimmed.lowercased()
        for prefix in prefixes where lowered.hasPrefix(prefix) {
            rest = trimmed.dropFirst(prefix.count)
            break
        }
        if rest.lowercased().hasSuffix(".pdf") { rest = rest.dropLast(4) }
        return arXivNumber(String(rest)) ?? trimmed
    }

    /// Whether an identifier in its one form is the number of an arXiv paper.
    ///
    ///     PaperIdentifier.isArXiv("2412.07730")   // true
    public static func isArXiv(_ id: String) -> Bool { arXivNumber(id) == id }

    private static let prefixes: [String] = {
        let hosts = ["arxiv.org", "www.arxiv.org", "export.arxiv.org"]
        let addresses = hosts.flatMap { host in ["http://", "https://", ""].flatMap { ["\($0)\(host)/abs/", "\($0)\(host)/pdf/"] } }
        return addresses + ["https://huggingface.co/papers/", "oai:arxiv.org:", "arxiv:"]
    }()

    /// The number of an arXiv paper without version, or nil where the text is none.
    private static func arXivNumber(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        let unversioned = withoutVersion(bytes)
        let parts = unversioned.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isArXiv: Bool
        switch parts.count {
        case 1:
            let halves = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            isArXiv = halves.count == 2 && halves[0].count == 4 && (4...5).contains(halves[1].count) && halves.allSatisfy(isDigits)
        case 2: isArXiv = parts[1].count == 7 && isDigits(parts[1]) && isArchive(parts[0])
        default: isArXiv = false
        }
        return isArXiv ? String(decoding: unversioned, as: UTF8.self) : nil
    }

    private static func withoutVersion(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard let mark = bytes.lastIndex(of: UInt8(ascii: "v")), mark + 1 < bytes.count, isDigits(bytes[(mark + 1)...]) else {
            return bytes[...]
        }
        return bytes[..<mark]
    }

    private static func isDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// An archive of the old scheme: `cs`, `astro-ph`, `math.GT`.
    private static func isArchive(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") || $0 == 0x2D || $0 == 0x2E }
    }
}
