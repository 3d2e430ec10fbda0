import PaperArchive
import Papers

/// What the stored archives of older schemas hold: invented papers that meet in every way that matters.
///
/// The fixtures were made by the programs of their schemas with `fill`, so a present archive filled
/// by it says what they say.
enum InventedArchive {
    static let topics = ["nets", "agents", "speech"]

    static func fill(_ archive: Archive) throws {
        let today = try day("2025-12-12")
        try archive.save(try page(), source: "daily-papers.txt", format: "page", importedOn: today)
        try archive.save(
            try interface(), source: "api.json", format: "daily-papers-json", importedOn: today.adding(days: 1))
        try archive.save(
            [
                Paper(
                    id: "2401.00009", title: "Old Favourite", abstract: "We are found again.",
                    listed: try stated("2025-12-12"), upvotes: 70
                )
            ],
            source: "trending.txt", format: "page", importedOn: today.adding(days: 2), isSearch: true)
        try archive.save(
            [
                Paper(title: "Without a Day", abstract: "Nobody dated this."),
                Paper(id: "local-7", title: "深度学习 for C++"),
            ], source: "notes.jsonl", format: "jsonl", importedOn: today.adding(days: 3))
        try classify(archive)
    }

    private static func page() throws -> [Paper] {
        [
            Paper(
                title: "Wide nets learn slowly", abstract: "We widen nets and wait.",
                published: try inferred("2025-12-09"),
                listed: try stated("2025-12-11"), authorCount: 3, comments: 4),
            Paper(
                title: "Agents that knit", abstract: "We let agents knit.", published: try inferred("2025-12-10"),
                listed: try stated("2025-12-11"), authorCount: 2),
            Paper(title: "Speech of the Mute", abstract: "", listed: try stated("2025-12-11")),
        ]
    }

    private static func interface() throws -> [Paper] {
        [
            Paper(
                id: "2512.00001", title: "Wide Nets Learn Slowly",
                abstract: "We widen nets and wait. Then we wait longer.",
                published: try stated("2025-12-09"), listed: try stated("2025-12-11"),
                authors: ["Ada Example", "Bo Lünd", "Cyd \"Q\" Model"],
                upvotes: 12, comments: 3, categories: ["cs.LG", "stat.ML"], keywords: ["width", "patience"]),
            Paper(
                id: "2512.00002", title: "Agents that Knit", abstract: "We let agents knit.",
                published: try stated("2025-12-10"),
                listed: try stated("2025-12-12"), authors: ["Dee Fiction", "Eve Invented"], upvotes: 2),
            Paper(
                id: "2512.00003", title: "Speech of the Mute", abstract: "We listen.",
                published: try stated("2025-12-08"),
                listed: try stated("2025-12-12"), authorCount: 40),
        ]
    }

    /// What people say of two papers, and take back in part: what archives hold since schema 4.
    static func label(_ archive: Archive) throws {
        guard let nets = try archive.paper(withID: "2512.00001"), let knit = try archive.paper(withID: "2512.00002")
        else { return }
        let today = try day("2025-12-20")
        func entry(_ topic: String, _ isAbout: Bool, later: Int = 0) -> LabelEntry {
            LabelEntry(topic: topic, isAbout: isAbout, day: today.adding(days: later))
        }
        try archive.appendLabels([
            (nets.id, entry("nets", true)), (nets.id, entry("speech", false)), (knit.id, entry("nets", true)),
        ])
        try archive.appendLabels([
            (nets.id, entry("speech", true, later: 1)), (nets.id, entry("looms", true, later: 1)),
        ])
        try archive.takeBackLabels(of: nets.id, on: today.adding(days: 2))
        try archive.appendLabels([(nets.id, entry("agents", false, later: 3))])
    }

    /// What somebody follows and marks, and up to where they were told: what archives hold since schema 10. One paper is
    /// told of that becomes one with a later one.
    static func follow(_ archive: Archive) throws {
        guard let nets = try archive.paper(withID: "2512.00001"), let knit = try archive.paper(withID: "2512.00002")
        else { return }
        let today = try day("2026-01-05")
        try archive.add([
            Watch(name: "yarn", query: "knit* OR yarn", madeOn: today),
            Watch(name: "Bo", query: "au:lünd", madeOn: today.adding(days: 1)),
        ])
        try archive.mark([nets.id, knit.id], PaperMark(.good, day: today))
        try archive.mark([knit.id], PaperMark(.read, day: today))
        try archive.mark([nets.id], PaperMark(.bad, day: today.adding(days: 2)))
        let text = (title: "Told of Under Its Title", abstract: "We tell it twice, and it is one.")
        func save(_ papers: [Paper]) throws {
            try archive.save(papers, source: "told", format: "jsonl", importedOn: today)
        }
        try save([Paper(title: text.title, abstract: text.abstract)])
        try archive.note(told: archive.untold(on: today).moment)
        try save([Paper(id: "2601.00001", title: "An Early Title of It", abstract: "")])
        try save([Paper(id: "2601.00001", title: text.title, abstract: text.abstract)])
    }

    /// What is proposed of two papers: what archives hold since schema 10.
    static func propose(_ archive: Archive) throws {
        guard let nets = try archive.paper(withID: "2512.00001"), let knit = try archive.paper(withID: "2512.00002")
        else { return }
        let today = try day("2026-01-06")
        try archive.propose([
            (knit.id, LabelEntry(topic: "yarn", isAbout: true, day: today)),
            (nets.id, LabelEntry(topic: "yarn", isAbout: false, day: today)),
        ])
    }

    /// Works with languages and types, of which one is said twice: what archives hold since schema 11.
    static func describe(_ archive: Archive) throws {
        let today = try day("2026-01-07")
        let work = Paper(
            id: "W701", title: "Looms of the World", abstract: "We review looms.", language: "en", type: "review")
        var other = work
        (other.language, other.type) = (nil, "preprint")
        let german = Paper(id: "2601.00007", title: "Webstühle", abstract: "Wir weben.", language: "de")
        try archive.save([work, german], source: "works.jsonl", format: "jsonl", importedOn: today)
        try archive.save([other], source: "others.csv", format: "csv", importedOn: today)
    }

    /// One model has seen all papers, another all but the last batch's.
    private static func classify(_ archive: Archive) throws {
        for (model, left) in [("first", 0), ("second", 2)] {
            let papers = try archive.unclassified(model: model).dropLast(left)
            try archive.saveClassifications(
                papers.enumerated().map { ($1.id, classification($0)) }, model: model, topics: topics)
        }
    }

    private static func classification(_ number: Int) -> Classification {
        if number % 5 == 4 { return Classification(topics: [], primary: nil, abstention: .tooShort) }
        let all = topics.indices.map { index in
            let probability = Double((number * 7 + index * 5) % 16) / 16
            return TopicProbability(topic: topics[index], probability: probability, assigned: probability > 0.5)
        }
        .sorted { ($1.probability, $0.topic) < ($0.probability, $1.topic) }
        return Classification(topics: all, primary: all.first { $0.assigned }?.topic)
    }
}

extension Archive {
    /// The papers that a model has not classified, whole.
    func unclassifiedPapers(model: String) throws -> [StoredPaper] {
        try unclassified(model: model).compactMap { try paper($0.id) }
    }

    /// Saves what a model says, told by slugs: topics that a classification does not name have probability 0.
    func saveClassifications(
        _ classified: [(key: StoredPaper.Key, classification: Classification)], model: String, topics: [String]
    ) throws {
        let numbered = classified.map { key, classification in
            let named =
                classification.topics.isEmpty
                ? [] : topics.map { slug in classification.topics.first { $0.topic == slug } }
            return (
                key: key,
                classification: NumberedClassification(
                    probabilities: named.map { $0?.probability ?? 0 }, isAssigned: named.map { $0?.assigned ?? false },
                    primary: classification.primary.flatMap(topics.firstIndex), abstention: classification.abstention)
            )
        }
        try saveClassifications(numbered, model: model, topics: topics)
    }
}
