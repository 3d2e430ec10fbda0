/// The kinds of trouble that reading can run into, as far as a caller has to tell them apart.
///
/// A command line maps each to an exit code: missing 66, unusable 65, unreadable 74, misconfigured 78.
public enum InputFailure: String, Sendable, Hashable, CaseIterable {
    /// There is no file of that name.
    case missing
    /// It was read, but nothing can be made of it.
    case unusable
    /// It is there, but may not be opened, or the system reported an error while it was read.
    case unreadable
    /// A file that steers the program, such as the taxonomy, is wrong.
    case misconfigured
}

/// An error that knows its kind and says in one sentence what is wrong, where, and what helps.
public protocol InputFault: Error, CustomStringConvertible, Sendable {
    /// The kind of the trouble.
    var failure: InputFailure { get }
}
