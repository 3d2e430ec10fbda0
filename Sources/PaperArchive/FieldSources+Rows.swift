import GRDB

extension FieldSources {
    /// Concludes the sources of an older archive's papers: all fields of a paper that one listing
    /// showed come from it. Of others nothing is known.
    static func conclude(_ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE papers SET sources = (
                    SELECT CASE WHEN min(listing) = max(listing) THEN CAST(min(listing) AS TEXT) END FROM sightings \
                    WHERE paper = papers.id
                )
                """)
    }
}
