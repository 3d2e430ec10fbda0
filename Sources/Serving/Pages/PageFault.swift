import PaperArchive
import PaperDesk
import ReadableText
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
        case ViewFault.noPeriod, ViewFault.noWeek, ViewFault.noWord, ViewFault.tooLong: (400, "That cannot be read")
        case ViewFault.inWork: (503, "It is being made")
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
    /// It is the name of no period.
    case noPeriod(String)
    /// It is the name of no week.
    case noWeek(String)
    /// It is none of the words that it may be.
    case noWord(String, String, known: [String])
    /// A value of the address is longer than anybody writes.
    case tooLong(String, Int)
    /// It is being made, by work of its own.
    case inWork

    var description: String {
        switch self {
        case .noPeriod(let text):
            "'\(ReadableText.shortened(text))' is no period; write it like 2025-W50, 2025-12, 2025-Q4, 2025 or "
                + "2025-12-01..2025-12-31"
        case .noWeek(let text): "'\(ReadableText.shortened(text))' is no week; write it like 2025-W50"
        case .noWord(let name, let text, let known):
            "'\(name)' is one of \(known.joined(separator: ", ")), and not '\(ReadableText.shortened(text))'"
        case .tooLong(let name, let bytes):
            "'\(ReadableText.shortened(name))' has \(bytes) bytes; an address has at most \(Visit.longestValue) of it"
        case .inWork: "it is being made, which takes longer than an answer may; ask again in a while"
        case .noTheme(let slug): "no theme '\(slug)' is known in these weeks"
        case .noJob(let number): "there is no work of number \(number)"
        }
    }
}
