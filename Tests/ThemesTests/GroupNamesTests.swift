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
