import PaperArchive
import PaperDesk
import Serving

/// What those who ask a server are told of an error, and whoever starts one.
enum ServerWords {
    /// One sentence, and what helps; nil for what no room throws, which is a defect.
    static func sentence(_ error: any Error) -> String? {
        guard Failure.code(of: error) != nil else { return nil }
        return Remedies.remedied(error)
    }

    /// What helps where a server does not start.
    static func remedy(_ error: ServerError) -> String {
        switch error {
        case .libraryMissing(_, let package): "; install it (Debian and Ubuntu: apt install \(package))"
        case .libraryNotLoaded: "; try again"
        case .libraryUnusable: "; install libmicrohttpd 0.9.75 or later of its line 12"
        case .taken: "; name another with --port, or 0 for any"
        case .cannotListen, .noAddress: "; name an address of this machine with --listen"
        case .noToken: "; make one: openssl rand -hex 20"
        }
    }
}
