import Foundation

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

    /// The failure that an error of one of the rooms amounts to: its sentence, and what helps; nil
    /// for errors of the argument parser.
    init?(_ error: any Error) {
        if let failure = error as? Failure {
            self = failure
            return
        }
        guard let code = Self.code(of: error) else { return nil }
        self.init(code, Remedies.sentence(error))
    }

    /// Says why, and ends the process.
    func exit() -> Never {
        if !message.isEmpty { Console.say("trends: \(message)") }
        Foundation.exit(code.rawValue)
    }
}
