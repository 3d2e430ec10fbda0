internal import ReadableText
internal import Yams

/// The root of a YAML text without anchors, for files of a fixed form: taxonomies and the configuration.
struct YAMLDocument {
    /// Why a text is none.
    enum Fault: Error {
        /// No YAML; at a line, where the parser says one.
        case malformed(line: Int?, reason: String)
        /// An anchor or alias: a small file could grow beyond measure by them.
        case anchor(line: Int)
    }

    /// Nothing at all where the text is empty.
    let root: Node?

    /// Reads a text.
    init(_ text: String) throws(Fault) {
        if let line = YAMLAnchors.firstLine(in: text) { throw .anchor(line: line) }
        let parser: Parser
        do {
            parser = try Parser(yaml: text)
            root = try parser.singleRoot()
        } catch { throw Self.fault(error) }
        // Nodes hold their anchors weakly; they live as long as the parser.
        defer { withExtendedLifetime(parser) {} }
        if let root { try Self.checkAnchors(root) }
    }

    /// The line of a node, counted from 1.
    static func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

    /// What a node is, in words.
    static func kind(_ node: Node) -> String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar, .alias: "plain text"
        }
    }

    /// Whatever `YAMLAnchors` did not take for an anchor, though the parser did, is none of ours either.
    private static func checkAnchors(_ node: Node) throws(Fault) {
        if node.anchor != nil { throw .anchor(line: line(node)) }
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                try checkAnchors(key)
                try checkAnchors(value)
            }
        case .sequence(let sequence): for child in sequence { try checkAnchors(child) }
        case .scalar: break
        case .alias: throw .anchor(line: line(node))
        }
    }

    private static func fault(_ error: any Error) -> Fault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
            .composer(_, let problem, let mark, _)?:
            .malformed(line: mark.line, reason: problem)
        case .duplicatedKeysInMapping(let keys, let context)?:
            .malformed(
                line: context.mark.line, reason: "the key '\(ReadableText.shortened(keys.first ?? ""))' is given twice")
        case .reader(let problem, _, _, _)?: .malformed(line: nil, reason: problem)
        default: .malformed(line: nil, reason: "it cannot be read")
        }
    }
}
