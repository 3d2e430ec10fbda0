import Foundation
import ReadableText

/// Refuses an environment that names the program's files in bytes that are no text: Swift's list of it would replace
/// them, and lead to other files.
enum EnvironmentCheck {
    /// Throws `Failure` with the code of wrong usage.
    static func check() throws {
        // The home folder matters only where the others are not named.
        let folders = ["XDG_DATA_HOME", "XDG_CONFIG_HOME"]
        let names = ["TRENDS_ARCHIVE", "TRENDS_MODEL"] + folders + (folders.allSatisfy(isSet) ? [] : ["HOME"])
        for name in names where !isText(name) {
            throw Failure(
                .usage,
                "the environment's \(name) is not UTF-8, and so names no file here; set it anew, or leave it out")
        }
    }

    /// Refuses limits of the user under which not even a small run can work: threads that cannot be started, files that
    /// cannot be opened. Later the system's own parts would end the process, or wait for ever.
    static func checkLimits() throws {
        if let limit = ProcessLimits.openFiles, limit < leastFiles {
            throw Failure(
                .readOrWriteFailed,
                "only \(limit) files may be open at a time, and at least \(leastFiles) are needed; raise the limit with "
                    + "'ulimit -n'")
        }
        do throws(OwnThread.NotStarted) { try OwnThread.start {} } catch {
            throw Failure(.readOrWriteFailed, "\(error)")
        }
    }

    private static let leastFiles = 16

    private static func isSet(_ name: String) -> Bool {
        // Safe: the system's text is looked at before anything could change the environment.
        unsafe getenv(name).map { unsafe $0.pointee != 0 } ?? false
    }

    private static func isText(_ name: String) -> Bool {
        // Safe: as above.
        unsafe getenv(name).map { unsafe String(validatingCString: $0) != nil } ?? true
    }
}
