import LinearAlgebra

/// Seeded text of letters, joints, marks, capitals and characters of many scripts, with bytes that
/// are no UTF-8 here and there: made to trip scanners.
func randomText(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    let pieces = [
        "a", "b", "Z", "s", "es", "ies", "learning", "Model", "LLMs", "the", "of", "x", "7", "3.5", "2024", "_", "__",
        "-", "--", "'", "’",
        "‐", ".",
        "..", ". ", "? ", ":", "://", "http", "https", "HTTP", "://a.b/c?d=1 ", "\\", "\\alpha", "{", "}", "$", "<",
        ">", "<b>", "</i>",
        "<p class=\"x\">",
        "&", "&amp;", "&#39;", ";", " ", " ", " ", " ", " ", "\n", "\t", "\r\n", "\u{0}", "é", "É", "e\u{301}", "ß",
        "ﬁ", "İ", "I", "ı",
        "Σ", "ΑΣ", "σ",
        "ς", "Я", "я", "紙", "机器", "。", "！", "\u{200D}", "\u{202E}", "½", "²", "٣", "Ⅷ", "𝛼", "👍", "\u{FEFF}",
        "antidisestablishmentarianism", "abcdefgh",
        "abcdefghabcdefgh", "abcdefghabcdefghi", "caches", "boxes", "classes", "physics", "k-means", "GPT-3.5", "isn't",
        "model's",
    ]
    var text: [UInt8] = []
    for _ in 0..<count {
        if generator.index(below: 60) == 0 {
            text.append(UInt8(128 + generator.index(below: 128)))
        } else {
            text.append(contentsOf: pieces[generator.index(below: pieces.count)].utf8)
        }
    }
    return text
}
