/// The identifier of a paper of arXiv: its number, and where it is said the version.
///
/// Since April 2007 a number is `YYMM.NNNN` or `YYMM.NNNNN`; before, it was an archive with or
/// without subject class and seven digits, `hep-th/9901001`, `math.GT/0309136`. arXiv reads the
/// letters in any case and writes archives in lower case, subject classes of two letters in upper
/// case. The number counts within the archive alone: `math/0309136` and `math.GT/0309136` are one
/// paper.
///
/// Source: "Understanding the arXiv identifier",
/// <https://info.arxiv.org/help/arxiv_identifier.html>.
///
///     ArXivIdentifier("math.gt/0309137v2")?.number   // "math.GT/0309137"
public struct ArXivIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// The number as arXiv writes it, without version.
    public let number: String
    /// The version, at least 1, where it is said.
    public let version: Int?

    /// The identifier that a text is, without address or anything else around it; nil where it is none.
    public init?(_ text: String) { self.init(bytes: Array(text.utf8)[...]) }

    /// The identifier in a text as people write it: alone, behind `arXiv:`, in an address of arXiv
    /// or of a site that has its papers by their numbers, or as the DOI that arXiv assigns
    /// (`10.48550/arXiv.2412.07730`).
    public init?(written text: String) {
        let bytes = Array(text.utf8)[...]
        // The plain number is by far the most frequent.
        if let plain = Self(bytes: bytes) {
            self = plain
            return
        }
        guard let rest = Self.afterPrefix(bytes) else { return nil }
        // What follows in an address: `?context=cs`, `#S2`, a closing slash.
        var part = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        if part.last == UInt8(ascii: "/") { part.removeLast() }
        if IdentifierText.lowered(part.suffix(4)).elementsEqual(".pdf".utf8) { part = part.dropLast(4) }
        self.init(bytes: part)
    }

    private init?(bytes: ArraySlice<UInt8>) {
        let (part, version) = Self.partedVersion(bytes)
        guard let number = Self.newNumber(part) ?? Self.oldNumber(part) else { return nil }
        (self.number, self.version) = (number, version)
    }

    /// The number with its version, where it is said.
    public var description: String { version.map { "\(number)v\($0)" } ?? number }

    /// The address of the abstract page.
    public var address: String { "https://arxiv.org/abs/\(self)" }

    /// What tells one paper from another: the number without subject class.
    public var key: String {
        guard let point = number.firstIndex(of: "."), let slash = number.firstIndex(of: "/") else { return number }
        return String(number[..<point] + number[slash...])
    }
}

// MARK: - Grammar

extension ArXivIdentifier {
    /// A text without the version at its end: `v` and up to three digits that do not begin with 0.
    private static func partedVersion(_ bytes: ArraySlice<UInt8>) -> (number: ArraySlice<UInt8>, version: Int?) {
        guard let mark = bytes.lastIndex(where: { $0 | 0x20 == UInt8(ascii: "v") }) else { return (bytes, nil) }
        let digits = bytes[(mark + 1)...]
        guard digits.count <= 3, digits.first != UInt8(ascii: "0"), IdentifierText.areDigits(digits) else {
            return (bytes, nil)
        }
        return (bytes[..<mark], digits.reduce(0) { $0 * 10 + Int($1) - 0x30 })
    }

    private static func newNumber(_ bytes: ArraySlice<UInt8>) -> String? {
        guard (9...10).contains(bytes.count) else { return nil }
        let point = bytes.startIndex + 4
        guard bytes[point] == UInt8(ascii: "."), IdentifierText.areDigits(bytes[..<point]) else { return nil }
        return IdentifierText.areDigits(bytes[(point + 1)...]) ? String(decoding: bytes, as: UTF8.self) : nil
    }

    private static func oldNumber(_ bytes: ArraySlice<UInt8>) -> String? {
        guard (10...28).contains(bytes.count) else { return nil }
        let slash = bytes.endIndex - 8
        guard bytes[slash] == UInt8(ascii: "/"), IdentifierText.areDigits(bytes[(slash + 1)...]) else { return nil }
        let names = IdentifierText.lowered(bytes[..<slash]).split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let archive = names.first, archives.contains(String(decoding: archive, as: UTF8.self)) else { return nil }
        guard let name = archiveName(names) else { return nil }
        return name + String(decoding: bytes[slash...], as: UTF8.self)
    }

    /// The archive with its subject class, as arXiv writes them.
    private static func archiveName(_ names: [ArraySlice<UInt8>]) -> String? {
        let archive = String(decoding: names[0], as: UTF8.self)
        if names.count == 1 { return archive }
        guard names.count == 2, names[1].count >= 2 else { return nil }
        guard names[1].allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }) else { return nil }
        let subject = String(decoding: names[1], as: UTF8.self)
        return "\(archive).\(subject.count == 2 ? subject.uppercased() : subject)"
    }

    /// The archives that had numbers of the old form; there will be no more of them.
    private static let archives: Set<String> = [
        "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph",
        "cmp-lg", "comp-gas",
        "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math", "math-ph",
        "mtrl-th", "nlin",
        "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "quant-ph", "solv-int", "supr-con",
    ]
}

// MARK: - What stands before a number

extension ArXivIdentifier {
    private static let schemes = ["http://", "https://"].map { Array($0.utf8) }
    private static let hosts = [
        "arxiv.org", "www.arxiv.org", "export.arxiv.org", "huggingface.co", "alphaxiv.org", "www.alphaxiv.org",
    ].map { Array($0.utf8) }
    private static let folders = ["/abs/", "/pdf/", "/html/", "/papers/"].map { Array($0.utf8) }
    private static let labels = ["oai:arxiv.org:", "arxiv:", "arxiv."].map { Array($0.utf8) }

    private static func afterPrefix(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        // Each of them begins with one of these letters, a DOI with the number 10 or its own address.
        guard let first = bytes.first, "hwaeodiu1HWAEODIU".utf8.contains(first), !isOfOtherHost(bytes) else {
            return nil
        }
        let start = IdentifierText.lowered(bytes.prefix(48))
        if let length = prefixLength(start[...]) { return bytes.dropFirst(length).drop { $0 == 0x20 } }
        let name = DOI.withoutAddress(bytes)
        return IdentifierText.lowered(name.prefix(DOI.arXivPrefix.count)) == DOI.arXivPrefix
            ? name.dropFirst(DOI.arXivPrefix.count) : nil
    }

    /// Whether the text is an address of a host that begins as none of arXiv's papers and of DOIs does: most are.
    private static func isOfOtherHost(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let scheme = schemes.first(where: { bytes.starts(with: $0) }) else { return false }
        guard let first = bytes.dropFirst(scheme.count).first else { return true }
        return first > 0x20 && !"aewhdui1AEWHDUI".utf8.contains(first)
    }

    /// The length of what stands before the number, in lower case; nil where it is nothing that is known.
    private static func prefixLength(_ start: ArraySlice<UInt8>) -> Int? {
        let scheme = schemes.first { start.starts(with: $0) }?.count ?? 0
        let address = start.dropFirst(scheme)
        if let host = hosts.first(where: { address.starts(with: $0) })?.count {
            let path = address.dropFirst(host)
            if let folder = folders.first(where: { path.starts(with: $0) })?.count { return scheme + host + folder }
        }
        return labels.first { start.starts(with: $0) }?.count
    }
}
