import Foundation
import ListingFetcher
import PaperArchive
import Papers
import Reporter
import Timelines
import TopicEngine

/// Why a command ends without having done its work: one sentence and an exit code.
struct Failure: Error {
    /// The exit codes that the command line promises.
    enum Code: Int32 {
        case checkFailed = 1
        case usage = 64
        case unusableInput = 65
        case noInput = 66
        case defect = 70
        case cannotCreate = 73
        case readOrWriteFailed = 74
        case locked = 75
        case configuration = 78
        case interrupted = 130
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The failure that an error of one of the rooms amounts to; nil for errors of the argument parser.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let fault as any InputFault: self.init(Self.code(fault.failure), fault.description)
        case let error as ArchiveError: self.init(Self.code(error), error.description)
        case let error as ModelFileError: self.init(Self.code(error), error.description)
        case let error as TrainingError: self.init(.unusableInput, error.description)
        case let error as TimelineError: self.init(.unusableInput, error.description)
        case let error as FetchError: self.init(Self.code(error), error.description)
        default: return nil
        }
    }

    /// Says why, and ends the process.
    func exit() -> Never {
        if !message.isEmpty { Console.say("trends: \(message)") }
        Foundation.exit(code.rawValue)
    }

    private static func code(_ failure: InputFailure) -> Code {
        switch failure {
        case .missing: .noInput
        case .unusable: .unusableInput
        case .unreadable: .readOrWriteFailed
        case .misconfigured: .configuration
        }
    }

    private static func code(_ error: ArchiveError) -> Code {
        switch error {
        case .notFound: .noInput
        case .ambiguous: .usage
        case .notADatabase, .foreignDatabase, .newerSchema, .corrupted: .unusableInput
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

    private static func code(_ error: FetchError) -> Code {
        switch error {
        case .reversed, .inTheFuture, .tooManyDays, .badCategory, .tooManyCategories: .usage
        case .cannotWrite: .cannotCreate
        case .refused, .complaint, .unavailable, .mustWait, .ledAway, .tooManyRedirects, .tooLarge, .webPage, .notAListing, .tooManyPages,
            .requestsSpent, .cannotRead:
            .readOrWriteFailed
        }
    }
}
