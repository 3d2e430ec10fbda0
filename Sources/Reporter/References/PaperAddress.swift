public import Papers

/// Where a paper can be read on the web: an address made only from identifiers of known forms.
public struct PaperAddress: Hashable, Sendable {
    /// The address, in letters of ASCII that need no quotation.
    public let url: String

    /// The page of a paper: arXiv's, else that of its DOI, else its collection's; nil for a paper that has none of them.
    public init?(_ paper: Paper) {
        if let identifier = paper.id.flatMap({ ArXivIdentifier($0) }) ?? paper.doi.flatMap({ DOI($0)?.arXiv }) {
            url = identifier.address
        } else if let doi = paper.doi {
            url = "https://doi.org/" + Self.encoded(doi, keeping: "/:;()")
        } else if let id = paper.id, let url = Self.url(id, paper.idScope) {
            self.url = url
        } else {
            return nil
        }
    }

    private static func url(_ id: String, _ scope: String?) -> String? {
        if scope == ScopedIdentifier.openReview { return "https://openreview.net/forum?id=" + encoded(id) }
        switch IdentifierScheme(id) {
        case .address:
            let start = id.utf8.firstIndex(of: UInt8(ascii: ":")).map { id.utf8[..<$0].count } ?? 0
            // The scheme's own letters are known; whatever follows is quoted where it has to be.
            return String(id.prefix(start)).lowercased()
                + encoded(String(id.dropFirst(start)), keeping: "/:?#=&;()+,@%")
        case .acl: return "https://aclanthology.org/\(encoded(id))/"
        case .openAlex: return "https://openalex.org/" + encoded(id)
        case .semanticScholar where id.utf8.count == 40: return "https://www.semanticscholar.org/paper/" + encoded(id)
        case .pubMed:
            let name = id.uppercased()
            return name.hasPrefix("PMC")
                ? "https://pmc.ncbi.nlm.nih.gov/articles/\(encoded(name))/"
                : "https://pubmed.ncbi.nlm.nih.gov/\(name.filter { ("0"..."9").contains($0) })/"
        case .arXiv, .doi, .dblp, .semanticScholar, nil: return nil
        }
    }

    /// Percent-encoding (RFC 3986, 2.1) of all but the unreserved characters, and some more.
    package static func encoded(_ text: String, keeping kept: String = "") -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                [byte]
            default:
                "-._~".utf8.contains(byte) || kept.utf8.contains(byte)
                    ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
