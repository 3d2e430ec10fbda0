import ReadableText

/// An element with what is in it.
struct XMLItem: Sendable {
    /// The name without prefix.
    let name: String
    /// The address of its namespace; empty for none.
    let space: String
    /// The attributes, by name without prefix.
    let attributes: [String: String]
    /// The 1-based line on which it begins.
    let line: Int
    /// The text within, that of elements within included.
    var text = ""
    /// The elements directly within.
    var children: [XMLItem] = []

    /// The elements directly within that have a name, of this element's own namespace or of a given
    /// one (or of none, where a document forgot to declare the prefix).
    func all(_ name: String, in space: String? = nil) -> [XMLItem] {
        children.filter { $0.name == name && ($0.space == (space ?? self.space) || space != nil && $0.space.isEmpty) }
    }

    /// The first of them.
    func first(_ name: String, in space: String? = nil) -> XMLItem? { all(name, in: space).first }

    /// The text of the first of them on one line; nil where there is none, or nothing in it.
    func line(of name: String, in space: String? = nil) -> String? {
        guard let text = first(name, in: space)?.singleLine, !text.isEmpty else { return nil }
        return text
    }

    /// The text within on one line.
    var singleLine: String { Spacing.singleSpaced(text) }
}

/// The namespaces that listings use.
enum XMLSpace {
    static let arXiv = "http://arxiv.org/schemas/atom"
    static let dublinCore = "http://purl.org/dc/elements/1.1/"
}
