/// What a work is, in one word for what services and bibliographies have many for: `article`, `preprint`, `review`.
///
/// The words are those of OpenAlex (https://docs.openalex.org/api-entities/works/work-object#type), and
/// `conference-paper` for what it calls an article. A word that none of the others is written for stays as it is.
public enum WorkType {
    /// The word for what a listing says; nil for what is no word: `Journal Article` and `JournalArticle` are `article`.
    public static func word(_ written: String) -> String? {
        guard let name = squeezed(written) else { return nil }
        if let place = places[name] { return words[place] }
        return isWord(written) && !nothing.contains(name) ? written : nil
    }

    /// The most telling of what a listing says of one work: of `Journal Article` and `Review` the latter.
    public static func word(ofAny written: some Sequence<String>) -> String? {
        written.reduce(nil) { moreTelling($0, word($1)) }
    }

    /// The more telling of two words.
    public static func moreTelling(_ word: String?, _ other: String?) -> String? {
        guard let word, let other else { return word ?? other }
        return isLess(word, other) ? other : word
    }

    /// Whether a word tells less than another: a total order, in which a preprint that came out is no preprint any more,
    /// and an article that is a review is a review.
    public static func isLess(_ word: String, _ other: String) -> Bool {
        let ranks = (rank(word), rank(other))
        return ranks.0 == ranks.1 ? word.utf8.lexicographicallyPrecedes(other.utf8) : ranks.0 < ranks.1
    }

    private static func rank(_ word: String) -> Int { squeezed(word).flatMap { places[$0] } ?? -1 }

    /// Words that anything may have for what it is.
    private static let nothing: Set<String> = [
        "document", "entry", "gen", "generic", "html", "item", "misc", "miscellaneous", "object", "paper", "pdf",
        "record",
        "text", "work",
    ]

    /// No longer word is looked at, in bytes.
    private static let longest = 40

    /// The letters of a name in lower case; nil for what has none, or other signs than join words.
    private static func squeezed(_ text: String) -> String? {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","): continue
            default: return nil
            }
        }
        return bytes.isEmpty || bytes.count > longest ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Whether it is small letters and single hyphens between them.
    private static func isWord(_ text: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        }
    }

    /// The words, from the one that tells least, each with what others write for it, without what joins words: Crossref,
    /// DataCite, CSL, Semantic Scholar, dblp, PubMed, Scopus, Web of Science, Zotero, BibTeX, RIS and EndNote.
    private static let groups: [(word: String, names: String)] = [
        ("other", "component"),
        ("preprint", "postedcontent informalandotherpublications informal eprint unpb unpublishedwork"),
        (
            "article",
            """
            journalarticle journalarticles articlejournal researcharticle originalarticle researchpaper originalpaper jour \
            ejour jfull articleinpress
            """
        ),
        (
            "conference-paper",
            """
            proceedingsarticle proceedingspaper paperconference inproceedings conference conferencearticle \
            conferenceproceedings conferenceandworkshoppapers cpaper conf meetingabstract
            """
        ),
        ("review", "reviewarticle systematicreview literaturereview shortsurvey"),
        ("letter", "letters personalcommunication"),
        ("editorial", "editorialmaterial editorialship"),
        (
            "book-chapter",
            "chapter incollection inbook chap partsinbooksorcollections booksection bookpart sectionbook"
        ),
        ("book", "monograph editedbook referencebook collection edbook booksandtheses ebook"),
        ("report", "techreport technicalreport rprt reportcomponent"),
        ("dissertation", "thesis phdthesis mastersthesis doctoralthesis thes"),
        ("dataset", "data datapaper datasets dataandartifacts"),
        ("software", "computerprogram computersoftware comp"),
        ("standard", "stand stnd"),
        ("reference-entry", "entryencyclopedia entrydictionary encyclopediaarticle encyc"),
        ("peer-review", ""),
        ("grant", ""),
        ("supplementary-materials", ""),
        ("libguides", ""),
        ("paratext", ""),
        ("erratum", "publishederratum correction corrigendum"),
        ("retraction", "retractionofpublication retractionnotice"),
    ]

    private static let words = groups.map(\.word)
    private static let places: [String: Int] = Dictionary(
        uniqueKeysWithValues: groups.enumerated().flatMap { place, group in
            ([group.word.filter { $0 != "-" }] + group.names.split(separator: " ").map(String.init)).map { ($0, place) }
        })
}
