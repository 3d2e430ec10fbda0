extension ArchiveSchema {
    /// Topics that papers are proposed to have, or not to have, where nobody said so: of each paper and topic one word,
    /// on the day on which it was proposed. Unlike a person's words they are no log: a proposal that is withdrawn is
    /// gone.
    static let proposedLabels = """
        CREATE TABLE proposed_labels (
            id INTEGER PRIMARY KEY,
            paper INTEGER NOT NULL REFERENCES papers (id),
            topic TEXT NOT NULL,
            is_about INTEGER NOT NULL CHECK (is_about IN (0, 1)),
            day INTEGER NOT NULL,
            checksum INTEGER NOT NULL DEFAULT 0,
            UNIQUE (paper, topic)
        ) STRICT;
        CREATE INDEX proposed_labels_by_topic ON proposed_labels (topic);

        """
}
