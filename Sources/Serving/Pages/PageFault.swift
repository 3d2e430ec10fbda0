import PaperArchive
import PaperDesk
import Wording

/// Why there is no page to show: what is wrong and what helps, as a page, or as a problem document (RFC 9457) where a
/// document was asked for.
struct PageFault {
    private let error: any Error
    private let visit: Visit

    init(_ error: any Error, _ visit: Visit) { (self.error, self.visit) = (error, visit) }

    var response: HTTPResponse {
        let (status, title) = kind
        if visit.form == .json {
            return RequestFault(status, words).problem
        }
        let back = PageParts.link(PageAddress([]).text, "This week")
        let page = Page(
            title: title, status: status,
            body: "<p class=\"lead\">\(Markup.text(words, limit: 2_000))</p><p>\(back)</p>")
        return PageShell(page, visit).response
    }

    /// What a person is told.
    private var words: String {
        if let fault = error as? ChangeFault { return fault.description }
        if let fault = error as? ViewFault { return fault.description }
        return visit.context.words(error) ?? "The program has a defect: \(error). Please report it."
    }

    private var kind: (status: Int, title: String) {
        switch error {
        case ChangeFault.readOnly: (403, "Nothing can be changed here")
        case is ChangeFault, is SearchQueryError: (400, "That cannot be read")
        case DeskError.noPaper, DeskError.noWatch, DeskError.noVersion, ViewFault.noTheme, ViewFault.noJob:
            (404, "There is no such thing here")
        case DeskError.unknownQueryTopics, DeskError.unknownShownTopics: (404, "There is no such topic")
        case DeskError.unknownTopics, DeskError.contradictoryLabel, DeskError.badWatchName, DeskError.watchExists:
            (400, "That cannot be done")
        case ArchiveError.notFound: (503, "There is no archive yet")
        case ArchiveError.locked: (503, "The archive is busy")
        default: (visit.context.words(error) == nil ? 500 : 422, "That did not work")
        }
    }
}

/// Why a view has nothing to show.
enum ViewFault: Error, Hashable, CustomStringConvertible {
    /// No theme is called so in the weeks asked about.
    case noTheme(String)
    /// There is no such work.
    case noJob(String)

    var description: String {
        switch self {
        case .noTheme(let slug): "no theme '\(slug)' is known in these weeks"
        case .noJob(let number): "there is no work of number \(number)"
        }
    }
}
