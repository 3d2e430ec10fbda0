public import Listings
public import PaperArchive
public import Papers
import ReadableText
public import Timelines
import Wording

/// Why a request cannot be answered, where no room below has a reason of its own: facts, without remedies.
public enum DeskError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Neither the environment nor the password database names a home folder, and the file wanted lies there.
    case noHome(wanted: String)
    /// The configuration cannot be used.
    case configuration(ConfigurationError)
    /// No model was found in these places.
    case noModel(folders: [String])
    /// No taxonomy was found in these places.
    case noTaxonomy(folders: [String])
    /// No file of labels was named or found; the folder where some would be looked for.
    case noLabels(folder: String?)
    /// Records were rejected where none may be.
    case rejected(Int, IntakeSummary)
    /// The archive failed behind so many listings, which stay in it.
    case stoppedImport(ArchiveError, after: IntakeSummary)
    /// The day from which a period runs lies after the day it runs through.
    case reversedPeriod(from: String, today: String)
    /// A period is to be compared with itself.
    case comparedWithItself(Period)
    /// A period is to be compared with one of another length.
    case comparedUnlike(Period, with: Period)
    /// Topics to be shown that the model does not know, at least one; those that it knows.
    case unknownShownTopics([UnknownTopic], known: [String])
    /// No paper has a date of the kind to count by; so many have one of the other kind. Of an archive, or of listings.
    case noDates(DateKind, undated: Int, otherwiseDated: Int, isArchive: Bool)
    /// The labels say nothing of the model's errors.
    case labelsSayNothing
    /// None of so many labelled papers has a text.
    case noTextToJudge(file: String, papers: Int)
    /// The archive has no such paper.
    case noPaper(String)
    /// Neither the taxonomy nor the model in force has these topics, at least one.
    case unknownTopics([UnknownTopic])
    /// Several topics that labels name would have one slug.
    case namesOfOneSlug([NamesOfOneSlug])
    /// Labels name no topic.
    case noTopicNamed(file: String)
    /// A paper is said to be about a topic, and not to be.
    case contradictoryLabel(String)
    /// None of the labels of a file could be added.
    case noLabelAdded(file: String)
    /// The model knows none of these topics, at least one, which a query names; those that it knows.
    case unknownQueryTopics([UnknownTopic], known: [String])
    /// A name under which nothing can be followed: empty, too long, or with control characters.
    case badWatchName(String)
    /// Another query is followed under the name.
    case watchExists(name: String, query: String)
    /// Nothing is followed under the name; the names that there are.
    case noWatch(String, known: [String])
    /// A query on which a report is wanted finds no paper.
    case nothingFound(String)
    /// What came since the last report is asked of a day before that report, which is this.
    case toldLater(CalendarDay)
    /// None of so many lines could be read.
    case noLineReadable(file: String, lines: Int)
    /// Fewer lines came than were expected.
    case fewerLines(file: String, lines: Int, expected: Int)
    /// What is to be read line by line is one JSON document.
    case documentForLines(file: String)
    /// A folder stands where a model is to be written.
    case destinationIsFolder(String)
    /// What stands where a model is to be written is no model.
    case destinationIsNoModel(String)
    /// A new model does clearly worse than the one that it would replace.
    case worse(ModelSetback, path: String)
    /// The labelled papers that come with the program cannot be used.
    case shippedRowsUnusable(path: String, reason: String)
    /// A folder could not be made.
    case cannotMakeFolder(String)
    /// A file could not be written.
    case cannotWrite(path: String, reason: String)
    /// The system could not say what is at a path; the reason is its own.
    case cannotRead(path: String, reason: String)
    /// No model is kept under this number, and no fingerprint begins so.
    case noVersion(String)
    /// Several models' fingerprints begin so.
    case ambiguousVersion(String, fingerprints: [String])
    /// No model is kept that was in force before this one; nil where none is in force.
    case noEarlierVersion(KnownModel?)
    /// A file of a version, or of the model in place, could not be written or removed.
    case cannotKeepVersion(path: String, reason: String)
    /// The taxonomy is not changed.
    case topics(TopicChangeFault)
    /// A report on a ledger, at this path, is asked for what no ledger holds.
    case notOfLedger(String, LedgerLack)
    /// Another run changed the models of a folder for longer than so many seconds.
    case modelsLocked(folder: String, waited: Double)

    /// One sentence.
    public var description: String {
        switch self {
        case .noHome(let wanted): "there is no home folder in which to look for \(wanted)"
        case .configuration(let error): "\(error)"
        case .noModel(let folders): "no model was found in \(folders.joined(separator: " or "))"
        case .noTaxonomy(let folders): "no taxonomy was found in \(folders.joined(separator: " or "))"
        case .noLabels: "there are no labels to learn from"
        case .rejected(let count, _): "records rejected: \(count); nothing was imported"
        case .stoppedImport(let error, let summary):
            "\(error); " + (summary.files.isEmpty ? "nothing was added" : Self.added(summary))
        case .noDates(let kind, let undated, let others, _):
            others > 0
                ? TimelineError.noDatedPapers(kind, undated: undated).description
                : "no paper has a date to count by: \(undated) \(undated == 1 ? "paper has" : "papers have") neither a "
                    + "listing day nor a date of publication"
        case .reversedPeriod(let from, let today): "the first day \(from) lies after today, \(today)"
        case .comparedWithItself(let period): "\(period) is the period of the report itself"
        case .comparedUnlike(let period, let other):
            "\(other) is not like the period of the report, \(period); name one of the same length"
        case .unknownShownTopics(let topics, let known):
            Self.list(topics) { "'\($0)'" } + (topics.count == 1 ? " is not a topic" : " are not topics")
                + " of the model; it knows \(ReadableText.shortened(known))"
        case .labelsSayNothing:
            "the labels say nothing of the model's errors: at least two months with labelled papers of a topic "
                + "are needed"
        case .noTextToJudge(let file, let papers):
            "\(file): none of its \(papers) labelled papers has a text to classify"
        case .noPaper(let id): "the archive has no paper '\(ReadableText.shortened(id))'"
        case .unknownTopics(let topics): "the taxonomy has no " + Self.list(topics) { "topic '\($0)'" }
        case .namesOfOneSlug(let clashes):
            clashes.prefix(Self.mostTold).map { clash in
                let names = clash.names.prefix(Self.mostTold).map { "'\(ReadableText.shortened($0))'" }
                return "\(names.joined(separator: " and ")) would have the same slug, \(clash.slug)"
            }.joined(separator: "; ")
        case .noTopicNamed(let file): "\(file): its labels name no topic"
        case .contradictoryLabel(let topic): "'\(ReadableText.shortened(topic))' is both given and denied"
        case .noLabelAdded(let file): "\(file): none of its labels could be added to the archive"
        case .unknownQueryTopics(let topics, let known):
            Self.list(topics) { "topic:\($0)" }
                + ": the model knows no such \(topics.count == 1 ? "topic" : "topics"); it knows "
                + "\(ReadableText.shortened(known))"
        case .badWatchName(let name):
            "'\(ReadableText.shortened(name))' is no name for a watch: it has 1 to \(Watch.longestName) bytes and no "
                + "control characters"
        case .watchExists(let name, let query):
            "'\(ReadableText.shortened(name))' follows another query already: \(ReadableText.shortened(query))"
        case .nothingFound(let query): "the query finds no paper: \(ReadableText.shortened(query))"
        case .toldLater(let day): "the last report on what is new was made on \(day), which is later"
        case .noWatch(let name, let known):
            "nothing is followed as '\(ReadableText.shortened(name))'"
                + (known.isEmpty ? "" : "; there are \(ReadableText.shortened(known))")
        case .noLineReadable(let file, let lines): "\(file): none of its \(lines) lines could be read"
        case .fewerLines(let file, let lines, let expected): "\(file): \(lines) lines came, and not \(expected)"
        case .documentForLines(let file): "\(file): is a JSON document, not one object a line"
        case .destinationIsFolder(let path): "\(path) is a folder"
        case .destinationIsNoModel(let path):
            "\(path) exists and is no model that this program reads; it stays as it is"
        case .worse(.paired(let comparison), _):
            "the new model does worse on \(comparison.papers) papers that neither learned from: micro-F1 "
                + "\(Figures.score(comparison.after)) against \(Figures.score(comparison.before)), difference "
                + "\(comparison.difference.text); the old one stays"
        case .worse(.unpaired(let old, let new), let path):
            "the new model's cross-validated micro-F1 is \(new.text), that of \(path) \(Figures.score(old)); the old one stays"
        case .shippedRowsUnusable(_, let reason):
            "the labelled papers that come with the program cannot be used: \(reason)"
        case .cannotMakeFolder(let path): "the folder \(path) could not be made"
        case .cannotWrite(let path, let reason): "\(path) could not be written: \(reason)"
        case .cannotRead(let path, let reason): "\(path) could not be looked at: \(reason)"
        case .noVersion(let name): "no model '\(ReadableText.shortened(name))' is kept"
        case .ambiguousVersion(let name, let fingerprints):
            "several models' fingerprints begin with '\(name)': \(fingerprints.joined(separator: ", "))"
        case .noEarlierVersion(let model):
            switch model?.kind {
            case .version(let number): "no version before \(number), which is in force, is kept"
            case .shipped: "the model in force is the shipped one, before which there is none"
            case .learned, .file, nil: "no earlier model is kept"
            }
        case .cannotKeepVersion(let path, let reason): "\(path) could not be changed: \(reason)"
        case .topics(let fault): fault.description
        case .notOfLedger(let path, .otherListings):
            "\(path) is a ledger, and a report is made of one ledger alone"
        case .notOfLedger(let path, let lack): "\(path) is a ledger, which does not hold \(lack.words)"
        case .modelsLocked(let folder, let waited):
            "another run has been changing what lies in \(folder) for longer than "
                + "\(Figures.fixed(waited, decimals: 1)) s"
        }
    }

    /// So many of several of a kind are told.
    private static let mostTold = 5

    /// `'a', 'b' and 'c'`, of at most so many topics.
    private static func list(_ topics: [UnknownTopic], _ quoted: (String) -> String) -> String {
        let told = topics.prefix(mostTold).map { quoted(ReadableText.shortened($0.name)) }
        let rest = topics.count > mostTold ? ["\(topics.count - mostTold) more"] : []
        let all = told + rest
        return all.count < 2
            ? all.joined() : all.dropLast().joined(separator: ", ") + " and " + all.suffix(1).joined()
    }

    private static func added(_ summary: IntakeSummary) -> String {
        let (listings, papers) = (summary.files.count, summary.sum(\.new))
        return "\(listings) \(listings == 1 ? "listing" : "listings") before with \(papers) new "
            + "\(papers == 1 ? "paper was" : "papers were") added, and nothing of the one at hand"
    }
}

/// What somebody called a topic, and no topic is called.
public struct UnknownTopic: Hashable, Sendable {
    /// What was written.
    public let name: String
    /// The slugs of topics that may have been meant.
    public let alike: [String]

    /// What was written, and what may have been meant.
    public init(_ name: String, alike: [String]) { (self.name, self.alike) = (name, alike) }
}

/// Names of topics of which one slug would be made.
public struct NamesOfOneSlug: Hashable, Sendable {
    /// The slug.
    public let slug: String
    /// The names, at least two, which differ by more than capitals.
    public let names: [String]

    /// Names and their slug.
    public init(slug: String, names: [String]) { (self.slug, self.names) = (slug, names) }
}
