public import Listings
public import PaperDesk
public import Reporter

/// What those who answer requests stand on: the desk, and which archive and model are meant.
///
/// It holds no state that a request could change but ``jobs`` and what is kept of answers, so that any thread may use it.
public struct ServedContext: Sendable {
    /// The version of the program.
    public let version: String
    /// The archive that is read; where the server may change nothing, it is read only.
    public let archive: ArchiveChoice
    /// The model's file; nil for the usual one.
    public let model: String?
    /// What each form carries as the hidden field `token`.
    public let changeToken: ChangeToken
    /// Where the server is reached, as `http://127.0.0.1:8010`, without a slash at its end.
    public let address: String
    /// Work that takes long, done beside the answers.
    public let jobs: Jobs
    /// Whether what answers stand on has changed, for what is kept here.
    let moment = ServedMoment()
    /// Maps, which take longer than a request may.
    let maps = MadeMaps()
    /// Themes of the weeks to one, which several pages tell of.
    let themes = KeptThings<ThemeQuestion, EmergingAnswer>(most: 8)
    /// A desk for one request: what day it is may change while the server runs.
    public let desk: @Sendable () -> Desk
    /// What a person is told of an error: what is wrong, and what helps; nil where it is a defect.
    public let words: @Sendable (any Error) -> String?

    /// A report as the command line words it, where one period is named or none is.
    public let reportWords: @Sendable (ReportAnswer, _ isNamed: Bool) -> Report
    /// A note on a listing as the command line words it.
    public let noteWords: @Sendable (ListingNote) -> String

    /// A context.
    public init(
        version: String, archive: ArchiveChoice, model: String? = nil, changeToken: ChangeToken, address: String,
        jobs: Jobs? = nil, desk: @escaping @Sendable () -> Desk, words: @escaping @Sendable (any Error) -> String?,
        reportWords: @escaping @Sendable (ReportAnswer, Bool) -> Report = { answer, _ in answer.report },
        noteWords: @escaping @Sendable (ListingNote) -> String = { $0.description }
    ) {
        (self.version, self.archive, self.model) = (version, archive, model)
        (self.changeToken, self.address, self.jobs) = (changeToken, address, jobs ?? Jobs(words: words))
        (self.desk, self.words) = (desk, words)
        (self.reportWords, self.noteWords) = (reportWords, noteWords)
    }

    /// Lets go of the archive when all is answered. It is opened once more, so that what was written last flows from the
    /// log into the file: who watches reads alone, and leaves the log where it is.
    public func end() {
        moment.end()
        if !isReadOnly { _ = try? desk().archiveInfo(archive) }
    }

    /// Whether nothing may be changed.
    public var isReadOnly: Bool { archive.isReadOnly }
}
