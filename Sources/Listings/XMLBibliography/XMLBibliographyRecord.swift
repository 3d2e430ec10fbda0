import Papers
import ReadableText

/// What a record of a bibliography in XML says, whoever made it.
struct XMLBibliographyRecord {
    private var title = ""
    private var abstract = ""
    private var authors: [String] = []
    private var dates: [String] = []
    private var year: String?
    private var dois: [String] = []
    private var links: [String] = []
    private var venue: String?
    private var keywords: [String] = []
    private var languages: [String] = []
    private var types: [String] = []

    init(_ item: XMLItem, _ maker: XMLBibliography.Maker) {
        switch maker {
        case .pubMed: readPubMed(item)
        case .endNote: readEndNote(item)
        case .zotero: readZotero(item)
        case .europePMC: readEuropePMC(item)
        case .dblp: readDBLP(item)
        }
    }

    /// The paper; nil where there is neither title nor abstract.
    func paper(listedDay: CalendarDay?) -> Paper? {
        if title.isEmpty, abstract.isEmpty { return nil }
        var paper = Paper(title: title, abstract: abstract)
        paper.doi = (dois + links).lazy.compactMap { PaperIdentifier.doi($0) }.first
        let arXiv = (links + dois + keywords + [paper.doi].compactMap { $0 }).lazy.compactMap {
            WrittenIdentifier(arXiv: $0)
        }
        paper.identify(by: arXiv.first ?? links.lazy.compactMap { WrittenIdentifier(address: $0) }.first)
        paper.setAuthors(authors.filter { !$0.isEmpty })
        paper.published = TaggedDate.date(dates, year: year)
        paper.listed = listedDay.map { PaperDate($0, .stated) }
        paper.venue = venue.flatMap { VenueName.name($0, year: year.flatMap(TaggedDate.year)) }
        paper.keywords = keywords
        paper.language = languages.lazy.compactMap { LanguageCode.code($0) }.first
        paper.type = WorkType.word(ofAny: types)
        return paper
    }

    // MARK: Makers

    private mutating func readPubMed(_ item: XMLItem) {
        guard let citation = item.child("MedlineCitation"), let article = citation.child("Article") else { return }
        title = article.text(of: "ArticleTitle") ?? article.text(of: "VernacularTitle") ?? ""
        abstract = (article.child("Abstract")?.named("AbstractText") ?? []).map { part in
            let label = part.attributes["Label"].map { "\(Spacing.singleSpaced($0)): " } ?? ""
            return Spacing.singleSpaced(label + part.singleLine)
        }.filter { !$0.isEmpty }.joined(separator: " ")
        authors = (article.child("AuthorList")?.named("Author") ?? []).map { author in
            author.text(of: "CollectiveName") ?? Self.name(author.text(of: "ForeName"), author.text(of: "LastName"))
        }
        let journal = article.child("Journal")
        venue = journal?.text(of: "Title")
        let issue = journal?.child("JournalIssue")?.child("PubDate")
        dates = [article.child("ArticleDate"), issue].compactMap { $0 }.flatMap {
            Self.date($0, "Year", "Month", "Day")
        }
        year = issue?.text(of: "Year") ?? issue?.text(of: "MedlineDate")
        dois = article.named("ELocationID").filter { $0.attributes["EIdType"] == "doi" }.map(\.singleLine)
        dois += (item.child("PubmedData")?.child("ArticleIdList")?.named("ArticleId") ?? []).filter {
            $0.attributes["IdType"] == "doi"
        }.map(\.singleLine)
        keywords = citation.named("KeywordList").flatMap { $0.texts(of: "Keyword") }
        languages = article.texts(of: "Language")
        types = article.child("PublicationTypeList")?.texts(of: "PublicationType") ?? []
    }

    private mutating func readEndNote(_ item: XMLItem) {
        let titles = item.child("titles")
        title = titles?.text(of: "title") ?? ""
        abstract = item.text(of: "abstract") ?? ""
        let names = item.child("contributors")?.child("authors")?.texts(of: "author") ?? []
        authors = names.map(AuthorNames.forenamesFirst)
        venue = item.child("periodical")?.text(of: "full-title") ?? titles?.text(of: "secondary-title")
        let written = item.child("dates")
        year = written?.text(of: "year")
        dates = written?.child("pub-dates")?.texts(of: "date") ?? []
        dois = item.texts(of: "electronic-resource-num")
        links = (item.child("urls")?.children ?? []).flatMap { $0.texts(of: "url") } + item.texts(of: "accession-num")
        keywords = item.child("keywords")?.texts(of: "keyword") ?? []
        languages = item.texts(of: "language")
        types = [item.child("ref-type")?.attributes["name"]].compactMap(\.self) + item.texts(of: "work-type")
    }

    private mutating func readZotero(_ item: XMLItem) {
        title = item.text(of: "title") ?? ""
        abstract = item.text(of: "abstract") ?? ""
        authors = (item.child("authors")?.descendants("Person") ?? []).map { person in
            Self.name(person.text(of: "givenName") ?? person.text(of: "givenname"), person.text(of: "surname"))
        }
        venue = item.child("isPartOf")?.descendants("title").first?.singleLine
        dates = item.texts(of: "date")
        year = dates.first
        let identifiers = item.texts(of: "identifier")
        // `DOI 10.1000/x`, of the paper or of what it is part of.
        let inner = item.child("isPartOf")?.descendants("identifier").map(\.singleLine) ?? []
        dois = (identifiers + inner).filter { $0.utf8.starts(with: "DOI ".utf8) }.map { String($0.dropFirst(4)) }
        links = identifiers + [item.attributes["about"]].compactMap { $0 }
        keywords = item.texts(of: "subject")
        languages = item.texts(of: "language")
        types = item.texts(of: "itemType")
    }

    private mutating func readEuropePMC(_ item: XMLItem) {
        title = item.text(of: "title") ?? ""
        abstract = item.text(of: "abstractText") ?? ""
        let named = (item.child("authorList")?.named("author") ?? []).map { author in
            author.text(of: "lastName").map { Self.name(author.text(of: "firstName"), $0) }
                ?? author.text(of: "fullName") ?? author.text(of: "collectiveName") ?? ""
        }
        authors = named.isEmpty ? AuthorNames.split(item.text(of: "authorString") ?? "") : named
        venue = item.child("journalInfo")?.child("journal")?.text(of: "title") ?? item.text(of: "journalTitle")
        dates = item.texts(of: "firstPublicationDate")
        year = item.text(of: "pubYear")
        dois = item.texts(of: "doi")
        keywords = item.child("keywordList")?.texts(of: "keyword") ?? []
        languages = item.texts(of: "language")
        types = item.child("pubTypeList")?.texts(of: "pubType") ?? []
    }

    private mutating func readDBLP(_ item: XMLItem) {
        title = item.text(of: "title") ?? ""
        let names = item.child("authors")?.texts(of: "author") ?? item.texts(of: "author")
        // A number tells persons of one name from each other.
        authors = names.map { name in
            let plain = name.utf8.suffix(5).dropFirst().allSatisfy(ASCII.isDigit) ? name.dropLast(5) : name[...]
            return String(plain)
        }
        venue = item.text(of: "venue") ?? item.text(of: "journal") ?? item.text(of: "booktitle")
        dates = Self.date(item, "year", "month")
        year = item.text(of: "year")
        dois = item.texts(of: "doi")
        links = item.texts(of: "ee")
        types = item.texts(of: "type")
    }

    private static func name(_ given: String?, _ family: String?) -> String {
        [given, family].compactMap { $0 }.joined(separator: " ")
    }

    /// `2020/3/15`, `2020 Mar 15` or `2020 March` of the elements of these names, from the year to the first that is
    /// missing; none where there is no month.
    private static func date(_ item: XMLItem, _ names: String...) -> [String] {
        var parts: [String] = []
        for name in names {
            guard let part = item.text(of: name) else { break }
            parts.append(part)
        }
        guard parts.count > 1 else { return [] }
        return [parts.joined(separator: Int(parts[1]) == nil ? " " : "/")]
    }
}

extension XMLItem {
    /// The elements of a name directly within, of whatever namespace.
    fileprivate func named(_ name: String) -> [XMLItem] { children.filter { $0.name == name } }

    /// The first of them.
    fileprivate func child(_ name: String) -> XMLItem? { children.first { $0.name == name } }

    /// Their texts on one line each, without empty ones.
    fileprivate func texts(of name: String) -> [String] { lines(ofAny: name) }

    /// The first of these.
    fileprivate func text(of name: String) -> String? { texts(of: name).first }

    /// The elements of a name, however deep within: the bound on nesting is that of the records.
    fileprivate func descendants(_ name: String) -> [XMLItem] {
        children.flatMap { $0.name == name ? [$0] : $0.descendants(name) }
    }
}
