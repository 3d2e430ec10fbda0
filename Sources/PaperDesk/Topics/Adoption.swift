import Listings
import PaperArchive
import Papers
import ReadableText
import TopicEngine

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
        return try changingTopics(request.archive.wait, isDryRun: request.isDryRun) { log in
            if !request.isDryRun { try takeBackInterrupted(theme.slug, request, log) }
            let taxonomy = try TaxonomyInPlace(request.taxonomy, places)
            let changed = try Self.changed(taxonomy.text, by: .add(theme.topic))
            let archive = try archive(request.archive)
            let proposals = try TopicProposals(
                of: theme.slug, terms: theme.terms, papers: try papers(of: theme, in: archive), in: archive)
            var plan = TopicChangePlan(
                kind: .adopt, topics: [theme.slug], path: taxonomy.path, copyOf: taxonomy.copyOf,
                before: taxonomy.text.taxonomy, after: changed.taxonomy)
            plan.proposals = proposals.counts
            plan.changesModel = true
            try announced(plan)
            if request.isDryRun { return TopicChangeAnswer(plan, isDryRun: true) }
            let entry = TopicChangeLog.Entry(
                number: try log.next(), kind: .adopt, topics: plan.topics, taxonomy: plan.path,
                before: taxonomy.before, after: changed.text, archive: archive.path, proposed: plan.topics,
                modelBefore: try modelInForce())
            return try adopt(request, entry, proposals, archive, plan, log)
        }
    }

    /// Does what was announced; where something fails, takes back what was done.
    private func adopt(
        _ request: AdoptRequest, _ entry: TopicChangeLog.Entry, _ proposals: TopicProposals, _ archive: Archive,
        _ plan: TopicChangePlan, _ log: TopicChangeLog
    ) throws -> TopicChangeAnswer {
        var entry = entry
        try log.write(entry)
        do {
            try TaxonomyInPlace.put(entry.after, at: plan.path)
            try archive.propose(proposals.entries(on: today))
            let training = try retrain(
                RetrainRequest(archive: request.archive, taxonomy: plan.path, seed: request.seed))
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

    /// Takes back what an adoption of a topic left that was interrupted before its end was written down: who holds the
    /// lock knows that nobody is at it any more. A taxonomy that was changed since stays as it is.
    private func takeBackInterrupted(_ slug: String, _ request: AdoptRequest, _ log: TopicChangeLog) throws {
        let taxonomy = try TaxonomyInPlace(request.taxonomy, places)
        guard let entry = try log.entries(of: taxonomy.path).first, entry.kind == .adopt, entry.topics == [slug],
            entry.modelAfter == nil, [entry.before, entry.after].contains(taxonomy.before)
        else { return }
        let inForce = try modelInForce()
        if let before = entry.modelBefore, before != inForce, learnedModelHas(slug) {
            _ = try putBack(before, request.archive.wait)
        }
        let path = try entry.archive ?? places.archive(request.archive.path)
        try takeBack(entry, try archive(ArchiveChoice(path, wait: request.archive.wait)), log)
    }

    /// Whether the model that was learned last knows a topic.
    private func learnedModelHas(_ slug: String) -> Bool {
        (try? TopicModel(path: places.learnedModel()))?.topics.contains(slug) ?? false
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
            let reading = try ThemeReading(archive, by: kind, keeps: true, workers: workers, progress: progress)
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
