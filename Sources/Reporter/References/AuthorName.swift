import Wording

/// The name of an author in the parts that reference managers want.
struct AuthorName {
    /// The family name with what belongs before it: `van der Berg`; the whole name of a group.
    let family: String
    /// The given names; empty where there is one name alone, and for a group.
    let given: String
    /// `Jr.`, `III`; empty as a rule.
    let suffix: String
    /// Whether it is a group of people, or nothing that could be parted.
    let isLiteral: Bool

    /// Parts a name: `Ada Lovelace`, `Lovelace, Ada`, `Ludwig van Beethoven`, `Gemini Team`.
    init(_ name: String) {
        let name = SafeText.line(name)
        let parts = name.split(separator: ",", maxSplits: 1).map { SafeText.line(String($0)) }
        if parts.count == 2, !parts[1].isEmpty {
            (family, given, suffix, isLiteral) = (parts[0], parts[1], "", false)
            return
        }
        var words = name.split(separator: " ").map(String.init)
        if words.count < 2 || Self.groups.contains(words.last?.lowercased() ?? "") {
            (family, given, suffix, isLiteral) = (name, "", "", true)
            return
        }
        var suffix = ""
        if words.count > 2, let last = words.last, Self.suffixes.contains(last) {
            suffix = last
            words.removeLast()
        }
        // What is written small before the last word belongs to it.
        var start = words.count - 1
        while start > 1, words[start - 1].unicodeScalars.first?.properties.isLowercase ?? false { start -= 1 }
        family = words[start...].joined(separator: " ")
        given = words[..<start].joined(separator: " ")
        self.suffix = suffix
        isLiteral = false
    }

    private static let groups: Set<String> = [
        "team", "collaboration", "consortium", "group", "lab", "labs", "project", "institute", "university",
        "research", "authors", "committee",
    ]
    private static let suffixes: Set<String> = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"]
}
