import Papers
import Testing

@testable import Themes

@Suite struct GroupNamesTests {
    /// Papers of subjects with a phrase of each, and words that papers of all subjects have.
    private static let subjects: [(phrase: String, words: [String])] = [
        ("video generation", ["frames", "motion", "clips", "scenes"]),
        ("KV cache compression", ["tokens", "eviction", "memory", "layers"]),
        ("speech recognition", ["audio", "accents", "phonemes", "speakers"]),
        ("protein folding", ["residues", "chains", "enzymes", "docking"]),
        ("traffic forecasting", ["roads", "sensors", "junctions", "crowds"]),
        ("code review", ["commits", "bugs", "patches", "repositories"]),
        ("music synthesis", ["melodies", "chords", "drums", "singers"]),
        ("grasp planning", ["fingers", "grippers", "objects", "tables"]),
    ]

    private func papers(_ count: Int) -> (texts: [IdentifiedText<String>], groups: [[Int]]) {
        var texts: [IdentifiedText<String>] = []
        var groups: [[Int]] = []
        for (number, subject) in Self.subjects.enumerated() {
            var group: [Int] = []
            for paper in 0..<count {
                let title = ["Towards better", "Faster", "On", "A survey of"][paper % 4]
                let (one, other) = (subject.words[paper % 4], subject.words[(paper + 1) % 4])
                group.append(texts.count)
                texts.append(
                    IdentifiedText(
                        id: "\(number)-\(paper)", title: "\(title) \(subject.phrase) with \(other)",
                        abstract:
                            "We study \(subject.phrase) in the wild. The \(one) are many, and the \(other) of the "
                            + "\(subject.words[(paper + 2) % 4]) are few. A new method for \(subject.phrase) is shown. "
                            + "Experiments on large data show strong results, and \(one) help."))
            }
            groups.append(group)
        }
        return (texts, groups)
    }

    @Test("a group is called by the phrase that its papers have and others have not, as they write it") func phrases() {
        let (texts, groups) = papers(12)
        #expect(
            GroupNames(of: groups, among: texts).names == [
                "Video generation", "KV cache compression", "Speech recognition", "Protein folding",
                "Traffic forecasting", "Code review", "Music synthesis", "Grasp planning",
            ])
    }

    @Test("the order of the papers changes no name") func order() {
        let (texts, groups) = papers(12)
        let names = GroupNames(of: groups, among: texts).names
        let last = texts.count - 1
        let turned = groups.map { $0.map { last - $0 } }
        #expect(GroupNames(of: turned, among: Array(texts.reversed())).names == names)
    }

    @Test("two groups of the same subject have two names, or one has none") func siblings() {
        let (texts, groups) = papers(24)
        let halves = [Array(groups[0].prefix(12)), Array(groups[0].suffix(12))] + groups.dropFirst()
        let names = GroupNames(of: halves, among: texts).names.compactMap { $0 }
        #expect(Set(names).count == names.count)
        for name in names {
            for other in names where other != name { #expect(!name.lowercased().contains(other.lowercased())) }
        }
    }

    /// A group of papers of all kinds, of which so many are about one subject and so many about another, beside groups of
    /// other subjects.
    private func mixed(_ one: Int, _ other: Int, of count: Int) -> (texts: [IdentifiedText<String>], groups: [[Int]]) {
        let (all, groups) = papers(24)
        let fill = "basket lantern harbour meadow pebble quarry saddle thimble willow anchor".split(separator: " ")
        let rest = (0..<(count - one - other)).map { number -> IdentifiedText<String> in
            func word(_ step: Int) -> Substring { fill[(number * 3 + step * (1 + number / 10)) % fill.count] }
            return IdentifiedText(
                id: "rest-\(number)", title: "About a \(word(0))",
                abstract: "We look at the \(word(1)) again. The \(word(2)) is old. Nobody saw the \(word(3)), and it "
                    + "rains.")
        }
        let texts = all + rest
        let group =
            Array(groups[0].prefix(one)) + Array(groups[6].prefix(other)) + Array(all.count..<texts.count)
        return (texts, [group] + groups[1...5].map { $0 } + [groups[7]])
    }

    @Test("a large mixed group is called by two phrases of different papers, where one is that of few") func pairs() {
        let (texts, groups) = mixed(7, 6, of: 80)
        let names = GroupNames(of: groups, among: texts)
        #expect(names.names[0] == "Video generation / music synthesis")
        #expect(names.phrases[0].prefix(2) == ["video generation", "music synthesis"])
        // One in ten is name enough.
        let (more, others) = mixed(8, 6, of: 80)
        #expect(GroupNames(of: others, among: more).names[0] == "Video generation")
        // Below one in twenty-five both together are a name, and neither alone.
        let (few, large) = mixed(3, 3, of: 100)
        #expect(GroupNames(of: large, among: few).names[0] == "Video generation / music synthesis")
        let (lone, single) = mixed(3, 0, of: 100)
        #expect(GroupNames(of: single, among: lone).names[0] == nil)
    }

    @Test("a group that no two phrases tell from the others is called by the one that many of its papers have")
    func broad() {
        let (all, groups) = papers(24)
        // Every second paper of the mixed group speaks of it, and two in five of all others.
        var texts = all.enumerated().map { number, text in
            var text = text
            if number % 5 < 2 { text.abstract += " They are large language models." }
            return text
        }
        let fill = "basket lantern harbour meadow pebble quarry saddle thimble willow anchor".split(separator: " ")
        let rest = (0..<60).map { number -> IdentifiedText<String> in
            func word(_ step: Int) -> Substring { fill[(number * 3 + step * (1 + number / 10)) % fill.count] }
            return IdentifiedText(
                id: "rest-\(number)", title: "About a \(word(0))",
                abstract:
                    "We look at the \(word(1)) again. The \(word(2)) is old. Nobody saw the \(word(3)), and it rains."
                    + (number % 2 == 0 ? " They are large language models." : ""))
        }
        let group = Array(texts.count..<(texts.count + rest.count))
        texts += rest
        let names = GroupNames(of: [group] + groups, among: texts)
        #expect(names.names[0] == "Large language models" && names.phrases[0].isEmpty)
        #expect(names.names[1] == "Video generation")
    }

    @Test("a group has further phrases that tell it from the others, its name first") func further() {
        let (texts, groups) = papers(12)
        let found = GroupNames(of: groups, among: texts)
        #expect(found.phrases.count == 8)
        #expect(found.phrases.allSatisfy { (1...GroupNames.mostPhrases).contains($0.count) })
        #expect(zip(found.names, found.phrases).allSatisfy { $0?.lowercased() == $1[0].lowercased() })
        let all = found.phrases.joined()
        #expect(Set(all).count == all.count)
    }

    @Test("where no phrase comes often enough there is no name") func none() {
        let texts = (0..<6).map { IdentifiedText(id: "\($0)", title: "", abstract: "word\($0)") }
        #expect(GroupNames(of: [[0, 1, 2], [3, 4, 5]], among: texts).names == [nil, nil])
        #expect(GroupNames(of: [], among: []).names.isEmpty)
        #expect(GroupNames(of: [[]], among: []).names == [nil])
    }

    @Test("titles alone give names too") func titles() {
        let (texts, groups) = papers(12)
        let titles = texts.map { IdentifiedText(id: $0.id, title: $0.title, abstract: "") }
        #expect(GroupNames(of: groups, among: titles).names.compactMap { $0 }.count == 8)
    }
}
