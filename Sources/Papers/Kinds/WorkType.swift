/// What a work is, in one word for what services and bibliographies have many for: `article`, `preprint`, `review`.
///
/// The words are those of OpenAlex (https://docs.openalex.org/api-entities/works/work-object#type), and
/// `conference-paper` for what it calls an article. What none of them stands for says nothing: `type` is what services
/// call anything.
public enum WorkType {
    /// The words, from the one that tells least of a work.
    public static var words: [String] { groups.map(\.word) }

    /// The word for what a listing says; nil for what none stands for: `Journal Article` and `JournalArticle` are
    /// `article`, and so are several.
    public static func word(_ written: String) -> String? {
        guard let name = squeezed(written) else { return nil }
        return (places[name] ?? (name.utf8.last == UInt8(ascii: "s") ? places[String(name.dropLast())] : nil))
            .map { groups[$0].word }
    }

    /// The word for all that one listing says of a work, several in one text behind semicolons or commas: the most
    /// telling, of `Journal Article` and `Review` the latter; but an article that is said to be a preprint is one.
    public static func word(ofAny written: some Sequence<String>) -> String? {
        let found = written.flatMap { text in
            word(text).map { [$0] }
                ?? text.split { $0 == ";" || $0 == "," || $0 == "|" }.compactMap { word(String($0)) }
        }
        let most = found.reduce(nil) { moreTelling($0, $1) }
        return most == article && found.contains(preprint) ? preprint : most
    }

    /// The more telling of what two listings say: a preprint that came out is none any more, and an article that is a
    /// review is a review. Words that none stands for tell least, and among them the first in the order of bytes.
    public static func moreTelling(_ word: String?, _ other: String?) -> String? {
        guard let word, let other else { return word ?? other }
        return isLess(word, other) ? other : word
    }

    /// Whether a word tells less than another: a total order.
    public static func isLess(_ word: String, _ other: String) -> Bool {
        let ranks = (rank(word), rank(other))
        return ranks.0 == ranks.1 ? other.utf8.lexicographicallyPrecedes(word.utf8) : ranks.0 < ranks.1
    }

    private static func rank(_ word: String) -> Int { squeezed(word).flatMap { places[$0] } ?? -1 }

    private static let preprint = "preprint"
    private static let article = "article"

    /// No longer name is looked at, in bytes.
    private static let longest = 60
    /// What stands before the words of repositories.
    private static let repositories = "info:eu-repo/semantics/"

    /// The letters of a name in lower case; nil for what has none, or other signs than join words.
    private static func squeezed(_ text: String) -> String? {
        var bytes: [UInt8] = []
        let name =
            text.utf8.starts(with: repositories.utf8) ? text.utf8.dropFirst(repositories.utf8.count) : text.utf8[...]
        for byte in name {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): continue
            default: return nil
            }
            if bytes.count > longest { return nil }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// The words with what others write for them, without what joins words, and without an `s` at the end: Crossref,
    /// DataCite, CSL, Semantic Scholar, dblp, PubMed, Scopus, Web of Science, ADS, Zotero, BibTeX, RIS and EndNote.
    private static let groups: [(word: String, names: String)] = [
        ("other", "component"),
        (
            preprint,
            "postedcontent informalandotherpublication informal eprint unpb unpublished unpublishedwork manuscript"
        ),
        (
            "book",
            "monograph editedbook referencebook collection edbook booksandthese ebook mvbook proceeding editorship"
        ),
        (
            article,
            """
            journalarticle articlejournal researcharticle originalarticle researchpaper originalpaper jour ejour jfull \
            articleinpress electronicarticle scholarlyarticle datapaper
            """
        ),
        (
            "conference-paper",
            """
            proceedingsarticle proceedingspaper paperconference inproceeding conference conferencearticle \
            conferenceproceeding conferenceandworkshoppaper conferenceobject cpaper conf meetingabstract
            """
        ),
        ("review", "reviewarticle systematicreview literaturereview shortsurvey"),
        ("letter", "lettersandcomment personalcommunication"),
        ("editorial", "editorialmaterial"),
        (
            "book-chapter",
            """
            chapter incollection inbook suppbook chap echap partsinbooksorcollection booksection bookpart \
            electronicbooksection
            """
        ),
        ("report", "techreport technicalreport rprt reportcomponent"),
        ("dissertation", "thesis phdthesis mastersthesis masterthesis doctoralthesis bachelorthesis thes"),
        ("dataset", "data dataandartifact"),
        ("software", "computerprogram computersoftware comp"),
        ("standard", "stand stnd"),
        ("reference-entry", "entryencyclopedia entrydictionary encyclopediaarticle encyc inreference referencework"),
        ("peer-review", ""),
        ("grant", ""),
        ("supplementary-materials", "supplementarymaterial"),
        ("libguides", "libguide"),
        ("paratext", ""),
        ("erratum", "errata publishederratum correction corrigendum"),
        ("retraction", "retractionofpublication retractionnotice"),
    ]

    private static let places: [String: Int] = Dictionary(
        uniqueKeysWithValues: groups.enumerated().flatMap { place, group in
            ([group.word.filter { $0 != "-" }] + group.names.split(separator: " ").map(String.init)).map { ($0, place) }
        })
}
