import Papers
import ReadableText

/// The fields of a JSON object that is a paper, under the names of `ListingField`, while they are read.
///
/// Identifier and text are insisted on; for the rest no paper is given up. Of several names for one
/// thing, the more telling goes first: an identifier of arXiv before another, `published` before
/// `date` and `update`, `doi` and addresses of arXiv where there is no `id`. An object without a title
/// within which there is one is a wrapping, as `row`, `metadata` or `content` of some services: its
/// fields count as well.
struct PaperFields {
    /// Objects within an object that are looked at where it has no title.
    private static let mostWrapped = 8
    private static let deepestWrapping = 3

    private var dates = StatedDates(telling: [.published, .listed])
    private var paper = Paper(title: "")
    /// Texts that stand for an abstract, by what they are.
    private var texts: [ListingField: String] = [:]
    private var displayName: String?
    private var statedID: WrittenIdentifier?
    private var submissionID: WrittenIdentifier?
    private var arXivID: WrittenIdentifier?
    private var linkedID: WrittenIdentifier?
    private var linkedDOI: String?
    private var versions: VersionList?
    private var primaryCategory: String?
    private var authors: (names: [String], count: Int?) = ([], nil)
    private var types: [String] = []
    private var isParatext = false
    /// Whether it was retracted after it came out.
    private(set) var isRetracted = false
    private var wrapped: [(name: String, value: JSONScanner)] = []
    private let style: AuthorNames.Style
    private let wantsNames: Bool

    /// - Parameters:
    ///   - style: how the listing writes names of authors.
    ///   - wantsNames: whether more is wanted than what tells and dates a paper and its text: see
    ///     `ListingReader.wantsNames`.
    init(_ style: AuthorNames.Style = .plain, wantsNames: Bool = true) {
        (self.style, self.wantsNames) = (style, wantsNames)
    }

    /// Reads an object, which may be followed by something else.
    mutating func read(_ object: inout JSONScanner, _ known: inout KnownFields) throws {
        try readObject(&object, &known)
        for _ in 0..<Self.deepestWrapping where paper.title.isEmpty && !wrapped.isEmpty {
            let inner = wrapped
            wrapped = []
            for (name, value) in inner where JSONShape.of(value).unwrapped > .none {
                var value = value
                known.unwrap(name)
                try readObject(&value, &known)
            }
        }
        wrapped = []
        paper.type = WorkType.word(ofAny: types)
    }

    private mutating func readObject(_ object: inout JSONScanner, _ known: inout KnownFields) throws {
        try object.readMembers { scanner, key in
            let (field, name) = known.field(key, of: scanner)
            if field == nil || field == .text, try scanner.peekKind() == .object {
                if wrapped.count < Self.mostWrapped { wrapped.append((name, scanner)) }
            }
            guard let field, wantsNames || !field.isOfNames else { return false }
            try read(field, name, from: &scanner)
            return true
        }
    }

    private mutating func read(_ field: ListingField, _ key: String, from scanner: inout JSONScanner) throws {
        switch field {
        case .title:
            let title = try scanner.readWrappedText(key) ?? ""
            if paper.title.isEmpty { paper.title = title }
        case .displayName: displayName = try scanner.readWrappedTextIfAny() ?? displayName
        case .abstract, .summary: take(try scanner.readWrappedText(key), as: field)
        case .text where try scanner.peekKind() == .object: take(try scanner.readWrappedTextIfAny(), as: field)
        case .text: take(try scanner.readWrappedText(key), as: field)
        case .description: take(try scanner.readWrappedTextIfAny(), as: field)
        case .abstractIndex: take(try scanner.readInvertedText(), as: field)
        case .authors:
            let found = try scanner.readAuthors(style)
            if authors.names.isEmpty, found.count != nil { authors = found }
        case .categories:
            let categories = try scanner.readCategories()
            if paper.categories.isEmpty { paper.categories = categories }
        case .keywords: try readKeywords(from: &scanner)
        case .upvotes: paper.upvotes = try scanner.readIntegerIfAny() ?? paper.upvotes
        case .comments: paper.comments = try scanner.readIntegerIfAny() ?? paper.comments
        case .venue:
            let venue = try scanner.readWrappedTextIfAny()
            paper.venue = paper.venue ?? venue
        case .primaryCategory: primaryCategory = try scanner.readKeywords().first ?? primaryCategory
        case .versions: versions = try scanner.readVersions()
        case .language:
            let language = try scanner.readTextsWithin().lazy.compactMap { LanguageCode.code($0) }.first
            paper.language = paper.language ?? language
        case .type: types += try scanner.readTypes()
        case .paratext: isParatext = try scanner.readTruthIfAny() || isParatext
        case .retracted: isRetracted = try scanner.readTruthIfAny() || isRetracted
        case .published, .listed, .date, .year, .month, .dayOfMonth, .update: try readDate(field, key, from: &scanner)
        case .id, .submissionID, .arXivID, .identifiers, .link, .doi:
            try readIdentifier(field, key, from: &scanner)
        }
    }

    private mutating func take(_ text: String?, as field: ListingField) {
        guard let text, !text.isEmpty else { return }
        if texts[field] == nil { texts[field] = text }
    }

    /// Keywords; where they are categories of arXiv, as in what feed readers write, those.
    private mutating func readKeywords(from scanner: inout JSONScanner) throws {
        let keywords = try scanner.readKeywords()
        if !keywords.isEmpty, keywords.allSatisfy(JSONScanner.isCategoryOfArXiv) {
            if paper.categories.isEmpty { paper.categories = keywords }
        } else if paper.keywords.isEmpty {
            paper.keywords = keywords
        }
    }

    private mutating func readDate(_ field: ListingField, _ key: String, from scanner: inout JSONScanner) throws {
        switch try scanner.readDate() {
        case .nothing where key.lowercased().hasPrefix("publication"): dates.takeNothing()
        case .nothing: break
        case .date(let date): dates.take(date, as: field)
        case .text(let text): dates.take(text, as: field)
        case .bad(let text): dates.takeBad(text, as: field)
        }
    }

    private mutating func readIdentifier(_ field: ListingField, _ key: String, from scanner: inout JSONScanner) throws {
        switch field {
        case .id: statedID = try scanner.readOptionalLabel(key).flatMap { WrittenIdentifier($0) } ?? statedID
        case .submissionID:
            submissionID = try scanner.readTextIfAny().flatMap { WrittenIdentifier(submission: $0) } ?? submissionID
        case .arXivID:
            for text in try scanner.readTextsWithin() where arXivID == nil { arXivID = WrittenIdentifier(arXiv: text) }
        case .doi:
            for text in try scanner.readTextsWithin() where paper.doi == nil { paper.doi = PaperIdentifier.doi(text) }
        case .identifiers:
            for text in try scanner.readTextsWithin() {
                arXivID = arXivID ?? WrittenIdentifier(arXiv: text)
                paper.doi = paper.doi ?? PaperIdentifier.doi(text)
            }
        default:
            for text in try scanner.readTextsWithin() {
                if let written = WrittenIdentifier(address: text) {
                    linkedID = linkedID?.completed(by: written) ?? written
                } else {
                    linkedDOI = linkedDOI ?? PaperIdentifier.doi(text)
                }
            }
        }
    }

    /// What it is, where it says itself that it is no paper.
    var noPaper: NoPaper? { NoPaper(type: paper.type, isParatext: isParatext) }

    /// The paper and what of its dates was not understood, or why it is none. To be asked for once.
    mutating func paper(listedDay: CalendarDay?) throws -> (paper: Paper, faults: StatedDates.Faults) {
        // Taken out, since a copy would share every text.
        var paper = Paper(title: "")
        swap(&paper, &self.paper)
        if let field = ListingField.textsByRank.first(where: { texts[$0] != nil }), let text = texts[field] {
            paper.abstract = field == .abstract ? text : ReadableText.body(of: text, without: paper.title)
        }
        if paper.title.isEmpty, !paper.abstract.isEmpty, let displayName { paper.title = displayName }
        if paper.title.isEmpty, paper.abstract.isEmpty { throw RecordFault(nil, .noText) }
        (paper.authors, paper.authorCount) = authors
        paper.doi = paper.doi ?? linkedDOI
        paper.identify(by: identifier(doi: paper.doi))
        paper.version = versions?.last ?? paper.version
        paper.updated = dates.updated ?? versions?.lastDay
        dates.firstVersion = versions?.firstDay
        let (published, faults) = dates.published()
        paper.published = published
        paper.listed = dates.listed ?? listedDay.map { PaperDate($0, .stated) }
        if let primaryCategory {
            paper.categories.removeAll { $0 == primaryCategory }
            paper.categories.insert(primaryCategory, at: 0)
        }
        return (paper, faults)
    }

    /// Takes the name under which the object stands among others, where that is an identifier.
    mutating func take(key: String) {
        arXivID = arXivID ?? WrittenIdentifier(arXiv: key)
        paper.doi = paper.doi ?? PaperIdentifier.doi(key)
    }

    private func identifier(doi: String?) -> WrittenIdentifier? {
        let stated = submissionID?.completed(by: statedID) ?? statedID
        let arXiv = linkedID.flatMap { PaperIdentifier.isArXiv($0.id) ? $0 : nil }
        let ofArXiv = arXiv ?? doi.flatMap { WrittenIdentifier(arXiv: $0) }
        let written = arXivID ?? (stated?.givesWay ?? true ? ofArXiv ?? stated : stated) ?? linkedID
        return written?.completed(by: statedID).completed(by: linkedID)
    }
}

extension WrittenIdentifier {
    /// Whether a number of arXiv says more: this is the number of a row, or that of a collection or a reader of feeds.
    fileprivate var givesWay: Bool {
        if PaperIdentifier.isArXiv(id) { return false }
        return IdentifierScheme(id) != nil || id.utf8.allSatisfy(ASCII.isDigit) || id.utf8.contains(UInt8(ascii: ":"))
    }
}
