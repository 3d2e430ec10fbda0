import LinearAlgebra

/// Seeded documents of a few dozen words, so that terms repeat within and among documents; some are empty.
func randomDocuments(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var generator = SeededGenerator(seed: seed)
    let words = [
        "boat", "boats", "paper", "folding", "robot", "Robot", "island", "map", "maps", "café", "CAFÉ", "the", "of",
        "k-means", "self-play",
        "LLMs",
        "model's", "3", "x2", "紙", "лодка", "naïve", "\\emph{sea}", "<b>sea</b>", "sea", "sea-ice", "an", "under",
    ]
    let ends = [" ", " ", " ", " ", ", ", ". ", "? ", "\n"]
    return (0..<count).map { _ in
        var text = ""
        for _ in 0..<generator.index(below: 40) {
            // The product of two draws makes the first words frequent and the last ones rare.
            text +=
                words[Int(generator.unit() * generator.unit() * Double(words.count))]
                + ends[generator.index(below: ends.count)]
        }
        return Array(text.utf8)
    }
}
