/// The identifiers of papers in the addresses of feeds.
enum ListedAddress {
    /// The first of some addresses or identifiers that names an arXiv paper, without version; else the first that there is.
    static func identifier(in candidates: [String?]) -> String? {
        let given = candidates.compactMap { $0 }.map(PaperText.singleSpaced).filter { !$0.isEmpty }
        return given.lazy.compactMap(arXivNumber).first ?? given.first
    }

    /// The number of the arXiv paper that an address names.
    static func arXivNumber(_ text: String) -> String? {
        let address = text.prefix { $0 != "?" && $0 != "#" && $0 != " " }
        let trimmed = address.hasSuffix("/") ? String(address.dropLast()) : String(address)
        let secure = trimmed.hasPrefix("http://huggingface") ? "https" + trimmed.dropFirst(4) : trimmed
        guard let found = PaperIdentifier.normalized(secure), found != secure || PaperIdentifier.normalized("arXiv:" + found) == found
        else {
            return nil
        }
        return found
    }
}
