import Listings
import PaperArchive
import Papers
import ReadableText
import TopicEngine

/// How themes become topics.
struct AdoptionOrder {
    let kind: TopicChangeKind
    /// The slugs of the topics that come of it, where they are known before.
    var topics: [String]?
    let taxonomy: String?
    let archive: ArchiveChoice
    let seed: UInt64
    let isDryRun: Bool
}

extension Desk {
    /// So many papers of the archive have to carry a theme that becomes a topic.
    public static let fewestThemePapers = 3

    /// Makes a theme a topic: writes it into the taxonomy, proposes its papers, learns a model with it and classifies the
    /// archive anew. All of it happens or nothing: where the new model is refused, all is as it was before. What an
    /// adoption of the same topic left that was interrupted is taken back first.
    ///
    /// - Parameters:
    ///   - request: the theme.
    ///   - announced: takes what will change, before anything does.
    /// - Throws: `DeskError.topics`, and what ``retrain(_:refused:)`` throws.
    public func adopt(
        _ request: AdoptRequest, announced: (TopicChangePlan) throws -> Void = { _ in }
    ) throws -> TopicChangeAnswer {
        var theme = try theme(request)
        theme.slug = request.slug ?? theme.slug
        theme.name = request.name ?? theme.name
        if theme.terms.isEmpty { throw DeskError.topics(.noTerms(theme.slug)) }
        let order = AdoptionOrder(
            kind: .adopt, topics: [theme.slug], taxonomy: request.taxonomy, archive: request.archive,
            seed: request.seed,
            isDryRun: request.isDryRun)
        return try adopt(order, announced: announced) { archive, _ in
            ([TopicProposals.Theme(topic: theme.topic, core: try papers(of: theme, in: archive))], [])
        }
    }

    /// Makes themes topics, all of them or none.
    ///
    /// - Parameters:
    ///   - order: how.
    ///   - announced: takes what will change, before anything does.
    ///   - themes: gives the themes of an archive for a taxonomy, and what is passed over.
    func adopt(
        _ order: AdoptionOrder, announced: (TopicChangePlan) throws -> Void,
        themes: (Archive, Taxonomy) throws -> (themes: [TopicProposals.Theme], passedOver: [PassedGroup])
    ) throws -> TopicChangeAnswer {
        try changingTopics(order.archive.wait, isDryRun: order.isDryRun) { log in
            let interrupted = try interrupted(order, log)
            if !order.isDryRun { try interrupted.map { try takeBackInterrupted($0, order, log) } }
            // Who only looks is told what would come after it had been taken back.
            let taxonomy =
                try order.isDryRun
                ? TaxonomyInPlace(order.taxonomy, places, before: interrupted)
                : TaxonomyInPlace(order.taxonomy, places)
            let archive = try archive(order.archive)
            let (themes, passedOver) = try themes(archive, taxonomy.text.taxonomy)
            let changed = try themes.reduce(taxonomy.text) { try Self.changed($0, by: .add($1.topic)) }
            let proposals = try TopicProposals(of: themes, in: archive)
            var plan = TopicChangePlan(
                kind: order.kind, topics: themes.map(\.topic.slug), path: taxonomy.path, copyOf: taxonomy.copyOf,
                before: taxonomy.text.taxonomy, after: changed.taxonomy)
            plan.proposals = proposals.counts
            plan.passedOver = passedOver
            plan.changesModel = true
            plan.takesBackInterrupted = interrupted != nil
            try announced(plan)
            if order.isDryRun { return TopicChangeAnswer(plan, isDryRun: true) }
            let entry = TopicChangeLog.Entry(
                number: try log.next(), kind: order.kind, topics: plan.topics, taxonomy: plan.path,
                before: taxonomy.before, after: changed.text, archive: archive.path, proposed: plan.topics,
                modelBefore: try modelInForce())
            return try adopt(order, entry, proposals, archive, plan, log)
        }
    }

    /// Does what was announced; where something fails, takes back what was done.
    private func adopt(
        _ order: AdoptionOrder, _ entry: TopicChangeLog.Entry, _ proposals: TopicProposals, _ archive: Archive,
        _ plan: TopicChangePlan, _ log: TopicChangeLog
    ) throws -> TopicChangeAnswer {
        var entry = entry
        try log.write(entry)
        do {
            try TaxonomyInPlace.put(entry.after, at: plan.path)
            try archive.propose(proposals.entries(on: today))
            let training = try retrain(
                RetrainRequest(archive: order.archive, taxonomy: plan.path, seed: order.seed))
            entry.modelAfter = training.model.fingerprint
            try log.write(entry)
            try ArchiveClassification.update(archive, with: training.model, workers: workers, progress: progress)
            var answer = TopicChangeAnswer(
                plan, isDryRun: false, number: entry.number, training: training,
                given: try given(plan.topics, by: training.model, in: archive))
            answer.overriding = try places.overridingModel()
            return answer
        } catch  where entry.modelAfter == nil {
            try takeBack(entry, archive, log)
            throw error
        }
    }

    /// Takes back an adoption of which no model came.
    private func takeBack(_ entry: TopicChangeLog.Entry, _ archive: Archive, _ log: TopicChangeLog) throws {
        try archive.withdrawProposals(of: entry.topics)
        try TaxonomyInPlace.put(entry.before, at: entry.taxonomy)
        try log.remove(entry.number)
    }

    /// What was left of the same that was interrupted before its end was written down; nil where nothing was. Who holds
    /// the lock knows that nobody is at it any more. A taxonomy that was changed since stays as it is.
    private func interrupted(_ order: AdoptionOrder, _ log: TopicChangeLog) throws -> TopicChangeLog.Entry? {
        let taxonomy = try TaxonomyInPlace(order.taxonomy, places)
        guard let entry = try log.entries(of: taxonomy.path).first, entry.kind == order.kind,
            order.topics.map({ $0 == entry.topics }) ?? true, entry.modelAfter == nil,
            [entry.before, entry.after].contains(taxonomy.before)
        else { return nil }
        return entry
    }

    /// Takes back what was left of the same that was interrupted.
    private func takeBackInterrupted(
        _ entry: TopicChangeLog.Entry, _ order: AdoptionOrder, _ log: TopicChangeLog
    ) throws {
        let inForce = try modelInForce()
        if let before = entry.modelBefore, before != inForce, learnedModelHas(entry.topics) {
            _ = try putBack(before, order.archive.wait)
        }
        let path = try entry.archive ?? places.archive(order.archive.path)
        try takeBack(entry, try archive(ArchiveChoice(path, wait: order.archive.wait)), log)
    }

    /// Whether the model that was learned last knows topics.
    private func learnedModelHas(_ topics: [String]) -> Bool {
        (try? TopicModel(path: places.learnedModel())).map { Set(topics).isSubset(of: $0.topics) } ?? false
    }

    /// The model in force, as it is put back.
    private func modelInForce() throws -> String? {
        let model = try models().rows.first(where: \.model.isInForce)?.model
        return model.map { $0.kind == .shipped ? "shipped" : $0.fingerprint }
    }

    private func theme(_ request: AdoptRequest) throws -> AdoptedTheme {
        switch request.theme {
        case .found(let name): try adoptedTheme(named: name, in: request.archive)
        case .given(let theme): theme
        }
    }

    /// A theme that was found in an archive. Throws `DeskError.topics` where none is called so.
    func adoptedTheme(named name: String, in choice: ArchiveChoice) throws -> AdoptedTheme {
        let archive = try archive(choice)
        for kind in [DateKind.listed, .published] {
            let reading = try ThemeReading(
                archive, by: kind, keeps: true, shelf: themeShelf, workers: workers, progress: progress)
            guard let week = reading.lastWeek(before: today),
                let (theme, papers) = try reading.theme(named: name, by: week)
            else { continue }
            return AdoptedTheme(
                slug: theme.slug, name: theme.name.capitalizedFirst, terms: theme.terms,
                papers: papers.map(\.nameInArchive))
        }
        throw DeskError.topics(.noTheme(name))
    }

    /// The theme's papers that the archive has.
    private func papers(of theme: AdoptedTheme, in archive: Archive) throws -> Set<StoredPaper.Key> {
        let found = Set(try theme.papers.compactMap { try archive.paper(withID: $0)?.id })
        if found.count < Self.fewestThemePapers {
            throw DeskError.topics(.tooFewPapers(found.count, needed: Self.fewestThemePapers))
        }
        return found
    }

    /// The identifiers that an argument means: those of a file, one a line, where there is one of that name or `-` for
    /// standard input, else itself. Throws `InputError`.
    public func identifiers(_ argument: String) throws -> [String] {
        guard argument == "-" || (try? FileSystem.exists(argument)) == true else { return [argument] }
        var stream = try ByteStream(path: argument)
        let text = String(decoding: try stream.readText(limit: Self.mostIdentifierBytes), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline)
            .map { Spacing.singleSpaced(String($0)) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }

    /// The largest file of identifiers that is read, in bytes.
    private static let mostIdentifierBytes = 64 << 20

    /// How many papers of the archive a model gives any of some topics, of how many.
    private func given(
        _ topics: [String], by model: TopicModel, in archive: Archive
    ) throws -> (papers: Int, of: Int) {
        var (given, all) = (0, 0)
        try archive.forEachBatch { batch in
            all += batch.count
            let answers = try archive.classifications(of: batch.map(\.id), model: model.fingerprint)
            given += answers.values.count { $0.topics.contains { $0.assigned && topics.contains($0.topic) } }
        }
        return (given, all)
    }
}
