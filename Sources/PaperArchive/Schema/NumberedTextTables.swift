extension ArchiveSchema {
    /// Texts as numbers of words, which are made from the texts and can be made again.
    ///
    /// `word_lists` holds words in the order of their numbers, a line each, as many lists as there were runs that met
    /// new ones. `stamp` is the checksum of the texts that `words` was made from: where a paper's is another by now, its
    /// words count no more.
    static let numberedTexts = """
        CREATE TABLE word_lists (
            id INTEGER PRIMARY KEY,
            words BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE numbered_texts (
            paper INTEGER PRIMARY KEY REFERENCES papers (id) ON DELETE CASCADE,
            stamp INTEGER NOT NULL,
            words BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;

        """
}
