/// What can go wrong in a decomposition.
public enum LinearAlgebraError: Error, Equatable, CustomStringConvertible {
    /// A matrix holds numbers that are not finite.
    case notFinite
    /// A routine of LAPACK gave up: `info` is its return value.
    case routineFailed(name: String, info: Int)
    /// A library is not installed.
    case libraryMissing(name: String, package: String)
    /// The system would not open a library; the reason is its own.
    case libraryNotLoaded(name: String, reason: String)
    /// A library has no such function.
    case symbolMissing(String, library: String)

    /// The sentence for people.
    public var description: String {
        switch self {
        case .notFinite: "the matrix holds numbers that are not finite"
        case .routineFailed(let name, let info): "the LAPACK routine \(name) failed with info = \(info)"
        case .libraryMissing(let name, let package):
            "\(name) could not be loaded; install Debian's package \(package), or its like"
        case .libraryNotLoaded(let name, let reason): "\(name) could not be loaded: \(reason)"
        case .symbolMissing(let symbol, let library):
            "\(library) has no function \(symbol); install a build of OpenBLAS and LAPACKE that is whole"
        }
    }
}
