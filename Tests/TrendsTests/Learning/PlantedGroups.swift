/// Papers of three subjects that nobody named, each with a phrase of its own: what groups should find.
enum PlantedGroups {
    struct Subject {
        let slug: String
        let name: String
        let words: [String]
    }

    static let subjects = [
        Subject(
            slug: "kite-festivals", name: "Kite festivals",
            words: ["wind", "string", "tails", "beach", "silk", "bamboo", "judges", "gusts"]),
        Subject(
            slug: "bread-ovens", name: "Bread ovens",
            words: ["flour", "yeast", "crust", "embers", "dough", "bricks", "steam", "loaves"]),
        Subject(
            slug: "river-ferries", name: "River ferries",
            words: ["cables", "docks", "currents", "passengers", "tides", "barges", "captains", "shores"]),
    ]

    /// Forty papers of each.
    static let listing = (0..<120).map { number -> String in
        let subject = subjects[number % 3]
        let phrase = subject.slug.split(separator: "-").joined(separator: " ")
        func word(_ step: Int) -> String { subject.words[(number / 3 * 3 + step * (1 + number % 2)) % 8] }
        let abstract =
            "We study \(phrase) in the field. The \(word(0)) are many, and the \(word(1)) of the \(word(2)) are few. "
            + "A new method for \(phrase) is shown, with \(word(3)) and \(word(4)). Many results help, and the \(word(5)) do."
        return #"{"id":"planted-\#(number)","title":"On \#(phrase) with \#(word(6)) \#(number)","#
            + #""abstract":"\#(abstract)","listed":"2025-02-\#(10 + number % 18)"}"# + "\n"
    }.joined()
}
