import GRDB
public import Papers

/// What the log says of one paper in the end.
public struct LabelVerdicts: Hashable, Sendable {
    /// The paper.
    public let paper: StoredPaper
    /// The last word on each topic that stands, by slug: whether the paper is about it.
    public let topics: [String: Bool]
}

extension Archive {
    /// Adds entries to the end of the log of labels, in one transaction and in their order: one step, which
    /// ``takeBackLabels(of:on:)`` takes back paper by paper. What was said before stays; the last word counts.
    ///
    /// Entries about papers that are no longer in the archive are left out.
    ///
    /// - Returns: how many entries were added.
    @discardableResult
    public func appendLabels(_ entries: [(paper: StoredPaper.Key, entry: LabelEntry)]) throws(ArchiveError) -> Int {
        try write { database in
            let log = LabelTable(database)
            let exists = try database.cachedStatement(sql: "SELECT 1 FROM papers WHERE id = ?")
            let step = try log.nextStep()
            var count = 0
            for (paper, entry) in entries where try Int.fetchOne(exists, arguments: [paper.row]) != nil {
                try log.append(entry, to: paper.row, step: step)
                count += 1
            }
            return count
        }
    }

    /// Takes back what was last said of a paper and still stands: all entries of that step. They stay in the log,
    /// marked; asked again, the step before is taken back.
    ///
    /// Entries of an archive that did not yet write down its steps are taken back as far as one call can have added
    /// them: on one day, one behind another, each topic once, topics given before topics denied.
    ///
    /// - Parameters:
    ///   - key: the paper.
    ///   - day: the day on which they are taken back.
    /// - Returns: what was taken back, the earliest first; nothing where nothing stands.
    @discardableResult
    public func takeBackLabels(of key: StoredPaper.Key, on day: CalendarDay) throws(ArchiveError) -> [LabelEntry] {
        try write { try LabelTable($0).takeBack(of: key.row, on: day) }
    }

    /// What was said of a paper, the earliest first, what was taken back included.
    public func labels(of key: StoredPaper.Key) throws(ArchiveError) -> [LoggedLabel] {
        try read { try LabelTable($0).entries(of: key.row) }
    }

    /// The labelled papers with the last word on each of their topics, in the order of `forEachBatch`; without what
    /// was taken back.
    public func labelVerdicts() throws(ArchiveError) -> [LabelVerdicts] {
        let condition = """
            p.id IN (SELECT paper FROM labels WHERE taken_back IS NULL)
            ORDER BY \(PaperRecord.order)
            """
        return try read { database in
            let said = try SaidTopics(database, topicAliases)
            return try Row.fetchAll(database, sql: Self.select(condition)).map { row in
                let paper = try StoredPaper(row)
                return LabelVerdicts(
                    paper: paper,
                    topics: Dictionary(
                        said.words(of: paper.id.row).map { ($0.topic, $0.isAbout) }, uniquingKeysWith: { $1 }))
            }
        }
    }

    /// The topics that people gave to any paper of the archive, in order.
    public func givenTopics() throws(ArchiveError) -> [String] { try read { try SaidTopics($0, topicAliases).given } }

    /// The last word on each topic of the papers that are called by some names: identifiers however they are
    /// written, or DOIs. Names of papers of which nobody spoke are left out, and so are those that papers of
    /// several listings have.
    ///
    /// - Returns: the words by name, for `Classification.corrected(by:)`.
    public func lastWords(named names: some Sequence<String>) throws(ArchiveError) -> [String: [LabelEntry]] {
        try read { database in
            let said = try SaidTopics(database, topicAliases)
            if said.isEmpty { return [:] }
            let papers = try PaperNames(database)
            var found: [String: [LabelEntry]] = [:]
            for name in names where found[name] == nil {
                let row: Int64?
                do { row = try papers.row(name) } catch is AmbiguousName { row = nil }
                if let words = row.map(said.words), !words.isEmpty { found[name] = words }
            }
            return found
        }
    }
}
