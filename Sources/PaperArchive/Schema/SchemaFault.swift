import ReadableText

/// Something in the schema of an archive that the program did not make, or that is no longer as it made it.
public struct SchemaFault: Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it.
    public enum Problem: Hashable, Sendable {
        /// It is not the program's, and would be run by what the program writes.
        case foreign
        /// It has the name of one of the program's, and is another.
        case changed
        /// It should be there, and is not.
        case missing
    }

    /// A table, index, trigger or view.
    public let type: String
    /// Its name.
    public let name: String
    /// The table that it is, or to which it belongs.
    public let table: String
    /// What is wrong with it.
    public let problem: Problem

    init(_ object: SchemaObjects.Object, _ problem: Problem) {
        (type, name, table, self.problem) = (object.type, object.name, object.table, problem)
    }

    /// Whether what the program reads depends on it: the rest only matters to what it writes.
    var stopsReading: Bool {
        (type == "table" || type == "view") && (problem != .foreign || Self.isOfSQLite(name))
    }

    /// Whether a name is that of a function of SQLite that is asked like a table: a table of that name would answer in
    /// its place.
    static func isOfSQLite(_ name: String) -> Bool {
        let name = name.lowercased()
        return name == "json_each" || name == "json_tree" || name.hasPrefix("pragma_")
    }

    /// The fault as a clause: "the trigger 'e' on 'sightings' is not one of trends".
    public var description: String {
        let names = [name, table].map { "'\(ReadableText.shortened($0))'" }
        let object = "the \(type) \(names[0])" + (name == table ? "" : " on \(names[1])")
        return switch problem {
        case .foreign: "\(object) is not one of trends"
        case .changed: "\(object) is not as trends makes it"
        case .missing: "\(object) is missing"
        }
    }
}
