/// The collections whose identifiers say by themselves what they name, in whatever listing they
/// stand.
///
/// Only forms that hardly anything else has are taken for one: of a doubtful identifier nothing is
/// lost where it is held to belong to its listing, and two papers may be lost where it is not. So
/// mere numbers are no identifiers of PubMed or of Semantic Scholar's corpus, unless their name
/// stands before them, and `P17-1001` is none of the ACL Anthology, though it was once its form.
public enum IdentifierScheme: String, Sendable, Hashable, CaseIterable {
    /// `2412.07730`, `math.GT/0309136`; see ``ArXivIdentifier``.
    case arXiv = "arxiv"
    /// `10.1103/physrevd.76.013009`; see ``DOI``.
    case doi
    /// An address of the web.
    case address
    /// A hash of Semantic Scholar, 40 hexadecimal digits, or `CorpusId:215416146`
    /// (<https://api.semanticscholar.org/api-docs/>).
    case semanticScholar = "s2"
    /// `W2741809807`, with or without address (<https://docs.openalex.org/>).
    case openAlex = "openalex"
    /// `2020.acl-main.463` (<https://aclanthology.org/info/ids/>).
    case acl
    /// `conf/nips/VaswaniSPUJGKP17`, with or without `DBLP:` (<https://dblp.org/faq/>).
    case dblp
    /// `PMID:31452104`, `PMC6774345`.
    case pubMed = "pubmed"

    /// The scheme of an identifier; nil for one that belongs to whatever listing it stands in.
    public init?(_ id: String) {
        let bytes = Array(id.utf8)[...]
        guard Self.mayHaveOne(bytes), let found = Self.allCases.first(where: { $0.has(id, bytes) }) else { return nil }
        self = found
    }

    /// Whether an identifier has what every form has: a sign, the length of a hash, or the letter with which it begins.
    /// The numbers and names of most listings have nothing of it.
    private static func mayHaveOne(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.count == 40 || bytes.first.map({ "pPW".utf8.contains($0) }) ?? false { return true }
        return bytes.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    }

    private func has(_ id: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .arXiv: return PaperIdentifier.isArXiv(id)
        case .doi: return DOI(id) != nil
        case .address: return Self.isAddress(bytes)
        case .semanticScholar:
            return bytes.count == 40 && bytes.allSatisfy(Self.isHexadecimal) || Self.isNumber(bytes, after: "corpusid:")
        case .openAlex:
            return (7...12).contains(bytes.count) && bytes.first == UInt8(ascii: "W")
                && Self.isNumber(bytes, after: "w")
        case .acl: return Self.isAnthology(bytes)
        case .dblp: return Self.isKey(bytes)
        case .pubMed:
            return Self.isNumber(bytes, after: "pmid:") || bytes.count >= 8 && Self.isNumber(bytes, after: "pmc")
        }
    }

    private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = IdentifierText.lowered(bytes.prefix(8))
        return start.starts(with: "https://".utf8) && bytes.count > 8
            || start.starts(with: "http://".utf8) && bytes.count > 7
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        IdentifierText.isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static func isNumber(_ bytes: ArraySlice<UInt8>, after label: String) -> Bool {
        guard IdentifierText.lowered(bytes.prefix(label.utf8.count)).elementsEqual(label.utf8) else { return false }
        return IdentifierText.areDigits(bytes.dropFirst(label.utf8.count).drop { $0 == 0x20 })
    }

    /// A year, a venue with its volume, and a number: `2020.acl-main.463`.
    private static func isAnthology(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, IdentifierText.areDigits(parts[0]),
            IdentifierText.areDigits(parts[2])
        else { return false }
        let isVenue = parts[1].allSatisfy {
            IdentifierText.isDigit($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
        }
        return isVenue && parts[1].dropFirst().dropLast().contains(UInt8(ascii: "-"))
    }

    /// A kind of publication, a series and a name.
    private static func isKey(_ bytes: ArraySlice<UInt8>) -> Bool {
        let label = "DBLP:".utf8
        let parts = (bytes.starts(with: label) ? bytes.dropFirst(label.count) : bytes).split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && !$0.contains(0x20) }) else { return false }
        return ["conf", "journals", "books", "phd", "series", "reference", "tr"].contains {
            parts[0].elementsEqual($0.utf8)
        }
    }
}
