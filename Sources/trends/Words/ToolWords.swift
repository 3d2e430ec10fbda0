import PaperArchive
import PaperDesk

/// What an assistant is told of an error: it can change what it asked, and tell a person what to do.
enum ToolWords {
    /// One sentence, and what helps; nil for what no room throws, which is a defect.
    static func sentence(_ error: any Error) -> String? {
        guard Failure.code(of: error) != nil else { return nil }
        switch error {
        case ArchiveError.notFound, DeskError.noModel:
            return "\(Remedies.remedied(error)). This is for a person to do, on the machine where the tools run"
        case DeskError.noPaper: return "\(error); the tool 'search' finds papers by their words"
        default: return Remedies.remedied(error)
        }
    }
}
