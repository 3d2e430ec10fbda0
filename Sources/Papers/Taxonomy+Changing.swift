/// A change of a taxonomy that a person asks for. Slugs are for ever: none is taken away, and none is given twice.
public enum TaxonomyChange: Hashable, Sendable {
    /// A topic comes.
    case add(Topic)
    /// A topic gets another name; its slug stays.
    case rename(String, name: String)
    /// A topic becomes part of another one: its slug is an alias of that one's, its cues are that one's too.
    case merge(String, into: String)
    /// Topics come for the parts of one, which is retired, or stays beside them where it is kept.
    case split(String, into: [Topic], keeps: Bool)
    /// A topic is learned and given no more.
    case retire(String)

    /// Why a taxonomy cannot be changed so.
    public enum Fault: Error, Hashable, Sendable {
        /// This is no slug.
        case badSlug(String)
        /// A topic has the slug already, or had it.
        case slugTaken(String)
        /// A name of nothing but blanks.
        case noName(String)
        /// Another topic has the name, in whatever capitals.
        case nameTaken(String, by: String)
        /// The taxonomy has no such topic, or it is retired.
        case noTopic(String)
        /// A topic cannot become part of itself.
        case sameTopic(String)
        /// Without it no topic would be left.
        case lastTopic(String)
        /// Parts are at least two, or one beside the topic itself.
        case tooFewParts(String)
        /// Two parts have the same cues, so that nothing tells which papers are about the one.
        case sameCues(String, String)
    }
}

extension Taxonomy {
    /// The taxonomy after a change.
    ///
    /// - Throws: `TaxonomyChange.Fault` where it cannot be changed so.
    public func changed(by change: TaxonomyChange) throws(TaxonomyChange.Fault) -> Taxonomy {
        switch change {
        case .add(let topic): return try adding([topic])
        case .rename(let slug, let name):
            if name.allSatisfy(\.isWhitespace) { throw .noName(slug) }
            try checkName(name, of: slug)
            return try replacing(slug) { $0.name = name }
        case .merge(let slug, let other):
            guard slug != other else { throw .sameTopic(slug) }
            let part = try topic(slug)
            return try replacing(other, leavingOut: slug) { topic in
                topic.aliases += [part.slug] + part.aliases
                topic.cues += part.cues.filter { !topic.cues.contains($0) }
            }
        case .split(let slug, let parts, let keeps):
            _ = try topic(slug)
            if parts.count < (keeps ? 1 : 2) { throw .tooFewParts(slug) }
            let whole = try adding(parts)
            try Self.checkCues(parts)
            return keeps ? whole : try whole.retiring(slug)
        case .retire(let slug): return try retiring(slug)
        }
    }

    /// Topics are named by their names too, so that each has one of its own.
    private func checkName(_ name: String, of slug: String) throws(TaxonomyChange.Fault) {
        let wanted = name.lowercased()
        if let other = topics.first(where: { $0.slug != slug && $0.name.lowercased() == wanted }) {
            throw .nameTaken(name, by: other.slug)
        }
    }

    /// Papers are shared out among parts by their cues.
    private static func checkCues(_ parts: [Topic]) throws(TaxonomyChange.Fault) {
        var seen: [Set<String>: String] = [:]
        for part in parts where !part.cues.isEmpty {
            if let other = seen.updateValue(part.slug, forKey: Set(part.cues.map { $0.lowercased() })) {
                throw .sameCues(other, part.slug)
            }
        }
    }

    private func topic(_ slug: String) throws(TaxonomyChange.Fault) -> Topic {
        guard let topic = self[slug] else { throw .noTopic(slug) }
        return topic
    }

    private func adding(_ added: [Topic]) throws(TaxonomyChange.Fault) -> Taxonomy {
        var taken = Set((topics + retired).flatMap { [$0.slug] + $0.aliases })
        var named: [String: String] = [:]
        for topic in added {
            guard Self.isSlug(topic.slug) else { throw .badSlug(topic.slug) }
            guard taken.insert(topic.slug).inserted else { throw .slugTaken(topic.slug) }
            if topic.name.allSatisfy(\.isWhitespace) { throw .noName(topic.slug) }
            try checkName(topic.name, of: topic.slug)
            if let other = named.updateValue(topic.slug, forKey: topic.name.lowercased()) {
                throw .nameTaken(topic.name, by: other)
            }
        }
        return Taxonomy(topics: topics + added, retired: retired)
    }

    private func replacing(
        _ slug: String, leavingOut other: String? = nil, _ change: (inout Topic) -> Void
    ) throws(TaxonomyChange.Fault) -> Taxonomy {
        var topic = try topic(slug)
        change(&topic)
        return Taxonomy(
            topics: topics.filter { $0.slug != other }.map { $0.slug == slug ? topic : $0 }, retired: retired)
    }

    private func retiring(_ slug: String) throws(TaxonomyChange.Fault) -> Taxonomy {
        let topic = try topic(slug)
        if topics.count == 1 { throw .lastTopic(slug) }
        return Taxonomy(topics: topics.filter { $0.slug != slug }, retired: retired + [topic])
    }
}
