import Foundation

/// Folds case and accents of words that are not plain ASCII.
enum WordFolding {
    /// The word in lower case, compatibility characters replaced (`ﬁ` by `fi`), accents taken off;
    /// precomposed and combining forms come out equal.
    ///
    /// No character's part depends on its neighbours, since marks are dropped: a long word is folded piece by piece,
    /// where what decomposes a text takes time that grows with the square of its length.
    static func fold(_ word: [UInt8]) -> [UInt8] {
        if word.count <= longest { return foldPiece(word[...]) }
        var (folded, start) = ([UInt8](), 0)
        while start < word.count {
            var end = min(start + longest, word.count)
            // Characters are not divided.
            while end < word.count, end > start, word[end] & 0xC0 == 0x80 { end -= 1 }
            if end == start { end = min(start + longest, word.count) }
            folded += foldPiece(word[start..<end])
            start = end
        }
        return folded
    }

    private static let longest = 1 << 10

    private static func foldPiece(_ word: ArraySlice<UInt8>) -> [UInt8] {
        let decomposed = String(decoding: word, as: UTF8.self).decomposedStringWithCompatibilityMapping.lowercased()
        var folded: [UInt8] = []
        for scalar in decomposed.decomposedStringWithCompatibilityMapping.unicodeScalars
        where Scalars.isLetterOrNumber(scalar) || scalar == "-" {
            folded.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        }
        return folded
    }
}
