import PaperArchive
import Papers
import TestSupport
import Testing

/// A person's word stands before the model's wherever classifications are read.
@Suite struct SaidTopicsTests {
    private let archive: Archive
    private let topics = ["nets", "agents", "speech", "vision"]
    private let said = ["nets", "speech", "unheard-of"]
    private let today: CalendarDay

    init() throws {
        archive = try Archive.inMemory()
        today = try day("2025-06-01")
    }

    /// Papers with what the model says of each; of every third one people said something as well, more than once.
    private func fill(_ count: Int, seed: UInt64) throws -> [String: (model: Classification, words: [LabelEntry])] {
        var random = RandomPapers(seed: seed)
        try archive.save(random.identified(count), source: "s", format: "f", importedOn: today)
        let stored = try archive.unclassifiedPapers(model: "m")
        var truth: [String: (model: Classification, words: [LabelEntry])] = [:]
        let classified = stored.map { (key: $0.id, classification: random.classification(topics)) }
        try archive.saveClassifications(classified, model: "m", topics: topics)
        for (paper, (key, classification)) in zip(stored, classified) {
            var last: [String: LabelEntry] = [:]
            for step in 0..<(random.chance(0.3) ? random.number(1...3) : 0) {
                let entry = LabelEntry(
                    topic: said[random.number(0...2)], isAbout: random.chance(0.5), day: today.adding(days: step))
                try archive.appendLabels([(key, entry)])
                if random.chance(0.3) {
                    try archive.takeBackLabels(of: key, on: today.adding(days: step))
                } else {
                    last[entry.topic] = entry
                }
            }
            truth[paper.paper.id ?? ""] = (classification, last.values.sorted { $0.topic < $1.topic })
        }
        return truth
    }

    /// What has to come out, as one would write it with pencil and paper.
    private func assigned(_ truth: (model: Classification, words: [LabelEntry])) -> Set<String> {
        let denied = truth.words.filter { !$0.isAbout }.map(\.topic)
        return Set(truth.model.assigned.map(\.topic)).union(truth.words.filter(\.isAbout).map(\.topic))
            .subtracting(denied)
    }

    @Test("in lists of papers, in searches for topics and in counts", arguments: 0..<20 as Range<UInt64>)
    func everywhere(seed: UInt64) throws {
        let truth = try fill(60, seed: seed)
        let (first, last) = (CalendarDay(daysSinceEpoch: 0), CalendarDay(daysSinceEpoch: 40_000))
        let listed = try archive.classifiedPapers(model: "m", from: first, through: last, by: .listed)
        #expect(!listed.isEmpty)
        var days: [CalendarDay: DayCount] = [:]
        for entry in listed {
            let facts = try #require(truth[entry.paper.id ?? ""])
            #expect(entry.classification == facts.model.corrected(by: facts.words))
            #expect(Set(entry.classification.assigned.map(\.topic)) == assigned(facts))
            let date = try #require(entry.paper.listed)
            var count = days[date.day] ?? DayCount(day: date.day)
            count.papers += 1
            if date.provenance == .inferred { count.inferred += 1 }
            if assigned(facts).isEmpty { count.untagged += 1 }
            for topic in topics + ["unheard-of"] {
                let word = facts.words.first { $0.topic == topic }
                let model = facts.model.topics.first { $0.topic == topic }?.probability ?? 0
                let probability = word.map { $0.isAbout ? 1 : 0 } ?? model
                guard probability > 0 else { continue }
                count.topics[topic, default: TopicTally()].add(
                    probability: probability, assigned: assigned(facts).contains(topic))
            }
            days[date.day] = count
        }
        #expect(try archive.dayCounts(by: .listed, model: "m").days == days.values.sorted { $0.day < $1.day })
        let sampled = try archive.sampledPapers(model: "m", from: [first...last], by: .listed, atMost: 1_000)
        #expect(Set(sampled) == Set(listed))
        for topic in topics + ["unheard-of"] {
            let ids = Set(truth.filter { assigned($0.value).contains(topic) }.keys)
            #expect(try found("topic:\(topic)") == ids)
            #expect(try found("-topic:\(topic) title") == Set(truth.keys).subtracting(ids))
            #expect(
                try found("topic:\(topic) OR topic:agents")
                    == ids.union(truth.filter { assigned($0.value).contains("agents") }.keys))
        }
        let given = Set(truth.values.flatMap { $0.words.filter(\.isAbout).map(\.topic) })
        #expect(try archive.givenTopics() == given.sorted())
    }

    private func found(_ query: String) throws -> Set<String> {
        Set(try archive.search(SearchQuery(query), model: "m", limit: 1_000).hits.compactMap(\.paper.paper.id))
    }

    @Test("shares count what a person said as certain: without variance") func certain() throws {
        let paper = Paper(id: "2501.00001", title: "T", listed: try stated("2025-05-05"))
        try archive.save([paper], source: "s", format: "f", importedOn: today)
        let key = try #require(try archive.paper(withID: "2501.00001")).id
        let word = Classification(
            topics: [
                TopicProbability(topic: "nets", probability: 0.75, assigned: true),
                TopicProbability(topic: "speech", probability: 0.25, assigned: false),
            ], primary: "nets")
        try archive.saveClassifications([(key, word)], model: "m", topics: ["nets", "speech"])
        try archive.appendLabels([
            (key, LabelEntry(topic: "nets", isAbout: false, day: today)),
            (key, LabelEntry(topic: "speech", isAbout: true, day: today)),
        ])
        let day = try #require(try archive.dayCounts(by: .listed, model: "m").days.first)
        #expect(day.topics == ["speech": TopicTally(papers: 1, expected: 1, variance: 0)])
        #expect(day.untagged == 0)
        // What judges the model hears the model.
        var probabilities: [Double] = []
        try archive.forEachProbability(model: "m", by: .listed) { probabilities = $2 }
        #expect(probabilities == [0.75, 0.25])
        try archive.takeBackLabels(of: key, on: today)
        #expect(
            try archive.dayCounts(by: .listed, model: "m").days.first?.topics["nets"]
                == TopicTally(papers: 1, expected: 0.75, variance: 0.1875))
    }

    @Test("of some papers, with a model or without, and of those that the model has not seen") func some() throws {
        try archive.save(
            (1...3).map { Paper(id: "2501.0000\($0)", title: "Paper \($0)") }, source: "s", format: "f",
            importedOn: today)
        let keys = try (1...3).map { try #require(try archive.paper(withID: "2501.0000\($0)")).id }
        let sure = Classification(
            topics: [TopicProbability(topic: "nets", probability: 1, assigned: true)], primary: "nets")
        try archive.saveClassifications([(keys[0], sure), (keys[1], sure)], model: "m", topics: ["nets"])
        let word = LabelEntry(topic: "nets", isAbout: false, day: today)
        try archive.appendLabels([(keys[1], word), (keys[2], word)])
        let now = try archive.classifications(of: keys, model: "m") { _ in sure }
        #expect(keys.map { now[$0]?.primary } == ["nets", nil, nil])
        #expect(keys.map { now[$0]?.topics.first?.saidOn } == [nil, today, today])
        let without = try archive.classifications(of: keys, model: nil)
        #expect(keys.map { without[$0]?.topics.map(\.topic) } == [[], ["nets"], ["nets"]])
    }

    @Test("by any name that a paper has; what nobody spoke of, or several have, is left out") func names() throws {
        try archive.save(
            [Paper(id: "2501.00001", title: "One", doi: "10.1/x"), Paper(id: "2501.00002", title: "Two")],
            source: "s", format: "f", importedOn: today)
        #expect(try archive.lastWords(named: ["2501.00001"]) == [:])
        let key = try #require(try archive.paper(withID: "2501.00001")).id
        let word = LabelEntry(topic: "nets", isAbout: true, day: today)
        try archive.appendLabels([(key, word)])
        let names = ["2501.00001", "arXiv:2501.00001v3", "https://doi.org/10.1/X", "2501.00002", "none", ""]
        #expect(
            try archive.lastWords(named: names)
                == ["2501.00001": [word], "arXiv:2501.00001v3": [word], "https://doi.org/10.1/X": [word]])
        for name in ["a", "b"] {
            try archive.save(
                [Paper(id: "7", title: "Seven of \(name)")], source: "\(name).csv", format: "csv", importedOn: today)
        }
        let seven = try #require(try archive.paper(withID: "a.csv#7")).id
        try archive.appendLabels([(seven, word)])
        #expect(try archive.lastWords(named: ["7", "a.csv#7"]) == ["a.csv#7": [word]])
    }
}
