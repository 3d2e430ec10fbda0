import GRDB

/// The tables of an archive, and how an older archive becomes a present one.
///
/// A migration, once released, is never changed: a later need is a later migration. Each sets SQLite's `user_version` to its
/// own number, which is the schema version.
enum ArchiveSchema {
    /// The `application_id` of an archive: "trnd" in ASCII.
    static let applicationID = 0x7472_6e64
    /// The newest schema that this program knows.
    static let version = 1

    /// Brings a database to the newest schema; costs nothing where it is there already.
    static func migrate(_ queue: DatabaseQueue) throws {
        if try storedVersion(queue) == version { return }
        do {
            try migrator.migrate(queue)
        } catch let error as DatabaseError {
            // Two runs that make the same archive at once: the later one finds the work done.
            guard try storedVersion(queue) == version else { throw error }
        }
    }

    private static func storedVersion(_ queue: DatabaseQueue) throws -> Int? {
        try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 papers, sightings, classifications") { database in
            try database.execute(sql: papers + sightings + classifications + "PRAGMA user_version = 1;")
        }
        return migrator
    }

    /// What is counted and compared lies apart from the texts, so that counting a large archive reads few pages.
    ///
    /// Days are days since 1970-01-01. A rank says how a day is known: 0 stated, 1 inferred in a listing whose own day is
    /// stated, 2 inferred otherwise. `fingerprints` has one row for every text under which a paper was ever seen. Lists are
    /// JSON arrays of strings, null where empty.
    private static let papers = """
        CREATE TABLE papers (
            id INTEGER PRIMARY KEY,
            source_id TEXT UNIQUE,
            fingerprint INTEGER NOT NULL,
            published_day INTEGER,
            published_rank INTEGER CHECK (published_rank BETWEEN 0 AND 2),
            listed_day INTEGER,
            listed_rank INTEGER CHECK (listed_rank BETWEEN 0 AND 2),
            imported_day INTEGER NOT NULL,
            author_count INTEGER,
            upvotes INTEGER,
            comments INTEGER,
            CHECK ((published_day IS NULL) = (published_rank IS NULL)),
            CHECK ((listed_day IS NULL) = (listed_rank IS NULL))
        ) STRICT;
        CREATE INDEX papers_without_source_id ON papers (fingerprint, id) WHERE source_id IS NULL;
        CREATE INDEX papers_by_listed_day ON papers (listed_day);
        CREATE INDEX papers_by_published_day ON papers (published_day);

        CREATE TABLE texts (
            paper INTEGER PRIMARY KEY REFERENCES papers (id) ON DELETE CASCADE,
            title TEXT NOT NULL,
            abstract TEXT NOT NULL,
            authors TEXT,
            categories TEXT,
            keywords TEXT
        ) STRICT;

        CREATE TABLE fingerprints (
            title INTEGER NOT NULL,
            fingerprint INTEGER NOT NULL,
            paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
            PRIMARY KEY (title, fingerprint, paper)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX fingerprints_by_paper ON fingerprints (paper);

        """

    /// A sighting is unique by paper, listing and day; an unknown day is a day of its own here, since null equals nothing.
    /// `is_search` is 1 where the listing was a search or trending page, whose day is not that of its papers.
    private static let sightings = """
        CREATE TABLE listings (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            format TEXT NOT NULL,
            UNIQUE (name, format)
        ) STRICT;

        CREATE TABLE sightings (
            id INTEGER PRIMARY KEY,
            paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
            listing INTEGER NOT NULL REFERENCES listings (id),
            listed_day INTEGER,
            listed_rank INTEGER CHECK (listed_rank BETWEEN 0 AND 2),
            is_search INTEGER NOT NULL CHECK (is_search IN (0, 1)),
            imported_day INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX sightings_once ON sightings (paper, listing, ifnull(listed_day, -9223372036854775808));

        """

    /// One row a paper and model; how `scores` is packed is said at `TopicScores`.
    ///
    /// Measured against one row a paper, model and topic: a third of the space, and day counts ten times faster.
    private static let classifications = """
        CREATE TABLE models (
            id INTEGER PRIMARY KEY,
            fingerprint TEXT NOT NULL UNIQUE,
            topics TEXT NOT NULL
        ) STRICT;

        CREATE TABLE classifications (
            paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
            model INTEGER NOT NULL REFERENCES models (id),
            primary_topic INTEGER,
            abstention TEXT,
            scores BLOB NOT NULL,
            PRIMARY KEY (paper, model)
        ) STRICT, WITHOUT ROWID;

        """
}
