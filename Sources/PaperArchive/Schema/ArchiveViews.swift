/// What others see of an archive: the SQL views that stay, for whoever opens the file with SQLite, Datasette, DuckDB or
/// pandas. Their columns are described in the essay of this room.
///
/// They use nothing but functions that SQLite always has. A column, once there, stays and means the same; some may be
/// added. Days are ISO texts, of a month or a year those of reduced precision (`2025-12`, `2025`). The program itself
/// reads none of them.
enum ArchiveViews {
    /// The table from which the views know topics by their names, and the views.
    static let statements = names + papers() + labels + topics

    /// The view of papers once more, with what they have since.
    static let papersWithKinds = "DROP VIEW papers_v;\n" + papers(further: ", p.language, p.type")

    /// The topics of the model that was used last, in its order.
    private static let names = """
        CREATE TABLE shown_topics (
            number INTEGER PRIMARY KEY,
            model INTEGER NOT NULL,
            slug TEXT NOT NULL,
            name TEXT NOT NULL,
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        """

    private static func papers(further columns: String = "") -> String {
        """
        CREATE VIEW papers_v AS
            SELECT p.id AS paper, ifnull(\(PaperRecord.shownID), printf('%016x', p.fingerprint)) AS id,
                t.title, t.abstract, t.authors, p.author_count,
                substr(\(day("p.published_day")), 1, 10 - 3 * ifnull(p.published_precision, 0)) AS published,
                \(provenance("p.published_rank")) AS published_known,
                \(day("p.listed_day")) AS listed, \(provenance("p.listed_rank")) AS listed_known,
                \(day("p.imported_day")) AS imported, p.upvotes, p.comments, t.categories, t.keywords, p.doi, t.venue,
                p.version, \(day("p.updated_day")) AS updated\(columns)
            FROM papers p JOIN texts t ON t.paper = p.id;

        """
    }

    private static let labels = """
        CREATE VIEW labels_v AS
            SELECT l.sequence, l.paper, (SELECT v.id FROM papers_v v WHERE v.paper = l.paper) AS id, l.topic,
                ifnull((SELECT s.name FROM shown_topics s WHERE s.slug = l.topic), l.topic) AS name, l.is_about,
                \(day("l.day")) AS said_on, \(day("l.taken_back")) AS taken_back_on,
                l.taken_back IS NULL AND NOT EXISTS (SELECT 1 FROM labels o WHERE o.paper = l.paper
                    AND o.topic = l.topic AND o.taken_back IS NULL AND o.sequence > l.sequence) AS stands
            FROM labels l;

        """

    /// Each condition on a paper leads to its rows alone: what is said of one paper is read in milliseconds.
    /// What a person said stands before the model's word, as `Classification.corrected(by:)` says.
    private static let topics = """
        CREATE VIEW topics_v AS
            SELECT p.id AS paper, ifnull(\(PaperRecord.shownID), printf('%016x', p.fingerprint)) AS id,
                s.slug AS topic, s.name AS name, ifnull(\(word("is_about", "s.slug")) * 1.0, \(probability)) AS probability,
                ifnull(\(word("is_about", "s.slug")), \(isAssigned)) AS assigned,
                CASE WHEN NOT ifnull(\(word("is_about", "s.slug")), \(isAssigned)) THEN 0
                    WHEN EXISTS (SELECT 1 FROM labels l WHERE l.paper = p.id AND l.taken_back IS NULL)
                    THEN s.slug IS (\(primary)) ELSE c.primary_topic IS s.number END AS is_primary,
                CASE WHEN \(word("is_about", "s.slug")) IS NULL THEN 'model' ELSE 'person' END AS said_by,
                \(day(word("day", "s.slug"))) AS said_on
            FROM papers p JOIN classifications c ON c.paper = p.id JOIN shown_topics s ON s.model = c.model
            WHERE length(c.scores) > 0
            UNION ALL
            SELECT p.id, ifnull(\(PaperRecord.shownID), printf('%016x', p.fingerprint)), o.topic, o.topic,
                \(word("is_about", "o.topic")) * 1.0, \(word("is_about", "o.topic")),
                CASE WHEN \(word("is_about", "o.topic")) THEN o.topic IS (\(primary)) ELSE 0 END, 'person',
                \(day(word("day", "o.topic")))
            FROM papers p
            JOIN (SELECT DISTINCT paper, topic FROM labels WHERE taken_back IS NULL) o ON o.paper = p.id
            WHERE NOT EXISTS (SELECT 1 FROM \(told) AND s.slug = o.topic);

        """

    /// The topics of the model used last of a paper `p`.
    private static let told = """
        classifications c JOIN shown_topics s ON s.model = c.model WHERE c.paper = p.id AND length(c.scores) > 0
        """
    /// Whether the model assigned the topic `s` in `c`.
    private static let isAssigned = "substr(c.scores, length(c.scores) / 5 * 4 + s.number + 1, 1) = x'01'"
    /// The hexadecimal digits of its probability, which are in the order of the numbers.
    private static let digits = "hex(substr(c.scores, s.number * 4 + 1, 4))"
    /// A probability is a 32-bit float (see `TopicScores`), which SQL takes apart by its hexadecimal digits: what is
    /// less than 2^-39 counts as 0.
    private static let probability = """
        (SELECT CASE WHEN bits >> 23 < 88 THEN 0.0
            ELSE ((bits & 8388607) | 8388608) * 1.0 / (1 << (150 - (bits >> 23))) END
            FROM (SELECT \(bits) AS bits FROM (SELECT \(digits) AS digits)))
        """

    /// A column of the last word of a person on a topic of the paper `p`; null where nobody spoke.
    private static func word(_ column: String, _ topic: String) -> String {
        """
        (SELECT l.\(column) FROM labels l WHERE l.paper = p.id AND l.topic = \(topic) AND l.taken_back IS NULL
            ORDER BY l.sequence DESC LIMIT 1)
        """
    }

    /// The topic under which the paper `p` is filed once people are heard.
    private static let primary = """
        SELECT topic FROM (
            SELECT s.slug AS topic, c.primary_topic IS s.number AS is_first, \(digits) AS rank,
                \(word("is_about", "s.slug")) AS word, \(isAssigned) AS is_assigned FROM \(told)
            UNION ALL
            SELECT DISTINCT g.topic, 0, '', \(word("is_about", "g.topic")), 0 FROM labels g
            WHERE g.paper = p.id AND g.taken_back IS NULL
                AND NOT EXISTS (SELECT 1 FROM \(told) AND s.slug = g.topic))
            WHERE CASE WHEN EXISTS (SELECT 1 FROM labels h WHERE h.paper = p.id AND h.taken_back IS NULL
                AND h.is_about = 1 AND NOT EXISTS (SELECT 1 FROM labels n WHERE n.paper = p.id AND n.topic = h.topic
                    AND n.taken_back IS NULL AND n.sequence > h.sequence))
                THEN word IS 1 ELSE ifnull(word, is_assigned) END
            ORDER BY is_first DESC, rank DESC, topic LIMIT 1
        """

    /// The pattern of bits that eight hexadecimal digits stand for.
    private static let bits = (1...8).map { "(instr('123456789ABCDEF', substr(digits, \($0), 1)) << \(32 - 4 * $0))" }
        .joined(separator: " | ")

    /// An ISO day of a number of days; null where there is none.
    private static func day(_ column: String) -> String { "date(\(column) * 86400, 'unixepoch')" }

    /// How a day is known.
    private static func provenance(_ column: String) -> String {
        "CASE WHEN \(column) = 0 THEN 'stated' WHEN \(column) > 0 THEN 'inferred' END"
    }
}
