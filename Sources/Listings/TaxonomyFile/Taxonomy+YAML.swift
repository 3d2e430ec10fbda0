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
        if text.utf8.count > Self.maximumSize { throw .input(.tooLarge(file: name, limit: Self.maximumSize)) }
        let document: YAMLDocument
        do { document = try YAMLDocument(text) } catch { throw TaxonomyError(error, file: name) }
        guard let root = document.root else { throw .empty(file: name) }
        self.init(topics: try TaxonomyNodes(file: name).topics(of: root))
    }
}

/// Walks the nodes of a taxonomy's YAML.
private struct TaxonomyNodes {
    let file: String

    func topics(of root: Node) throws(TaxonomyError) -> [Topic] {
        guard let mapping = root.mapping else {
            throw .noTaxonomy(file: file, reason: "it is \(YAMLDocument.kind(root))")
        }
        if let version = mapping["version"], version.scalar?.string != "1" {
            throw .newerVersion(
                file: file, line: YAMLDocument.line(version),
                found: ReadableText.shortened(version.scalar?.string ?? "unknown"))
        }
        guard let list = mapping["topics"] else { throw .noTaxonomy(file: file, reason: "it has no 'topics'") }
        if list.null != nil { throw .empty(file: file) }
        guard let sequence = list.sequence else {
            throw .noTaxonomy(file: file, reason: "'topics' is \(YAMLDocument.kind(list))")
        }
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
                file: file, line: YAMLDocument.line(node), field: "topics",
                expected: "a list of topics with slug and name")
        }
        let slug = try text("slug", mapping, node)
        let slugLine = mapping["slug"].map(YAMLDocument.line) ?? YAMLDocument.line(node)
        guard Taxonomy.isSlug(slug) else { throw .badSlug(file: file, line: slugLine, slug: slug) }
        let definition = mapping["definition"] == nil ? "" : try text("definition", mapping, node)
        return (
            Topic(slug: slug, name: try text("name", mapping, node), definition: definition, cues: try cues(mapping)),
            slugLine
        )
    }

    private func text(_ field: String, _ mapping: Node.Mapping, _ topic: Node) throws(TaxonomyError) -> String {
        guard let node = mapping[field], node.null == nil else {
            throw .missingField(file: file, line: YAMLDocument.line(topic), field: field)
        }
        guard let scalar = node.scalar else {
            throw .wrongType(file: file, line: YAMLDocument.line(node), field: field, expected: "a text")
        }
        let text = Spacing.singleSpaced(scalar.string)
        if text.isEmpty { throw .missingField(file: file, line: YAMLDocument.line(node), field: field) }
        return text
    }

    private func cues(_ mapping: Node.Mapping) throws(TaxonomyError) -> [String] {
        guard let node = mapping["cues"], node.null == nil else { return [] }
        guard let sequence = node.sequence else {
            throw .wrongType(file: file, line: YAMLDocument.line(node), field: "cues", expected: "a list of phrases")
        }
        var cues: [String] = []
        var known: Set<String> = []
        for cue in sequence {
            guard let scalar = cue.scalar else {
                throw .wrongType(file: file, line: YAMLDocument.line(cue), field: "cues", expected: "a list of phrases")
            }
            let text = Spacing.singleSpaced(scalar.string)
            if !text.isEmpty, known.insert(text).inserted { cues.append(text) }
        }
        return cues
    }
}
