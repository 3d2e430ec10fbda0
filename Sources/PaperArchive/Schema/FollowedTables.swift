extension ArchiveSchema {
    /// What somebody follows, what they said of papers, and up to where they were told.
    ///
    /// `marks` is a log of `read`, `unread`, `good`, `bad` and `none`, which takes the last two back: the last word by
    /// day and row counts, on reading and on worth each. `told` has one row at most:
    /// all papers up to the row `last_paper` were in the last report that was asked for what is new, and those of
    /// `further`, a list of rows, which became one with a paper that was. No paper ever gets a row up to `last_paper`
    /// again: see `PaperChecksums.nextRow`.
    static let following = """
        CREATE TABLE watches (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            query TEXT NOT NULL,
            day INTEGER NOT NULL,
            checksum INTEGER NOT NULL DEFAULT 0,
            UNIQUE (name)
        ) STRICT;

        CREATE TABLE marks (
            id INTEGER PRIMARY KEY,
            paper INTEGER NOT NULL REFERENCES papers (id),
            mark TEXT NOT NULL,
            day INTEGER NOT NULL,
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX marks_by_paper ON marks (paper, id);

        CREATE TABLE told (
            id INTEGER PRIMARY KEY,
            last_paper INTEGER NOT NULL,
            day INTEGER NOT NULL,
            further TEXT,
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        """
}
