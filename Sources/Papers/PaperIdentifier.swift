/// The identifiers of papers, brought into one form.
public enum PaperIdentifier {
    /// An identifier without what does not identify: for arXiv papers, however they are written, the number alone (`2412.07730`,
    /// `cs/0112017`), without address and version; others are only trimmed. Nil where nothing is left.
    ///
    ///     PaperIdentifier.normalized("http://arxiv.org/abs/2412.07730v2")   // "2412.07730"
    public static func normalized(_ text: String) -> String? {
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return trimmed.isEmpty ? nil : arXiv(trimmed) ?? trimmed
    }

    /// The number of an arXiv paper, from the forms that ``normalized(_:)`` knows and the identifiers that arXiv registers
    /// (`10.48550/arXiv.2412.07730`); nil for what is none.
    ///
    /// Forms: <https://info.arxiv.org/help/arxiv_identifier.html>
    package static func arXiv(_ text: String) -> String? {
        let bytes = Array(text.utf8)[...]
        // The plain number is by far the most frequent.
        if let number = arXivNumber(bytes) { return number }
        guard let rest = afterPrefix(bytes) else { return nil }
        // What follows in an address: `?context=cs`, `#S2`, a closing slash.
        var part = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        if part.last == UInt8(ascii: "/") { part.removeLast() }
        if lowered(part.suffix(4)).elementsEqual(".pdf".utf8) { part = part.dropLast(4) }
        return arXivNumber(part)
    }

    /// Whether a paper may be new on a day, by its number of arXiv: numbers name the month in which they were given, and papers are announced in that
    /// month or the next. False for identifiers that name no month.
    ///
    /// Form: <https://info.arxiv.org/help/arxiv_identifier.html>
    package static func isNew(_ id: String, on day: CalendarDay) -> Bool {
        let digits = id.utf8.prefix { $0 != UInt8(ascii: ".") }.map { Int($0) - 48 }
        guard isArXiv(id), digits.count == 4, digits.allSatisfy((0...9).contains) else { return false }
        let (year, month, _) = day.civil
        let age = (year - 2000) * 12 + month - ((digits[0] * 10 + digits[1]) * 12 + digits[2] * 10 + digits[3])
        return age == 0 || age == 1
    }

    /// The digital object identifier in a text, in lower case and without address; nil for what is none.
    ///
    /// Form: <https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html>. Where several are given, the first is taken.
    ///
    ///     PaperIdentifier.doi("https://doi.org/10.1103/PhysRevD.76.013009")   // "10.1103/physrevd.76.013009"
    package static func doi(_ text: String) -> String? {
        var name = lowered(Array(text.utf8)[...])[...].drop { $0 == 0x20 }
        if name.first != UInt8(ascii: "1"), let prefix = doiPrefixes.first(where: { name.starts(with: $0) }) {
            name = name.dropFirst(prefix.count).drop { $0 == 0x20 }
        }
        name = name.prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") }
        if name.last == UInt8(ascii: ",") { name.removeLast() }
        guard name.starts(with: Self.doiStart), let slash = name.firstIndex(of: UInt8(ascii: "/")), slash + 1 < name.endIndex else {
            return nil
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// Whether an identifier in its one form is the number of an arXiv paper.
    ///
    ///     PaperIdentifier.isArXiv("2412.07730")   // true
    public static func isArXiv(_ id: String) -> Bool { arXivNumber(Array(id.utf8)[...]) == id }

    /// The identifier of a submission in an address of OpenReview, `https://openreview.net/forum?id=…`.
    package static func openReview(_ address: String) -> String? {
        guard let host = address.firstRange(of: "openreview.net/"), let mark = address[host.upperBound...].firstRange(of: "id=") else {
            return nil
        }
        let id = address[mark.upperBound...].prefix { $0 != "&" && $0 != "#" && $0 != " " }
        return id.isEmpty ? nil : String(id)
    }

    private static let doiStart = Array("10.".utf8)

    private static let doiPrefixes = [
        "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "https://www.doi.org/", "doi.org/", "doi:",
    ].map { Array($0.utf8) }

    private static let prefixes: [[UInt8]] = {
        let hosts = ["arxiv.org", "www.arxiv.org", "export.arxiv.org", "huggingface.co", "alphaxiv.org", "www.alphaxiv.org"]
        let folders = ["/abs/", "/pdf/", "/html/", "/papers/"]
        let addresses = hosts.flatMap { host in ["http://", "https://", ""].flatMap { scheme in folders.map { scheme + host + $0 } } }
        let dois = (doiPrefixes + [[]]).map { $0 + Array("10.48550/arxiv.".utf8) }
        return dois + (addresses + ["oai:arxiv.org:", "arxiv:", "arxiv."]).map { Array($0.utf8) }
    }()

    private static func afterPrefix(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        // Each of them begins with one of these letters, or with the number 10.
        guard let first = bytes.first, "hwaeod1HWAEOD".utf8.contains(first) else { return nil }
        let start = lowered(bytes.prefix(48))
        guard let prefix = prefixes.first(where: { start.starts(with: $0) }) else { return nil }
        return bytes.dropFirst(prefix.count).drop { $0 == 0x20 }
    }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }

    /// The number of an arXiv paper without version, or nil where the text is none.
    private static func arXivNumber(_ bytes: ArraySlice<UInt8>) -> String? {
        let number = withoutVersion(bytes)
        guard (9...24).contains(number.count) else { return nil }
        let dot = number.startIndex + 4
        if number[dot] == UInt8(ascii: "."), isDigits(number[..<dot]) {
            let right = number[(dot + 1)...]
            return right.count <= 5 && isDigits(right) ? String(decoding: number, as: UTF8.self) : nil
        }
        guard let slash = number.firstIndex(of: UInt8(ascii: "/")), number.endIndex - slash == 8 else { return nil }
        guard isDigits(number[(slash + 1)...]), isArchive(number[..<slash]) else { return nil }
        return String(decoding: number, as: UTF8.self)
    }

    private static func withoutVersion(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let mark = bytes.lastIndex(of: UInt8(ascii: "v")), mark + 1 < bytes.endIndex, isDigits(bytes[(mark + 1)...]) else {
            return bytes
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
