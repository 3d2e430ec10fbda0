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
    ///         aliases: [speech]     # slugs of topics that became one with it
    ///       - slug: telephony
    ///         name: Telephony
    ///         retired: true         # learned and given no more; the slug is given to no other
    public init(yaml text: String, name: String) throws(TaxonomyError) {
        if text.utf8.count > Self.maximumSize { throw .input(.tooLarge(file: name, limit: Self.maximumSize)) }
        let document: YAMLDocument
        do { document = try YAMLDocument(text) } catch { throw TaxonomyError(error, file: name) }
        guard let root = document.root else { throw .empty(file: name) }
        self = try TaxonomyNodes(file: name).taxonomy(of: root)
    }
}

/// Walks the nodes of a taxonomy's YAML.
private struct TaxonomyNodes {
    let file: String

    func taxonomy(of root: Node) throws(TaxonomyError) -> Taxonomy {
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
        var (topics, retired): ([Topic], [Topic]) = ([], [])
        var lines: [String: Int] = [:]
        for node in sequence {
            let (topic, isRetired, slugs) = try topic(node)
            for (slug, line) in slugs {
                if let first = lines[slug] { throw .duplicateSlug(file: file, slug: slug, lines: [first, line]) }
                lines[slug] = line
            }
            if isRetired { retired.append(topic) } else { topics.append(topic) }
        }
        if topics.isEmpty { throw .empty(file: file) }
        return Taxonomy(topics: topics, retired: retired)
    }

    private typealias Slug = (slug: String, line: Int)

    /// A topic, whether it is retired, and its slug and aliases with their lines.
    private func topic(_ node: Node) throws(TaxonomyError) -> (Topic, isRetired: Bool, slugs: [Slug]) {
        guard let mapping = node.mapping else {
            throw .wrongType(
                file: file, line: YAMLDocument.line(node), field: "topics",
                expected: "a list of topics with slug and name")
        }
        let slug = try text("slug", mapping, node)
        let slugLine = mapping["slug"].map(YAMLDocument.line) ?? YAMLDocument.line(node)
        guard Taxonomy.isSlug(slug) else { throw .badSlug(file: file, line: slugLine, slug: slug) }
        let definition = mapping["definition"] == nil ? "" : try text("definition", mapping, node)
        let aliases = try texts("aliases", mapping, of: "slugs")
        if let wrong = aliases.first(where: { !Taxonomy.isSlug($0.text) }) {
            throw .badSlug(file: file, line: wrong.line, slug: wrong.text)
        }
        return (
            Topic(
                slug: slug, name: try text("name", mapping, node), definition: definition,
                cues: try texts("cues", mapping, of: "phrases").map(\.text), aliases: aliases.map(\.text)),
            try isRetired(mapping), [(slug, slugLine)] + aliases.map { ($0.text, $0.line) }
        )
    }

    private func isRetired(_ mapping: Node.Mapping) throws(TaxonomyError) -> Bool {
        guard let node = mapping["retired"], node.null == nil else { return false }
        guard let isRetired = node.bool else {
            throw .wrongType(
                file: file, line: YAMLDocument.line(node), field: "retired", expected: "true or false")
        }
        return isRetired
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

    /// The texts of a list, each once, with their lines.
    private func texts(
        _ field: String, _ mapping: Node.Mapping, of what: String
    ) throws(TaxonomyError) -> [(text: String, line: Int)] {
        guard let node = mapping[field], node.null == nil else { return [] }
        guard let sequence = node.sequence else {
            throw .wrongType(
                file: file, line: YAMLDocument.line(node), field: field, expected: "a list of \(what)")
        }
        var found: [(text: String, line: Int)] = []
        var known: Set<String> = []
        for item in sequence {
            guard let scalar = item.scalar else {
                throw .wrongType(
                    file: file, line: YAMLDocument.line(item), field: field, expected: "a list of \(what)")
            }
            let text = Spacing.singleSpaced(scalar.string)
            if !text.isEmpty, known.insert(text).inserted { found.append((text, YAMLDocument.line(item))) }
        }
        return found
    }
}
