/// What can go wrong in a decomposition.
public enum LinearAlgebraError: Error, Equatable, CustomStringConvertible {
    /// An eigenvalue was not found in so many rounds: the matrix holds numbers that are not finite.
    case noConvergence(rounds: Int)

    /// The sentence for people.
    public var description: String {
        switch self {
        case .noConvergence(let rounds): "an eigenvalue was not found in \(rounds) rounds; the matrix holds numbers that are not finite"
        }
    }
}
