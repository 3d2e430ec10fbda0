internal import ReadableText
internal import Yams

/// What a person has settled for all commands, in a YAML file:
///
///     sources:
///       - daily-papers
///       - arxiv: [cs.CL, cs.LG]
///     topics: topics.yaml
///     archive: ~/papers/archive.sqlite
///     mail:
///       from: reports@example.org
///       to: [me@example.org]
///
/// Every key may be left out. A path begins at the folder of the file, or with `~/` at the home folder.
public struct Configuration: Hashable, Sendable {
    /// A value, and the line in which it stands.
    public struct Setting<Value: Hashable & Sendable>: Hashable, Sendable {
        /// The value.
        public let value: Value
        /// The line, counted from 1.
        public let line: Int
    }

    /// A service that listings are fetched from, as it is written: not every name is one.
    public struct Source: Hashable, Sendable {
        /// Its name.
        public let service: String
        /// The categories asked for; empty for all.
        public let categories: [String]
        /// The line in which it stands, counted from 1.
        public let line: Int

        /// A source; the line counts only where there are lines.
        public init(_ service: String, categories: [String] = [], line: Int = 1) {
            (self.service, self.categories, self.line) = (service, categories, line)
        }
    }

    /// The file.
    public let file: String
    /// The services that an update asks, in order.
    public internal(set) var sources: Setting<[Source]>?
    /// The archive's file.
    public internal(set) var archive: Setting<String>?
    /// The model's file.
    public internal(set) var model: Setting<String>?
    /// The taxonomy's file.
    public internal(set) var topics: Setting<String>?
    /// The sender of mails.
    public internal(set) var mailFrom: Setting<String>?
    /// The receivers of mails, each with its line.
    public internal(set) var mailTo: [Setting<String>]?

    /// The largest file that is read, in bytes.
    public static let maximumSize = 1 << 20

    /// Reads a configuration file; `home` is the home folder that `~/` stands for, nil where there is none.
    public static func read(_ path: String, home: String?) throws(ConfigurationError) -> Configuration {
        let bytes: [UInt8]
        // A pipe would be waited for.
        if let status = try? FileStatus(path: path), status.kind != .file {
            throw .malformed(file: path, line: nil, reason: "it is no file")
        }
        do {
            var stream = try ByteStream(path: path)
            bytes = try stream.readText(limit: maximumSize)
        } catch { throw .input(error) }
        return try Configuration(yaml: String(decoding: bytes, as: UTF8.self), file: path, home: home)
    }

    /// The configuration of a YAML text; `file` is what errors call it, and whose folder paths begin at, `home` the
    /// home folder that `~/` stands for, nil where there is none.
    public init(yaml text: String, file: String, home: String?) throws(ConfigurationError) {
        self.file = file
        let document: YAMLDocument
        do { document = try YAMLDocument(text) } catch { throw ConfigurationError(error, file: file) }
        // Nothing is settled in an empty file.
        guard let root = document.root, root.null == nil else { return }
        let reader = ConfigurationNodes(file: file, home: home)
        for (key, node) in try reader.entries(root, of: "the configuration", known: Key.allCases) {
            switch key {
            case .sources: sources = Setting(value: try reader.sources(node), line: YAMLDocument.line(node))
            case .archive: archive = try reader.path(node, key)
            case .model: model = try reader.path(node, key)
            case .topics: topics = try reader.path(node, key)
            case .mail:
                for (key, node) in try reader.entries(node, of: "'mail'", known: MailKey.allCases) {
                    switch key {
                    case .from: mailFrom = try reader.text(node, "'from'", "an address")
                    case .to: mailTo = try reader.texts(node, "'to'", "an address, or a list of them")
                    }
                }
            }
        }
    }

    fileprivate enum Key: String, CaseIterable { case sources, topics, archive, model, mail }
    private enum MailKey: String, CaseIterable { case from, to }
}

/// Walks the nodes of a configuration.
private struct ConfigurationNodes {
    let file: String
    let home: String?

    func entries<Key: RawRepresentable<String>>(
        _ node: Node, of what: String, known: [Key]
    ) throws(ConfigurationError) -> [(key: Key, value: Node)] {
        let names = known.map(\.rawValue)
        guard let mapping = node.mapping else {
            let expected = "keys with values (\(names.joined(separator: ", ")))"
            throw .wrongType(file: file, line: YAMLDocument.line(node), key: what, expected: expected)
        }
        var entries: [(Key, Node)] = []
        for (node, value) in mapping {
            let name = node.scalar?.string ?? YAMLDocument.kind(node)
            guard let key = Key(rawValue: name) else {
                throw .unknownKey(file: file, line: YAMLDocument.line(node), key: name, of: what, known: names)
            }
            entries.append((key, value))
        }
        return entries
    }

    func text(
        _ node: Node, _ key: String, _ expected: String
    ) throws(ConfigurationError) -> Configuration.Setting<String> {
        let line = YAMLDocument.line(node)
        guard let scalar = node.scalar, node.null == nil, !scalar.string.isEmpty else {
            throw .wrongType(file: file, line: line, key: key, expected: expected)
        }
        return Configuration.Setting(value: scalar.string, line: line)
    }

    func texts(
        _ node: Node, _ key: String, _ expected: String
    ) throws(ConfigurationError) -> [Configuration.Setting<String>] {
        guard let sequence = node.sequence else { return [try text(node, key, expected)] }
        var texts: [Configuration.Setting<String>] = []
        for item in sequence { texts.append(try text(item, key, expected)) }
        return texts
    }

    /// `daily-papers`, `arxiv: [cs.CL, cs.LG]`, `arxiv: cs`.
    func sources(_ node: Node) throws(ConfigurationError) -> [Configuration.Source] {
        let (name, expected) = ("'sources'", "a list of services, such as - daily-papers and - arxiv: [cs.LG]")
        guard let sequence = node.sequence, !sequence.isEmpty else {
            throw .wrongType(file: file, line: YAMLDocument.line(node), key: name, expected: expected)
        }
        var sources: [Configuration.Source] = []
        for item in sequence {
            var (service, categories) = (item, [String]())
            if let mapping = item.mapping, mapping.count == 1, let (key, value) = mapping.first {
                service = key
                categories = try texts(value, name, "a category, or a list of them").map(\.value)
                // None would be all of the service.
                if categories.isEmpty {
                    let expected = "a category, or a list of them; without any write the service alone"
                    throw .wrongType(file: file, line: YAMLDocument.line(value), key: name, expected: expected)
                }
            }
            let text = try text(service, name, expected)
            sources.append(Configuration.Source(text.value, categories: categories, line: text.line))
        }
        return sources
    }

    func path(_ node: Node, _ key: Configuration.Key) throws(ConfigurationError) -> Configuration.Setting<String> {
        let setting = try text(node, "'\(key.rawValue)'", "the path of a file")
        let text = setting.value
        var path = text
        if text.hasPrefix("~/") {
            guard let home else { throw .badValue(file: file, line: setting.line, reason: "there is no home folder") }
            path = home + text.dropFirst()
        } else if !text.hasPrefix("/"), SystemPath.folder(file) != "." {
            path = SystemPath.folder(file) + "/" + text
        }
        return Configuration.Setting(value: path, line: setting.line)
    }
}
