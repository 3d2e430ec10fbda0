public import Papers

/// A form in which listings come. Each format states its own, beside its reader.
///
///     extension ListingFormat {
///         public static let csv = ListingFormat("csv", title: "CSV", leavesDayToFileName: true)
///     }
public struct ListingFormat: Sendable, Hashable, CustomStringConvertible {
    /// The name that people give to override the sniffing, and that archives store: permanent.
    public let name: String
    /// The name for people.
    public let title: String
    /// Who publishes such listings.
    public let source: ListingSource
    /// Whether a file of the format may be a day's listing without saying so inside: then the day
    /// in its name counts for papers without any date.
    public let leavesDayToFileName: Bool

    /// A format; without a source of its own, it is told from other collections by its name.
    public init(_ name: String, title: String, source: ListingSource? = nil, leavesDayToFileName: Bool = false) {
        self.name = name
        self.title = title
        self.source = source ?? .other(format: name)
        self.leavesDayToFileName = leavesDayToFileName
    }

    /// The name.
    public var description: String { name }

    /// Formats are told apart by their names.
    public static func == (left: ListingFormat, right: ListingFormat) -> Bool { left.name == right.name }

    /// The name's hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
