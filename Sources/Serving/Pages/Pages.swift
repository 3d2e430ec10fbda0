import PaperArchive
import PaperDesk
import Papers
import Wording

/// The pages over an archive: each address has a view for people and, with `.json` behind it, the document that the
/// command line prints.
///
/// Pages work without script; a little of our own makes them quicker. Nothing changes by looking: what changes the
/// archive is sent by a form, whose sender the server has checked, and answered by a way back to a page (303).
///
///     let pages = Pages(context)
///     pages.respond(to: HTTPRequest(.get, path: ["papers"], query: [("topic", "video")]))
public struct Pages: HTTPHandler {
    private let context: ServedContext

    /// The pages of a context.
    public init(_ context: ServedContext) { self.context = context }

    /// Whether a listing is sent.
    public func takesUpload(_ request: HTTPRequest) -> Bool {
        request.method == .post && request.path == ["archive", "import"] && !context.isReadOnly
    }

    /// The answer; nil where no page has the path.
    public func respond(to request: HTTPRequest) -> HTTPResponse? {
        let visit = Visit(request, context)
        do {
            try visit.check()
            switch request.method {
            case .get, .head: return try PageRoutes.answer(visit)
            case .post: return try ChangeRoutes.answer(visit)
            case .put, .delete: return nil
            }
        } catch {
            return PageFault(error, visit).response
        }
    }
}
