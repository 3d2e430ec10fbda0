import Foundation

/// Folds case and accents of words that are not plain ASCII.
enum WordFolding {
    /// The word in lower case, compatibility characters replaced (`ﬁ` by `fi`), accents taken off;
    /// precomposed and combining forms come out equal.
    static func fold(_ word: [UInt8]) -> [UInt8] {
        let decomposed = String(decoding: word, as: UTF8.self).decomposedStringWithCompatibilityMapping.lowercased()
        var folded: [UInt8] = []
        for scalar in decomposed.decomposedStringWithCompatibilityMapping.unicodeScalars
        where Scalars.isLetterOrNumber(scalar) || scalar == "-" {
            folded.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        }
        return folded
    }
}
