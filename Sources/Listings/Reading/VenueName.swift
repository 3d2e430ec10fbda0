import ReadableText

/// Names of journals and proceedings, as bibliographies write them.
enum VenueName {
    /// The name with the year where it does not say it; archives of preprints are no place of publication.
    static func name(_ name: String, year: String?) -> String? {
        let lowered = name.lowercased()
        if lowered.bytes.firstRange(ofMark: "arxiv".utf8) != nil || lowered == "corr" { return nil }
        guard let year, year.utf8.count == 4, Int(year) != nil, name.bytes.firstRange(ofMark: year.utf8) == nil else {
            return name
        }
        return "\(name), \(year)"
    }
}
