public import Papers
internal import ReadableText
internal import Yams

extension Taxonomy {
    /// The largest taxonomy that is read, in bytes.
    public static let maximumSize = 4 << 20

    /// Reads a taxonomy file.
    public static func read(_ path: String) throws(TaxonomyError) -> Taxonomy {
        let bytes: [UInt8]
        do {
            var stream = try ByteStream(path: path)
            bytes = try stream.readText(limit: maximumSize)
        } catch { throw .input(error) }
        return try Taxonomy(yaml: String(decoding: bytes, as: UTF8.self), name: path)
    }

    /// The taxonomy of a YAML text; `name` is what errors call it.
    ///
    ///     version: 1
    ///     topics:
    ///       - slug: audio
    ///         name: Audio
    ///         definition: Speech, music and other sound.
    ///         cues: [speech recognition, text-to-speech]
    public init(yaml text: String, name: String) throws(TaxonomyError) {
        let reader = TaxonomyNodes(file: name)
        let topics = try reader.topics(of: try reader.root(text))
        self.init(topics: topics)
    }
}

/// Walks the nodes of a taxonomy's YAML.
private struct TaxonomyNodes {
    let file: String

    func root(_ text: String) throws(TaxonomyError) -> Node {
        if text.utf8.count > Taxonomy.maximumSize { throw .input(.tooLarge(file: file, limit: Taxonomy.maximumSize)) }
        if let line = YAMLAnchors.firstLine(in: text) { throw .anchor(file: file, line: line) }
        let parser: Parser
        let node: Node?
        do {
            parser = try Parser(yaml: text)
            node = try parser.singleRoot()
        } catch { throw malformed(error) }
        // Nodes hold their anchors weakly; they live as long as the parser.
        defer { withExtendedLifetime(parser) {} }
        guard let node else { throw .empty(file: file) }
        try checkAnchors(node)
        return node
    }

    func topics(of root: Node) throws(TaxonomyError) -> [Topic] {
        guard let mapping = root.mapping else { throw .noTaxonomy(file: file, reason: "it is \(kind(root))") }
        if let version = mapping["version"], version.scalar?.string != "1" {
            throw .newerVersion(
                file: file, line: line(version), found: ReadableText.shortened(version.scalar?.string ?? "unknown"))
        }
        guard let list = mapping["topics"] else { throw .noTaxonomy(file: file, reason: "it has no 'topics'") }
        if list.null != nil { throw .empty(file: file) }
        guard let sequence = list.sequence else { throw .noTaxonomy(file: file, reason: "'topics' is \(kind(list))") }
        if sequence.isEmpty { throw .empty(file: file) }
        var topics: [Topic] = []
        var lines: [String: Int] = [:]
        for node in sequence {
            let (topic, line) = try topic(node)
            if let first = lines[topic.slug] {
                throw .duplicateSlug(file: file, slug: topic.slug, lines: [first, line])
            }
            lines[topic.slug] = line
            topics.append(topic)
        }
        return topics
    }

    private func topic(_ node: Node) throws(TaxonomyError) -> (Topic, line: Int) {
        guard let mapping = node.mapping else {
            throw .wrongType(
                file: file, line: line(node), field: "topics", expected: "a list of topics with slug and name")
        }
        let slug = try text("slug", mapping, node)
        let slugLine = mapping["slug"].map(line) ?? line(node)
        guard Taxonomy.isSlug(slug) else { throw .badSlug(file: file, line: slugLine, slug: slug) }
        let definition = mapping["definition"] == nil ? "" : try text("definition", mapping, node)
        return (
            Topic(slug: slug, name: try text("name", mapping, node), definition: definition, cues: try cues(mapping)),
            slugLine
        )
    }

    private func text(_ field: String, _ mapping: Node.Mapping, _ topic: Node) throws(TaxonomyError) -> String {
        guard let node = mapping[field], node.null == nil else {
            throw .missingField(file: file, line: line(topic), field: field)
        }
        guard let scalar = node.scalar else {
            throw .wrongType(file: file, line: line(node), field: field, expected: "a text")
        }
        let text = Spacing.singleSpaced(scalar.string)
        if text.isEmpty { throw .missingField(file: file, line: line(node), field: field) }
        return text
    }

    private func cues(_ mapping: Node.Mapping) throws(TaxonomyError) -> [String] {
        guard let node = mapping["cues"], node.null == nil else { return [] }
        guard let sequence = node.sequence else {
            throw .wrongType(file: file, line: line(node), field: "cues", expected: "a list of phrases")
        }
        var cues: [String] = []
        var known: Set<String> = []
        for cue in sequence {
            guard let scalar = cue.scalar else {
                throw .wrongType(file: file, line: line(cue), field: "cues", expected: "a list of phrases")
            }
            let text = Spacing.singleSpaced(scalar.string)
            if !text.isEmpty, known.insert(text).inserted { cues.append(text) }
        }
        return cues
    }

    /// Whatever `YAMLAnchors` did not take for an anchor, though the parser did, is none of a taxonomy either.
    private func checkAnchors(_ node: Node) throws(TaxonomyError) {
        if node.anchor != nil { throw .anchor(file: file, line: line(node)) }
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                try checkAnchors(key)
                try checkAnchors(value)
            }
        case .sequence(let sequence): for child in sequence { try checkAnchors(child) }
        case .scalar: break
        case .alias: throw .anchor(file: file, line: line(node))
        }
    }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

    private func kind(_ node: Node) -> String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar, .alias: "plain text"
        }
    }

    private func malformed(_ error: any Error) -> TaxonomyError {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
            .composer(_, let problem, let mark, _)?:
            .malformed(file: file, line: mark.line, reason: problem)
        case .duplicatedKeysInMapping(let keys, let context)?:
            .malformed(
                file: file, line: context.mark.line,
                reason: "the key '\(ReadableText.shortened(keys.first ?? ""))' is given twice")
        case .reader(let problem, _, _, _)?: .malformed(file: file, line: nil, reason: problem)
        default: .malformed(file: file, line: nil, reason: "it cannot be read")
        }
    }
}
