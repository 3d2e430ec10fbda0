/// Why a server does not start: facts, without remedies.
public enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The library that serves is not installed; the package of Debian that has it.
    case libraryMissing(name: String, package: String)
    /// The system would not open it.
    case libraryNotLoaded(name: String, reason: String)
    /// It is there, and cannot be used.
    case libraryUnusable(String)
    /// Nothing can listen at this address; the reason is the system's.
    case cannotListen(address: String, reason: String)
    /// Something listens there already.
    case taken(address: String)
    /// It is no numeric address.
    case noAddress(String)
    /// Its file holds no token.
    case noToken(file: String)

    /// One sentence.
    public var description: String {
        switch self {
        case .libraryMissing(let name, _): "the library \(name), which serves pages, is not installed"
        case .libraryNotLoaded(let name, let reason): "the library \(name) could not be loaded: \(reason)"
        case .libraryUnusable(let reason): "libmicrohttpd cannot be used: \(reason)"
        case .cannotListen(let address, let reason): "nothing can listen at \(address): \(reason)"
        case .taken(let address): "another program listens at \(address)"
        case .noAddress(let text): "'\(text)' is no address of this machine, as 127.0.0.1 or ::1"
        case .noToken(let file):
            "\(file) holds no token: one line of \(ChangeToken.fewestCharacters) to 200 letters, digits and -._~"
        }
    }
}
