import Listings
import PaperArchive
import Papers
import TopicEngine

extension Desk {
    /// Changes the taxonomy in force. The shipped one stays as it is: the first change makes a copy of it in the data
    /// folder, which is in force from then on.
    ///
    /// - Parameters:
    ///   - request: what changes.
    ///   - announced: takes what will change, before anything does.
    /// - Throws: `DeskError.topics`, `.unknownTopics` and `.modelsLocked`, `TaxonomyError` and `ArchiveError`.
    public func change(
        _ request: TopicChangeRequest, announced: (TopicChangePlan) throws -> Void = { _ in }
    ) throws -> TopicChangeAnswer {
        try changingTopics(request.archive.wait, isDryRun: request.isDryRun) { log in
            let taxonomy = try TaxonomyInPlace(request.taxonomy, places)
            let change = try request.change.resolved(taxonomy.text.taxonomy)
            let changed = try Self.changed(taxonomy.text, by: change)
            let shared = try sharing(change, request)
            var plan = TopicChangePlan(
                kind: change.kind, topics: change.topics, path: taxonomy.path, copyOf: taxonomy.copyOf,
                before: taxonomy.text.taxonomy, after: changed.taxonomy)
            plan.proposals = shared?.proposals.counts ?? []
            try announced(plan)
            if request.isDryRun { return TopicChangeAnswer(plan, isDryRun: true) }
            let entry = TopicChangeLog.Entry(
                number: try log.next(), kind: plan.kind, topics: plan.topics, taxonomy: plan.path,
                before: taxonomy.before, after: changed.text, archive: shared?.archive.path,
                proposed: plan.proposals.map(\.topic))
            try log.write(entry)
            try TaxonomyInPlace.put(changed.text, at: plan.path)
            try shared?.archive.propose(shared?.proposals.entries(on: today) ?? [])
            return TopicChangeAnswer(plan, isDryRun: false, number: entry.number)
        }
    }

    /// Takes back the last change of the taxonomy in force: the file has the bytes that it had before, what was
    /// proposed of papers goes, and the model before is in force again, unless another one was learned since.
    ///
    /// Throws `DeskError.topics` where there is no such change, or the file is another one by now.
    public func undo(
        _ request: TopicUndoRequest, announced: (TopicChangePlan) throws -> Void = { _ in }
    ) throws -> TopicChangeAnswer {
        try changingTopics(request.wait, isDryRun: request.isDryRun) { log in
            let taxonomy = try TaxonomyInPlace(request.taxonomy, places)
            let entry = try undoable(request, taxonomy, log)
            let archive = try entry.archive.map { try Archive(path: $0, opening: .existing, wait: request.wait) }
            let topics = Set(entry.proposed)
            let inForce = try models().rows.first(where: \.model.isInForce)?.model.fingerprint
            var plan = TopicChangePlan(
                kind: entry.kind, isUndo: true, topics: entry.topics, path: taxonomy.path,
                removesFile: entry.before == nil, before: taxonomy.text.taxonomy,
                after: try entry.before.map { try TaxonomyText($0, name: taxonomy.path).taxonomy }
                    ?? places.shippedTaxonomy() ?? taxonomy.text.taxonomy)
            plan.withdrawn =
                try archive?.proposedLabels().reduce(0) { $0 + $1.topics.keys.count(where: topics.contains) } ?? 0
            plan.changesModel = entry.modelAfter != nil && entry.modelAfter == inForce
            plan.modelStays = entry.modelAfter != nil && entry.modelAfter != inForce
            try announced(plan)
            if request.isDryRun { return TopicChangeAnswer(plan, isDryRun: true) }
            let restored = plan.changesModel ? try entry.modelBefore.map { try putBack($0, request.wait) } : nil
            try archive?.withdrawProposals(of: entry.proposed)
            try TaxonomyInPlace.put(entry.before, at: taxonomy.path)
            try log.remove(entry.number)
            return TopicChangeAnswer(plan, isDryRun: false, restoredModel: restored)
        }
    }

    /// The change that is taken back.
    private func undoable(
        _ request: TopicUndoRequest, _ taxonomy: TaxonomyInPlace, _ log: TopicChangeLog
    ) throws -> TopicChangeLog.Entry {
        guard let entry = try log.entries(of: taxonomy.path).first else {
            throw DeskError.topics(.nothingToUndo(path: taxonomy.path))
        }
        guard entry.kind == request.kind, request.topic.map(entry.topics.contains) ?? true else {
            throw DeskError.topics(.otherChange(entry.kind, topics: entry.topics))
        }
        guard taxonomy.before == entry.after else { throw DeskError.topics(.changedSince(path: taxonomy.path)) }
        return entry
    }

    /// Puts a model back in force and returns its fingerprint.
    func putBack(_ model: String, _ wait: Double) throws -> String {
        try rollBack(RollbackRequest(model, wait: wait)).after.fingerprint
    }

    /// Calls `body` while no other run changes taxonomies; who only looks waits for nobody.
    func changingTopics<Result>(
        _ wait: Double, isDryRun: Bool, _ body: (TopicChangeLog) throws -> Result
    ) throws -> Result {
        let folder = try places.topicChanges()
        let lock = isDryRun ? nil : try FolderLock(on: folder, wait: wait)
        return try withExtendedLifetime(lock) { try body(TopicChangeLog(folder: folder)) }
    }

    /// The text after a change.
    static func changed(_ text: TaxonomyText, by change: TaxonomyChange) throws -> TaxonomyText {
        do { return try text.changed(by: change) } catch let fault as TaxonomyChange.Fault {
            throw DeskError.topics(.taxonomy(fault))
        }
    }

    /// What is proposed of the papers of a topic that is split; nil where none is, or there is no archive.
    private func sharing(
        _ change: TaxonomyChange, _ request: TopicChangeRequest
    ) throws -> (archive: Archive, proposals: TopicProposals)? {
        guard case .split(let slug, let parts, _) = change else { return nil }
        do {
            let archive = try archive(request.archive)
            var model: TopicModel?
            do { model = try places.model().model } catch DeskError.noModel {}
            if let model {
                try ArchiveClassification.update(archive, with: model, workers: workers, progress: progress)
            }
            let proposals = try TopicProposals(sharing: slug, among: parts, in: archive, model)
            return (archive, proposals)
        } catch ArchiveError.notFound where request.archive.path == nil { return nil }
    }
}

extension TaxonomyChange {
    /// The kind of the change.
    var kind: TopicChangeKind {
        switch self {
        case .add: .add
        case .rename: .rename
        case .merge: .merge
        case .split: .split
        case .retire: .retire
        }
    }

    /// The slugs that it is about, the first one first.
    var topics: [String] {
        switch self {
        case .add(let topic): [topic.slug]
        case .rename(let slug, _), .retire(let slug): [slug]
        case .merge(let slug, let other): [slug, other]
        case .split(let slug, let parts, _): [slug] + parts.map(\.slug)
        }
    }

    /// The change with the slugs of the topics that it names. Throws `DeskError.unknownTopics`.
    fileprivate func resolved(_ taxonomy: Taxonomy) throws(DeskError) -> TaxonomyChange {
        let names = TopicNames(taxonomy)
        func slug(_ name: String) throws(DeskError) -> String {
            // What became part of another topic is not meant by its old slug where something is done to it.
            if let whole = taxonomy.aliases[name] { throw .topics(.alias(name, of: whole)) }
            if let retired = taxonomy.retired.first(where: { $0.slug == name }) {
                throw .topics(.retired(retired.slug))
            }
            guard let slug = names.slug(name) else { throw .unknownTopics([names.unknown(name)]) }
            return slug
        }
        switch self {
        case .add: return self
        case .rename(let topic, let name): return .rename(try slug(topic), name: name)
        case .merge(let topic, let other): return .merge(try slug(topic), into: try slug(other))
        case .split(let topic, let parts, let keeps):
            let whole = try slug(topic)
            return .split(whole, into: parts.map { $0.drafted(of: taxonomy[whole]) }, keeps: keeps)
        case .retire(let topic): return .retire(try slug(topic))
        }
    }
}

extension Topic {
    /// A part of a topic with what it lacks: a name made of its slug; and as cues the words of its slug, with those of
    /// the topic's own in which one of them stands.
    fileprivate func drafted(of whole: Topic?) -> Topic {
        var part = self
        let words = slug.split(separator: "-")
        let said = words.joined(separator: " ")
        if name.isEmpty { part.name = said.prefix(1).uppercased() + said.dropFirst() }
        if cues.isEmpty {
            let own = (whole?.cues ?? []).filter { cue in
                cue != said && cue.split { !$0.isLetter && !$0.isNumber }.contains(where: words.contains)
            }
            part.cues = [said] + own
        }
        return part
    }
}
