import GRDB

/// The tables of an archive, and how an older archive becomes a present one.
///
/// A migration, once released, is never changed: a later need is a later migration. Each sets
/// SQLite's `user_version` to its own number, which is the schema version.
enum ArchiveSchema {
    /// The `application_id` of an archive: "trnd" in ASCII.
    static let applicationID = 0x7472_6e64
    /// The newest schema that this program knows.
    static let version = steps.count

    /// What makes a schema of the one before it.
    struct Step: Sendable {
        let name: String
        /// Makes, changes and removes tables, indexes and triggers: every statement ends its line.
        let tables: String
        /// Fills the new tables.
        var fill: @Sendable (Database) throws -> Void = { _ in }
    }

    /// All steps: the first makes schema 1 of nothing.
    static let steps = [
        Step(name: "papers, sightings, classifications", tables: papers + sightings + classifications),
        Step(
            name: "identifiers, originals, provenance, labels, search", tables: identifiers + labels + SearchIndex.table
        ) { database in
            try SearchIndex.configure(database)
            try FieldSources.conclude(database)
            try SearchIndex.fill(database)
        },
        Step(name: "scopes of identifiers, versions of texts", tables: scopes),
        Step(name: "steps of labels, labels taken back", tables: labelSteps),
        Step(name: "checksums", tables: ChecksumMigration.columns) { try ChecksumMigration.fill($0) },
        Step(name: "stems and other letters in the search", tables: "") { try SearchIndex.refill($0) },
        Step(name: "lists of days", tables: dayLists),
        Step(name: precisionStep, tables: precisions),
        Step(name: "views for others", tables: ArchiveViews.statements),
        Step(name: followedStep, tables: following + proposedLabels + numberedTexts),
        Step(name: kindsStep, tables: kinds + ArchiveViews.papersWithKinds),
    ]

    /// Brings a database to the newest schema; costs nothing where it is there already.
    static func migrate(_ queue: DatabaseQueue) throws {
        var found = try storedVersion(queue)
        while found != version {
            do {
                // Views that others made of a table do not keep it from being replaced.
                try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA legacy_alter_table = ON") }
                try migrator.migrate(queue)
                try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA legacy_alter_table = OFF") }
                return
            } catch let error as DatabaseError {
                // Of runs that make the same archive at once, the later one finds a step done that
                // it had seen undone: then it goes on from there.
                let now = try storedVersion(queue)
                if now == found { throw error }
                found = now
            }
        }
    }

    /// The schema that a version of the program makes: its own steps, in memory. Takes about 2 ms.
    static func made(_ version: Int) throws -> SchemaObjects {
        let queue = try DatabaseQueue()
        if version > 0 { try migrator.migrate(queue, upTo: migrator.migrations[version - 1]) }
        return try queue.read { try SchemaObjects($0) }
    }

    private static func storedVersion(_ queue: DatabaseQueue) throws -> Int? {
        try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    /// The names under which the steps are noted in an archive.
    static var names: [String] { zip(1..., steps).map { "\($0) \($1.name)" } }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (number, (name, step)) in zip(1..., zip(names, steps)) {
            migrator.registerMigration(name) { database in
                try database.execute(sql: step.tables)
                try step.fill(database)
                try database.execute(sql: "PRAGMA user_version = \(number)")
            }
        }
        return migrator
    }

    /// What is counted and compared lies apart from the texts, so that counting a large archive reads few pages.
    ///
    /// Days are days since 1970-01-01. A rank says how a day is known: 0 stated, 1 inferred in a
    /// listing whose own day is stated, 2 inferred otherwise. `fingerprints` has one row for every
    /// text under which a paper was ever seen. Lists are JSON arrays of strings, null where empty.
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

    /// A sighting is unique by paper, listing and day; an unknown day is a day of its own here,
    /// since null equals nothing. `is_search` is 1 where the listing was a search or trending page,
    /// whose day is not that of its papers.
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

    /// `sources` says which listings gave the fields: see `PaperRecord.storedSources`.
    /// `identifiers` holds those that a paper has besides `source_id` and `doi`. `originals` has a
    /// row only where a listing's text differs from the readable one.
    private static let identifiers = """
        ALTER TABLE papers ADD COLUMN doi TEXT;
        ALTER TABLE papers ADD COLUMN sources TEXT;
        ALTER TABLE texts ADD COLUMN venue TEXT;
        ALTER TABLE texts ADD COLUMN extra TEXT;
        CREATE INDEX papers_by_doi ON papers (doi) WHERE doi IS NOT NULL;
        CREATE INDEX sightings_by_listing ON sightings (listing, listed_day, is_search);
        CREATE INDEX classifications_by_model ON classifications (model);

        CREATE TABLE identifiers (
            identifier TEXT NOT NULL,
            paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
            is_doi INTEGER NOT NULL CHECK (is_doi IN (0, 1)),
            PRIMARY KEY (identifier, is_doi, paper)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX identifiers_by_paper ON identifiers (paper);

        CREATE TABLE originals (
            paper INTEGER PRIMARY KEY REFERENCES papers (id) ON DELETE CASCADE,
            title TEXT,
            abstract TEXT
        ) STRICT;

        """

    /// An identifier names one paper within its scope, which is empty for those of collections that
    /// say it themselves, and for those that older schemas held without one. `version`,
    /// `updated_day` and `is_pieced` tell of which version the texts are: see `TextUnit`.
    private static let scopes = """
        CREATE TABLE scoped_papers (
            id INTEGER PRIMARY KEY,
            source_id TEXT,
            scope TEXT NOT NULL DEFAULT '',
            fingerprint INTEGER NOT NULL,
            published_day INTEGER,
            published_rank INTEGER CHECK (published_rank BETWEEN 0 AND 2),
            listed_day INTEGER,
            listed_rank INTEGER CHECK (listed_rank BETWEEN 0 AND 2),
            imported_day INTEGER NOT NULL,
            author_count INTEGER,
            upvotes INTEGER,
            comments INTEGER,
            doi TEXT,
            sources TEXT,
            version INTEGER,
            updated_day INTEGER,
            is_pieced INTEGER NOT NULL DEFAULT 0 CHECK (is_pieced IN (0, 1)),
            CHECK ((published_day IS NULL) = (published_rank IS NULL)),
            CHECK ((listed_day IS NULL) = (listed_rank IS NULL))
        ) STRICT;
        INSERT INTO scoped_papers (id, source_id, fingerprint, published_day, published_rank, listed_day, \
        listed_rank, imported_day,
            author_count, upvotes, comments, doi, sources)
            SELECT id, source_id, fingerprint, published_day, published_rank, listed_day, listed_rank, imported_day,
            author_count, upvotes, comments, doi, sources FROM papers;
        DROP TABLE papers;
        ALTER TABLE scoped_papers RENAME TO papers;
        CREATE UNIQUE INDEX papers_by_source_id ON papers (source_id, scope) WHERE source_id IS NOT NULL;
        CREATE INDEX papers_without_source_id ON papers (fingerprint, ifnull(doi, ''), id) WHERE source_id IS NULL;
        CREATE INDEX papers_by_listed_day ON papers (listed_day);
        CREATE INDEX papers_by_published_day ON papers (published_day);
        CREATE INDEX papers_by_doi ON papers (doi) WHERE doi IS NOT NULL;
        CREATE INDEX papers_by_old_number ON papers (\(oldNumber)) WHERE \(isOldNumber);

        CREATE TABLE scoped_identifiers (
            identifier TEXT NOT NULL,
            scope TEXT NOT NULL DEFAULT '',
            paper INTEGER NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
            is_doi INTEGER NOT NULL CHECK (is_doi IN (0, 1)),
            PRIMARY KEY (identifier, is_doi, paper, scope)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO scoped_identifiers (identifier, paper, is_doi) SELECT identifier, paper, is_doi FROM identifiers;
        DROP TABLE identifiers;
        ALTER TABLE scoped_identifiers RENAME TO identifiers;
        CREATE INDEX identifiers_by_paper ON identifiers (paper);

        """

    /// What tells one old number of arXiv from another: the archive in lower case, without subject
    /// class, and the seven digits.
    static let oldNumber =
        "(lower(substr(source_id, 1, instr(replace(source_id, '/', '.'), '.') - 1)) || substr(source_id, -8))"
    /// Whether an identifier has the form of one.
    static let isOldNumber = "source_id GLOB '*/[0-9][0-9][0-9][0-9][0-9][0-9][0-9]'"

    /// A log: entries are added and never changed or deleted. Only whom one is about may change,
    /// where two papers turn out to be one.
    private static let labels = """
        CREATE TABLE labels (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            paper INTEGER NOT NULL REFERENCES papers (id),
            topic TEXT NOT NULL,
            is_about INTEGER NOT NULL CHECK (is_about IN (0, 1)),
            day INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX labels_by_paper ON labels (paper, sequence);
        CREATE TRIGGER labels_stay BEFORE DELETE ON labels BEGIN SELECT raise(ABORT, 'labels are never deleted'); END;
        CREATE TRIGGER labels_are_final BEFORE UPDATE OF sequence, topic, is_about, day ON labels
            BEGIN SELECT raise(ABORT, 'labels are never changed'); END;

        """

    /// The list of a day that a service was asked for, as far as it was imported: when it was asked for last, how many
    /// papers it had, and whether it changes no more.
    private static let dayLists = """
        CREATE TABLE day_lists (
            id INTEGER PRIMARY KEY,
            series TEXT NOT NULL,
            day INTEGER NOT NULL,
            asked_day INTEGER NOT NULL,
            papers INTEGER NOT NULL CHECK (papers >= 0),
            is_settled INTEGER NOT NULL CHECK (is_settled IN (0, 1)),
            checksum INTEGER NOT NULL DEFAULT 0,
            UNIQUE (series, day)
        ) STRICT;

        """

    /// How much of a day of publication is known: null for all of it, 1 for the month and 2 for the year, of which the
    /// day is the first then. Days of listings are always whole.
    private static let precisions = """
        ALTER TABLE papers ADD COLUMN published_precision INTEGER CHECK (published_precision IN (1, 2));

        """
    private static let precisionStep = "precision of days"
    /// The schema from which on papers have a precision.
    static var firstWithPrecision: Int { (steps.firstIndex { $0.name == precisionStep } ?? 0) + 1 }

    /// The language of a paper's texts, and what kind of work it is.
    private static let kinds = """
        ALTER TABLE papers ADD COLUMN language TEXT;
        ALTER TABLE papers ADD COLUMN type TEXT;

        """
    private static let kindsStep = "languages and types of works"
    /// The schema from which on papers have them.
    static var firstWithKinds: Int { (steps.firstIndex { $0.name == kindsStep } ?? 0) + 1 }

    private static let followedStep = "what is followed and read"
    /// The schema from which on there are watches and marks.
    static var firstWithFollowed: Int { (steps.firstIndex { $0.name == followedStep } ?? 0) + 1 }

    /// What was said in one step has one number; null for what older schemas held. The day on which an entry was taken
    /// back, null while it stands, is written once.
    private static let labelSteps = """
        ALTER TABLE labels ADD COLUMN step INTEGER;
        ALTER TABLE labels ADD COLUMN taken_back INTEGER;
        CREATE TRIGGER steps_are_final BEFORE UPDATE OF step ON labels
            BEGIN SELECT raise(ABORT, 'labels are never changed'); END;
        CREATE TRIGGER taken_back_once BEFORE UPDATE OF taken_back ON labels WHEN old.taken_back IS NOT NULL
            BEGIN SELECT raise(ABORT, 'what was taken back stays so'); END;

        """
}
