extension ArchiveSchema {
    /// What is dear to find and follows from the papers alone: the answer to a question, and the state of the papers
    /// that it is an answer of. It can be found again, and is forgotten where the state is another.
    static let keptAnswers = """
        CREATE TABLE kept_answers (
            id INTEGER PRIMARY KEY,
            state INTEGER NOT NULL,
            question TEXT NOT NULL UNIQUE,
            answer BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;

        """
}
