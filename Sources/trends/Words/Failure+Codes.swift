import ListingFetcher
import PaperArchive
import PaperDesk
import ReadableText
import Serving
import Timelines
import TopicEngine

/// The exit code of each error that a room throws.
extension Failure {
    static func code(of error: any Error) -> Code? {
        switch error {
        case let fault as any InputFault: code(fault.failure)
        case let error as DeskError: code(error)
        case let error as ArchiveError: code(error)
        case is SearchQueryError: .usage
        case let error as ModelFileError: code(error)
        case let error as FetchError: code(error)
        case let error as ServerError: code(error)
        case TrainingError.library: .readOrWriteFailed
        case is TrainingError, is TimelineError: .unusableInput
        default: nil
        }
    }

    /// A failure of which all has been said: a listing that may hold papers was not given by the system, though the
    /// others were read; nil where there is none.
    static func ofListings(_ intake: IntakeSummary) -> Failure? { intake.unread.map { Failure(code($0), "") } }

    private static func code(_ failure: InputFailure) -> Code {
        switch failure {
        case .missing: .noInput
        case .unusable: .unusableInput
        case .unreadable: .readOrWriteFailed
        case .misconfigured: .configuration
        }
    }

    private static func code(_ error: DeskError) -> Code {
        switch error {
        case .configuration(let error): code(error.failure)
        case .stoppedImport(let error, _): code(error)
        case .noHome, .destinationIsFolder, .cannotMakeFolder, .cannotWrite, .cannotKeepVersion: .cannotCreate
        case .noModel, .noTaxonomy, .noPaper, .noWatch, .noVersion, .noEarlierVersion: .noInput
        case .cannotRead: .readOrWriteFailed
        case .modelsLocked: .locked
        case .noLabels, .reversedPeriod, .comparedWithItself, .comparedUnlike, .unknownShownTopics, .unknownTopics,
            .unknownQueryTopics, .notOfLedger, .toldLater, .badWatchName, .watchExists, .ambiguousVersion,
            .contradictoryLabel:
            .usage
        case .rejected, .labelsSayNothing, .noTextToJudge, .noLabelAdded, .namesOfOneSlug, .noTopicNamed,
            .noLineReadable, .documentForLines, .noDates:
            .unusableInput
        case .destinationIsNoModel, .shippedRowsUnusable: .configuration
        case .worse, .nothingFound, .fewerLines: .checkFailed
        case .topics(let fault): code(fault)
        }
    }

    private static func code(_ fault: TopicChangeFault) -> Code {
        switch fault {
        case .taxonomy, .otherChange, .noTerms, .alias, .retired, .noGroup: .usage
        case .notEditable, .changedSince: .configuration
        case .nothingToUndo, .noTheme: .noInput
        case .tooFewPapers, .noGroups: .unusableInput
        }
    }

    private static func code(_ error: ArchiveError) -> Code {
        switch error {
        case .notFound: .noInput
        case .ambiguous: .usage
        case .notADatabase, .foreignDatabase, .newerSchema, .alteredSchema, .corrupted: .unusableInput
        case .locked: .locked
        case .cannotCreate, .readOnly: .cannotCreate
        case .diskFull, .tooLittleRoom, .removed, .ioFailure: .readOrWriteFailed
        }
    }

    private static func code(_ error: ModelFileError) -> Code {
        switch error {
        case .notFound: .noInput
        case .unreadable: .readOrWriteFailed
        case .notAModel, .damaged, .newer: .configuration
        case .cannotWrite: .cannotCreate
        }
    }

    private static func code(_ error: ServerError) -> Code {
        switch error {
        case .noAddress, .noToken: .usage
        case .libraryMissing, .libraryNotLoaded, .libraryUnusable: .readOrWriteFailed
        case .cannotListen, .taken: .cannotCreate
        }
    }

    private static func code(_ error: FetchError) -> Code {
        switch error {
        case .reversed, .inTheFuture, .tooManyDays, .badCategory, .tooManyCategories: .usage
        case .cannotWrite: .cannotCreate
        case .refused, .complaint, .unavailable, .mustWait, .ledAway, .tooManyRedirects, .tooLarge, .webPage,
            .notAListing, .tooManyPages,
            .untrusted, .requestsSpent, .libraryMissing, .libraryNotLoaded, .libraryUnusable, .cannotRead:
            .readOrWriteFailed
        }
    }
}
