public import Papers
internal import ReadableText
internal import Yams

/// The text of a taxonomy file, which is changed line by line: what people wrote between the entries, and beside what
/// does not change, stays.
///
///     let text = try TaxonomyText(file, name: "topics.yaml")
///     try text.changed(by: .rename("audio", name: "Sound")).text
///
/// Where the lines of a text are not those that we and most people write (a list in brackets, say), the whole is
/// written anew behind the comments that it begins with.
public struct TaxonomyText: Sendable {
    /// The text.
    public let text: String
    /// What it says.
    public let taxonomy: Taxonomy
    private let name: String

    /// Reads a text; `name` is what errors call it. Throws `TaxonomyError`.
    public init(_ text: String, name: String) throws(TaxonomyError) {
        self.text = text
        self.name = name
        taxonomy = try Taxonomy(yaml: text, name: name)
    }

    /// The text after a change, which says what the taxonomy is after it.
    ///
    /// - Throws: `TaxonomyChange.Fault` where it cannot be changed so.
    public func changed(by change: TaxonomyChange) throws -> TaxonomyText {
        let wanted = try taxonomy.changed(by: change)
        if let edited = TaxonomyLines(text)?.edited(by: change, from: taxonomy, to: wanted),
            let text = try? TaxonomyText(edited, name: name), text.taxonomy.topics == wanted.topics,
            // Retired ones stay where they stood.
            Set(text.taxonomy.retired) == Set(wanted.retired)
        {
            return text
        }
        return try TaxonomyText((leadingComments + [wanted.yaml]).joined(separator: "\n"), name: name)
    }

    /// The comments before anything is said.
    private var leadingComments: [String] {
        TaxonomyLines.lines(of: text).prefix { $0.hasPrefix("#") || $0.allSatisfy(\.isWhitespace) }
            .map { $0.hasSuffix("\r") ? String($0.dropLast()) : $0 }
    }
}

/// The lines of a taxonomy whose topics are a list of blocks, one below another.
private struct TaxonomyLines {
    /// The lines of a topic.
    private struct Entry {
        let slug: String
        /// From the dash to the last line that says something.
        let lines: Range<Int>
        /// How many blanks stand before the dash, and before each key.
        let (indent, keyIndent): (Int, Int)
        /// The lines of each field: from its key to the last line of its value.
        let fields: [String: Range<Int>]
    }

    private var lines: [String]
    private let entries: [Entry]

    init?(_ text: String) {
        let lines = Self.lines(of: text)
        guard let root = (try? YAMLDocument(text))?.root?.mapping, let list = root["topics"]?.sequence,
            list.style != .flow
        else { return nil }
        let end = root.map { $0.key.mark?.line ?? 0 }.filter { $0 > (list.mark?.line ?? .max) }.min()
        let starts = list.compactMap { $0.mark.flatMap { Self.dash(of: $0, in: lines) } }
        guard starts.count == list.count else { return nil }
        let ends = starts.dropFirst() + [end.map { $0 - 1 } ?? lines.count]
        var entries: [Entry] = []
        for (node, (start, end)) in zip(list, zip(starts, ends)) {
            guard let entry = Self.entry(node, start, end, lines) else { return nil }
            entries.append(entry)
        }
        (self.lines, self.entries) = (lines, entries)
    }

    /// The lines of a text without their line feeds: as bytes, since a carriage return and a line feed are one character.
    static func lines(of text: String) -> [String] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The line on which the dash before a node stands.
    private static func dash(of mark: Mark, in lines: [String]) -> Int? {
        guard lines.indices.contains(mark.line - 1) else { return nil }
        return lines[..<mark.line].lastIndex { line in line.drop { $0 == " " }.hasPrefix("-") }
    }

    private static func entry(_ node: Node, _ start: Int, _ end: Int, _ lines: [String]) -> Entry? {
        guard let mapping = node.mapping, mapping.style != .flow, start < end,
            let slug = mapping["slug"]?.scalar?.string,
            let column = mapping.first?.key.mark?.column
        else { return nil }
        let keys = mapping.compactMap { key, _ in
            key.scalar.flatMap { scalar in key.mark.map { (name: scalar.string, line: $0.line - 1) } }
        }
        guard keys.count == mapping.count, zip(keys, keys.dropFirst()).allSatisfy({ $0.line < $1.line }) else {
            return nil
        }
        let ends = keys.dropFirst().map(\.line) + [end]
        let fields = zip(keys, ends).map { key, end in
            (key.name, key.line..<Self.end(of: key.line..<end, deeperThan: column - 1, lines))
        }
        return Entry(
            slug: slug, lines: start..<(fields.last?.1.upperBound ?? end),
            indent: lines[start].prefix { $0 == " " }.count, keyIndent: column - 1,
            fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }))
    }

    /// Behind the last line that says something: comments at the keys' own margin speak of what follows.
    private static func end(of range: Range<Int>, deeperThan margin: Int, _ lines: [String]) -> Int {
        range.last { number in
            let line = lines[number].drop { $0 == " " }
            if line.allSatisfy(\.isWhitespace) { return false }
            return line.first != "#" || lines[number].utf8.count - line.utf8.count > margin
        }.map { $0 + 1 } ?? range.upperBound
    }

    /// The text after a change to a taxonomy; nil where no lines say where it would be.
    func edited(by change: TaxonomyChange, from taxonomy: Taxonomy, to wanted: Taxonomy) -> String? {
        var edited = self
        switch change {
        case .add(let topic): edited.append([topic])
        case .rename(let slug, let name):
            guard let entry = entry(slug) else { return nil }
            edited.set("name", [Topic.nameField(name)], of: entry)
        case .retire(let slug):
            guard let entry = entry(slug) else { return nil }
            edited.retire(entry)
        case .split(let slug, let parts, let keeps):
            guard let entry = entry(slug) else { return nil }
            // From the end to the beginning, so that the places before stay.
            edited.append(parts)
            if !keeps { edited.retire(entry) }
        case .merge(let slug, let other):
            guard let (gone, stays) = entry(slug).flatMap({ gone in entry(other).map { (gone, $0) } }),
                let (old, new) = taxonomy[other].flatMap({ old in wanted[other].map { (old, $0) } })
            else { return nil }
            let removal = { (edited: inout Self) in edited.lines.removeSubrange(gone.lines) }
            if gone.lines.lowerBound > stays.lines.lowerBound { removal(&edited) }
            edited.extend(
                stays,
                by: Topic(
                    slug: "", name: "", cues: new.cues.filter { !old.cues.contains($0) },
                    aliases: new.aliases.filter { !old.aliases.contains($0) }), to: new)
            if gone.lines.lowerBound < stays.lines.lowerBound { removal(&edited) }
        }
        return edited.lines.joined(separator: "\n")
    }

    private func entry(_ slug: String) -> Entry? { entries.first { $0.slug == slug } }

    /// What ends a line besides its line feed.
    private var ending: String { lines.first?.hasSuffix("\r") == true ? "\r" : "" }

    /// Adds topics behind the last one.
    private mutating func append(_ topics: [Topic]) {
        guard let last = entries.last else { return }
        let added = topics.flatMap { $0.yamlLines(isRetired: false, indent: last.indent) }
        let isAtEnd = last.lines.upperBound == lines.count
        lines.insert(contentsOf: added.map { $0 + ending } + (isAtEnd ? [""] : []), at: last.lines.upperBound)
    }

    /// Marks a topic as retired, below its name.
    private mutating func retire(_ entry: Entry) { set("retired", [Topic.retiredField], of: entry) }

    /// Gives an entry more aliases and cues: behind those that it has, where each stands on a line, else the whole list
    /// anew.
    private mutating func extend(_ entry: Entry, by added: Topic, to topic: Topic) {
        let lists = [("aliases", added.aliases, topic.aliases), ("cues", added.cues, topic.cues)]
        let place = { (field: String) in entry.fields[field]?.lowerBound ?? entry.lines.upperBound }
        // From the end to the beginning, so that the places before stay.
        for (field, more, all) in lists.sorted(by: { place($0.0) > place($1.0) }) where !more.isEmpty {
            if let range = entry.fields[field], let margin = itemMargin(of: range) {
                let items = Topic.field(field, more).dropFirst().map { margin + $0.dropFirst(2) + ending }
                lines.insert(contentsOf: items, at: range.upperBound)
            } else {
                set(field, Topic.field(field, all), of: entry)
            }
        }
    }

    /// What stands before the dashes of a list below its key; nil for another form.
    private func itemMargin(of range: Range<Int>) -> String? {
        guard range.count > 1, lines[range.lowerBound].trimmed.hasSuffix(":"), let item = lines[range].last,
            item.trimmed.hasPrefix("- ")
        else { return nil }
        return String(item.prefix { $0 == " " })
    }

    /// Writes a field in place of what stands there, else at the end of the entry.
    private mutating func set(_ field: String, _ written: [String], of entry: Entry) {
        let margin = String(repeating: " ", count: entry.keyIndent)
        var added = written.map { margin + $0 + ending }
        guard let range = entry.fields[field] else {
            let place = field == "retired" ? entry.fields["name"]?.upperBound : nil
            return lines.insert(contentsOf: added, at: place ?? entry.lines.upperBound)
        }
        // The first key stands behind the dash.
        let before = lines[range.lowerBound].prefix(entry.keyIndent)
        added[0] = before + String(added[0].dropFirst(entry.keyIndent))
        lines.replaceSubrange(range, with: added)
    }
}

extension String {
    /// The text without blanks around it.
    fileprivate var trimmed: Substring {
        let text = drop(while: \.isWhitespace)
        return text.prefix(
            text.lastIndex { !$0.isWhitespace }.map { text.distance(from: text.startIndex, to: $0) + 1 } ?? 0)
    }
}
