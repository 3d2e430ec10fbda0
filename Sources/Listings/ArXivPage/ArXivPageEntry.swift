import Papers
import ReadableText

/// An entry of a list while its lines are gathered.
struct ArXivPageEntry {
    let line: Int
    let isReplacement: Bool
    private let id: WrittenIdentifier
    private var title = ""
    private var expectsTitle = false
    private var authors: [String] = []
    private var subjects = ""
    private var hasSubjects = false
    private var venue: String?
    private var doi: String?
    private var abstract: [String] = []

    init(id: WrittenIdentifier, line: Int, isReplacement: Bool) {
        (self.id, self.line, self.isReplacement) = (id, line, isReplacement)
    }

    /// The head of an entry: `[1] arXiv:2401.00001 (cross-list from cs.CV) [pdf, html, other]`; nil for another line.
    static func head(_ text: String) -> (id: WrittenIdentifier, isReplaced: Bool)? {
        var rest = text.bytes[...]
        if rest.first == UInt8(ascii: "[") {
            let digits = rest.dropFirst().prefix(while: ASCII.isDigit)
            guard !digits.isEmpty, digits.endIndex < rest.endIndex, rest[digits.endIndex] == UInt8(ascii: "]") else {
                return nil
            }
            rest = rest[(digits.endIndex + 1)...].withoutLeadingSpaces
        }
        guard rest.starts(with: "arXiv:".utf8) else { return nil }
        let word = rest.prefix { $0 != 0x20 }
        let behind = rest[word.endIndex...].withoutLeadingSpaces
        guard behind.isEmpty || behind.first == UInt8(ascii: "[") || behind.first == UInt8(ascii: "("),
            let id = WrittenIdentifier(arXiv: String(decoding: word, as: UTF8.self))
        else { return nil }
        return (id, behind.starts(with: "(replaced".utf8))
    }

    private enum Label: String, CaseIterable {
        case title = "Title:"
        case authors = "Authors:"
        case comments = "Comments:"
        case subjects = "Subjects:"
        case venue = "Journal-ref:"
        case doi = "DOI:"
        case related = "Related DOI:"
        case report = "Report-no:"
        case classes = "MSC-class:"
        case acm = "ACM-class:"
    }

    /// Takes a line behind the head.
    mutating func take(_ text: String) {
        let label = hasSubjects ? nil : Label.allCases.first { text.utf8.starts(with: $0.rawValue.utf8) }
        let rest = label.map {
            Spacing.singleSpaced(String(decoding: text.utf8.dropFirst($0.rawValue.utf8.count), as: UTF8.self))
        }
        if title.isEmpty {
            // Links to the paper's files may stand in lines of their own.
            if label == .title, let rest { (title, expectsTitle) = (rest, true) } else if expectsTitle { title = text }
            return
        }
        switch label {
        case .authors: authors += rest.map { [$0] } ?? []
        case .subjects: (subjects, hasSubjects) = (rest ?? "", true)
        case .venue: venue = rest
        case .doi: doi = rest
        case .title, .comments, .related, .report, .classes, .acm: break
        case nil: if hasSubjects { abstract.append(text) } else { authors.append(text) }
        }
    }

    /// The paper; nil where it has no title.
    var paper: Paper? {
        if title.isEmpty { return nil }
        var text = abstract.joined(separator: " ")
        if text.utf8.starts(with: "Abstract:".utf8) {
            text = Spacing.singleSpaced(String(decoding: text.utf8.dropFirst(9), as: UTF8.self))
        }
        var paper = Paper(title: title, abstract: text)
        paper.identify(by: id)
        paper.setAuthors(AuthorNames.split(authors.joined(separator: " ")))
        paper.categories = Self.categories(subjects)
        paper.venue = venue
        paper.doi = doi.flatMap(PaperIdentifier.doi)
        return paper
    }

    /// `cs.LG` and `cs.AI` of `Machine Learning (cs.LG); Artificial Intelligence (cs.AI)`.
    private static func categories(_ subjects: String) -> [String] {
        subjects.bytes.split(separator: UInt8(ascii: ";")).compactMap { part in
            let name = Spacing.singleSpaced(part).bytes
            guard name.last == UInt8(ascii: ")"), let open = name.lastIndex(of: UInt8(ascii: "(")) else { return nil }
            let category = String(decoding: name[(open + 1)...].dropLast(), as: UTF8.self)
            return category.isEmpty ? nil : category
        }
    }
}
