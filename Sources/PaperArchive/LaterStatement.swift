import GRDB

/// A statement that is made when it is first needed: whoever only reads makes none that writes.
final class LaterStatement {
    private let database: Database
    private let sql: String
    private var statement: Statement?

    init(_ database: Database, _ sql: String) { (self.database, self.sql) = (database, sql) }

    /// The statement.
    func made() throws -> Statement {
        if let statement { return statement }
        let made = try database.cachedStatement(sql: sql)
        statement = made
        return made
    }
}
