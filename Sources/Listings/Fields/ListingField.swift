import ReadableText

/// What a field of a listing can tell of a paper: the one table of names that JSON, tables and documents share.
///
/// Names are compared as ``folded(_:)`` has them, so that `Article Title`, `article_title` and `articleTitle` are one.
/// Of several fields for one thing, the more telling goes first: see the readers.
enum ListingField: Hashable, Sendable {
    case id, submissionID, arXivID, identifiers, link, doi
    case title, displayName
    case abstract, abstractIndex, summary, text, description
    case authors, categories, primaryCategory, keywords, venue, upvotes, comments
    case published, date, year, month, dayOfMonth, listed, update, versions
    case language, type, paratext, retracted

    /// Fields that hold the text of a paper; a description may be one of anything.
    static let texts: Set<ListingField> = [.abstract, .abstractIndex, .summary, .text]
    /// The fields of a text, the most telling first.
    static let textsByRank: [ListingField] = [.abstract, .abstractIndex, .summary, .text, .description]
    /// Fields that tell of days.
    static let dates: Set<ListingField> = [.published, .date, .year, .month, .dayOfMonth, .listed, .update]
    /// Fields that hardly anything but a paper has beside a title.
    static let marksOfPapers: Set<ListingField> = [.authors, .doi, .arXivID, .submissionID, .identifiers, .versions]

    /// Whether it names people, subjects, places and languages, or counts what was said: by such no paper is told from
    /// another, dated or classified.
    var isOfNames: Bool {
        switch self {
        case .authors, .categories, .primaryCategory, .keywords, .venue, .comments, .language: true
        default: false
        }
    }

    /// Whether anything may have a field of this name: alone it tells no table of papers.
    var isOfAnything: Bool {
        switch self {
        case .year, .month, .dayOfMonth, .language, .type: true
        default: false
        }
    }

    /// The field of a name; nil where it tells nothing of a paper.
    init?(name: String) {
        guard
            let found = Self.fieldsByName[name] ?? Self.folded(name).flatMap({ Self.fieldsByName[$0] })
                ?? Self.typed(name)
        else {
            return nil
        }
        self = found
    }

    /// The field of a name behind which its type stands, as in answers of Solr: `title_s`, `submittedDate_tdate`.
    private static func typed(_ name: String) -> ListingField? {
        guard let mark = name.utf8.lastIndex(of: UInt8(ascii: "_")), mark > name.startIndex else { return nil }
        let type = String(name[mark...])
        return types.contains(type) ? folded(String(name[..<mark])).flatMap { fieldsByName[$0] } : nil
    }

    private static let types: Set<String> = ["_s", "_ss", "_t", "_txt", "_dt", "_tdate", "_sort"]

    /// The longest name that is looked at, in bytes.
    private static let longestName = 64

    /// A name without case, and without what joins its words; nil where it is longer than any that is known.
    ///
    /// An underscore at the beginning stays: `_id` is the data base's own.
    static func folded(_ name: String) -> String? {
        guard name.utf8.count <= longestName else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "_") where bytes.isEmpty: bytes.append(byte)
            case 0x09, 0x20, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
                UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"):
                continue
            case 0x41...0x5A: bytes.append(byte | 0x20)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let fieldsByName: [String: ListingField] = Dictionary(
        uniqueKeysWithValues: groups.flatMap { group in
            group.names.split(separator: " ").map { (String($0), group.field) }
        })

    /// Names as ``folded(_:)`` has them.
    private static let groups: [(field: ListingField, names: String)] = [
        (.id, "id paperid"),
        (.submissionID, "openreviewid forum forumid"),
        (.arXivID, "arxivid arxiv eprint arxivnumber arxiveprints arxividentifier arxivids paperarxivid"),
        (.identifiers, "externalids ids identifier identifiers alternateidentifiers"),
        (
            .link,
            """
            abs pdf link url entryid absurl pdfurl arxivurl html site links href canonical alternate permalink guid \
            landingpageurl openaccesspdf urlabs urlpdf paperurl paperlink articleurl fulltexturl sourceurl externalurl \
            ee uri primarylocation bestoalocation doiurl paperurlabs paperurlpdf
            """
        ),
        (.doi, "doi dois doiid doinumber prismdoi digitalobjectidentifier"),
        (
            .title,
            "title titles papertitle articletitle documenttitle titledisplay dctitle titlename ti primarytitle"
        ),
        (.displayName, "displayname name"),
        (
            .abstract,
            """
            abstract abstracts paperabstract abstractnote abstracttext abstractdisplay articleabstract dcabstract \
            dctermsabstract ab
            """
        ),
        (.abstractIndex, "abstractinvertedindex invertedabstract indexedabstract"),
        (.summary, "summary summaries papersummary"),
        (.text, "text content contenttext contenthtml pagecontent"),
        (.description, "description descriptions dcdescription"),
        (
            .authors,
            """
            authors author authornames authorstring authorships authorshipsauthordisplayname creators creator \
            authorlist authorfullnames authfullname authordisplay dccreator authorname au
            """
        ),
        (
            .categories,
            """
            categories category subjects subject terms primaryarea fieldsofstudy s2fieldsofstudy subjectareas \
            arxivclass arxivcategories dcsubject
            """
        ),
        (.primaryCategory, "primarycategory arxivprimarycategory"),
        (
            .keywords,
            "keywords keyword tags aikeywords authorkeywords manualtags keywordlist"
        ),
        (
            .venue,
            """
            venue journal journals journalref journaltitle journalname journalbook journalinfo conference booktitle \
            sourcetitle containertitle publicationtitle publicationname prismpublicationname proceedings proceeding so
            """
        ),
        (.upvotes, "upvotes votes"),
        (.comments, "comments numcomments commentcount"),
        (
            .published,
            """
            published publishedat publisheddate publicationdate publishdate datepublished pubdate submitted \
            submitteddate submissiondate datesubmitted issued firstpublicationdate preprintdate publishedonline \
            publishedprint coverdate prismcoverdate earliestdate firstposted posted pdate cdate onlinedate \
            dateofpublication electronicpublicationdate produceddate
            """
        ),
        (.date, "date dcdate"),
        (
            .year,
            """
            year publicationyear publishedyear pubyear yearpublished yearofpublication publishyear py pyear yr
            """
        ),
        (.month, "month publicationmonth pubmonth"),
        (.dayOfMonth, "day publicationday pubday"),
        (.listed, "listed listedat listingdate submittedondailyat"),
        (.update, "update updated updatedate updatedat updateddate lastupdated lastrevised datemodified revised"),
        (.versions, "versions"),
        (.language, "language languages lang languagecode dclanguage langid languageoforiginaldocument"),
        (
            .type,
            """
            type types worktype itemtype entrytype documenttype doctype publicationtype publicationtypes pubtype \
            pubtypes pubtypelist dctype resourcetypegeneral genre
            """
        ),
        (.paratext, "isparatext"),
        (.retracted, "isretracted"),
    ]
}
