/// A fact that one format alone knows, with its sentence: why a record of it cannot be read, or
/// what there is to know about a listing.
///
///     struct NoHeader: FormatFact {
///         var description: String { "the first line names no columns" }
///     }
public protocol FormatFact: Hashable, Sendable, CustomStringConvertible {}

/// Any format's fact. Two are equal where their values are.
public struct AnyFormatFact: Hashable, Sendable, CustomStringConvertible {
    /// The fact itself.
    public let fact: any FormatFact

    /// A fact of some format.
    public init(_ fact: some FormatFact) { self.fact = fact }

    /// Its sentence.
    public var description: String { fact.description }

    /// Whether both are the same fact of the same format.
    public static func == (left: AnyFormatFact, right: AnyFormatFact) -> Bool {
        AnyHashable(left.fact) == AnyHashable(right.fact)
    }

    /// The fact's own hash.
    public func hash(into hasher: inout Hasher) { fact.hash(into: &hasher) }
}
