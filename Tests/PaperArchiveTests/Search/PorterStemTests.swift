import Foundation
import GRDB
import Testing

@testable import PaperArchive

@Suite struct PorterStemTests {
    private func stem(_ word: String) -> String { String(decoding: PorterStem.of(Array(word.utf8)), as: UTF8.self) }

    @Test(
        "stems are those of Porter's paper",
        arguments: [
            ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("feed", "feed"), ("agreed", "agre"),
            ("plastered", "plaster"), ("bled", "bled"), ("motoring", "motor"), ("sing", "sing"),
            ("conflated", "conflat"),
            ("troubled", "troubl"), ("sized", "size"), ("hopping", "hop"), ("falling", "fall"), ("hissing", "hiss"),
            ("fizzed", "fizz"), ("failing", "fail"), ("filing", "file"), ("happy", "happi"), ("sky", "sky"),
            ("relational", "relat"), ("conditional", "condit"), ("rational", "ration"), ("operator", "oper"),
            ("hopefulness", "hope"), ("electrical", "electr"), ("adoption", "adopt"), ("controll", "control"),
            ("generalizations", "gener"), ("oscillators", "oscil"), ("is", "is"), ("a", "a"), ("", ""),
        ])
    func ofThePaper(word: String, expected: String) { #expect(stem(word) == expected) }

    /// Words of three letters and more, put together from parts on which the steps turn.
    @Test("they are those that SQLite's own tokenizer makes") func asSQLites() throws {
        let starts = ["b", "be", "tr", "oat", "hop", "rel", "fall", "fizz", "yell", "abil", "sky", "commun", "optim"]
        let middles = ["", "at", "bl", "iz", "ion", "al", "y", "ss", "tt", "ic", "ous", "ent", "e", "log", "abl"]
        let ends = [
            "", "s", "es", "ies", "sses", "eed", "ed", "ing", "y", "ational", "tional", "enci", "izer", "logi", "bli",
            "alli", "ousli", "ization", "ator", "alism", "iveness", "biliti", "icate", "ative", "ical", "ness", "ance",
            "ement", "ment", "ent", "tion", "sion", "ou", "iti", "ize", "e", "ll", "ability", "ful",
        ]
        let words = Set(starts.flatMap { start in middles.flatMap { middle in ends.map { start + middle + $0 } } })
        let known = words.filter { $0.utf8.count >= 3 }.sorted()
        let queue = try DatabaseQueue()
        try queue.write { database in
            try database.execute(
                sql: """
                    CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'porter ascii');
                    CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance');
                    """)
            for word in known { try database.execute(sql: "INSERT INTO t VALUES (?)", arguments: [word]) }
            let theirs = try String.fetchAll(database, sql: "SELECT term FROM v ORDER BY doc")
            #expect(theirs.count == known.count)
            for (word, other) in zip(known, theirs) where stem(word) != other {
                Issue.record("\(word): \(stem(word)), SQLite: \(other)")
            }
        }
    }
}
