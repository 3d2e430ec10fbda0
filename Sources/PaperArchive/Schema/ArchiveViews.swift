/// What others see of an archive: the SQL views that stay, for whoever opens the file with SQLite, Datasette, DuckDB or
/// pandas. Their columns are described in the essay of this room.
///
/// They use nothing but functions that SQLite always has. A column, once there, stays and means the same; some may be
/// added. Days are ISO texts, of a month or a year those of reduced precision (`2025-12`, `2025`). The program itself reads none of them.
enum ArchiveViews {
    /// The table from which the views know topics by their names, and the views.
    static let statements = names + papers(published: day("p.published_day")) + labels + topics
    /// Papers whose day of publication may be a month or a year, in place of those of `statements`.
    static let papersWithPrecision =
        "DROP VIEW papers_v;\n"
        + papers(
            published: "substr(\(day("p.published_day")), 1, 10 - 3 * ifnull(p.published_precision, 0))")

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

    private static func papers(published: String) -> String {
        """
        CREATE VIEW papers_v AS
            SELECT p.id AS paper, ifnull(\(PaperRecord.shownID), printf('%016x', p.fingerprint)) AS id,
                t.title, t.abstract, t.authors, p.author_count,
                \(published) AS published, \(provenance("p.published_rank")) AS published_known,
                \(day("p.listed_day")) AS listed, \(provenance("p.listed_rank")) AS listed_known,
                \(day("p.imported_day")) AS imported, p.upvotes, p.comments, t.categories, t.keywords, p.doi, t.venue,
                p.version, \(day("p.updated_day")) AS updated
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

    /// A probability is a 32-bit float (see `TopicScores`), which SQL takes apart by its hexadecimal digits: what is
    /// less than 2^-39 counts as 0. What a person said stands before it, as `Classification.corrected(by:)` says.
    private static let topics = """
        CREATE VIEW topics_v AS
            WITH told AS NOT MATERIALIZED (
                SELECT c.paper, s.slug AS topic, s.name, hex(substr(c.scores, s.number * 4 + 1, 4)) AS digits,
                    substr(c.scores, length(c.scores) / 5 * 4 + s.number + 1, 1) = x'01' AS is_assigned,
                    c.primary_topic IS s.number AS is_primary
                FROM shown_topics s JOIN classifications c ON c.model = s.model WHERE length(c.scores) > 0
            ), numbered AS NOT MATERIALIZED (
                SELECT paper, topic, name, is_assigned, is_primary, \(bits) AS bits FROM told
            ), answered AS NOT MATERIALIZED (
                SELECT paper, topic, name, is_assigned, is_primary, CASE WHEN bits >> 23 < 88 THEN 0.0
                    ELSE ((bits & 8388607) | 8388608) * 1.0 / (1 << (150 - (bits >> 23))) END AS probability
                FROM numbered
            ), said AS NOT MATERIALIZED (
                SELECT paper, topic, name, is_about, said_on FROM labels_v WHERE stands
            ), together AS NOT MATERIALIZED (
                SELECT a.paper, a.topic, a.name,
                    CASE WHEN w.is_about IS NULL THEN a.probability ELSE w.is_about * 1.0 END AS probability,
                    ifnull(w.is_about, a.is_assigned) AS assigned, w.said_on, w.is_about IS 1 AS is_given,
                    a.is_primary, a.probability AS of_model
                FROM answered a LEFT JOIN said w ON w.paper = a.paper AND w.topic = a.topic
                UNION ALL
                SELECT w.paper, w.topic, w.name, w.is_about * 1.0, w.is_about, w.said_on, w.is_about, 0, -1
                FROM said w WHERE NOT EXISTS (SELECT 1 FROM told a WHERE a.paper = w.paper AND a.topic = w.topic)
            )
            SELECT r.paper, (SELECT v.id FROM papers_v v WHERE v.paper = r.paper) AS id, r.topic, r.name,
                r.probability, r.assigned,
                CASE WHEN NOT r.assigned THEN 0
                    WHEN NOT EXISTS (SELECT 1 FROM labels l WHERE l.paper = r.paper AND l.taken_back IS NULL)
                    THEN r.is_primary
                    ELSE r.topic = (SELECT o.topic FROM together o WHERE o.paper = r.paper AND o.assigned
                        AND (o.is_given OR NOT EXISTS (SELECT 1 FROM said w WHERE w.paper = r.paper AND w.is_about = 1))
                        ORDER BY o.is_primary DESC, o.of_model DESC, o.topic LIMIT 1) END AS is_primary,
                CASE WHEN r.said_on IS NULL THEN 'model' ELSE 'person' END AS said_by, r.said_on
            FROM together r;

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
