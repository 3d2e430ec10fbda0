import Foundation
import ReadableText

/// The program in which the user reads pages.
enum Browser {
    /// Opens an address in it; throws `Failure` where there is none that takes it.
    ///
    /// `$BROWSER` is a list of commands with colons between them, as other programs have it: the first that succeeds
    /// counts, and `%s` in it stands for the address. No shell takes part.
    static func open(_ address: String, _ environment: [String: String]) throws {
        let named = environment["BROWSER"]?.split(separator: ":").map(String.init) ?? []
        for command in named.isEmpty ? usual : named {
            let words = command.split(separator: " ").map(String.init)
            guard !words.isEmpty else { continue }
            let hasPlace = words.dropFirst().contains { $0.contains("%s") }
            let arguments = words.map { $0.replacing("%s", with: address) } + (hasPlace ? [] : [address])
            if run(arguments) { return }
        }
        throw Failure(
            .readOrWriteFailed,
            named.isEmpty
                ? "none of \(usual.joined(separator: ", ")) opened it; name a browser in $BROWSER"
                : "none of the programs in $BROWSER opened it: \(ReadableText.shortened(named))")
    }

    private static let usual = ["xdg-open", "open", "wslview"]

    /// Runs a program and waits for it; says whether it was there and succeeded.
    private static func run(_ arguments: [String]) -> Bool {
        // Safe: the copies are owned here, and freed below.
        var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        guard let program = unsafe words.first ?? nil else { return false }
        var actions = unsafe posix_spawn_file_actions_t()
        // Safe: the call fills `actions`, which are destroyed below.
        guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return false }
        defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
        // What it prints is no result.
        guard unsafe posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO) == 0 else { return false }
        var process: pid_t = 0
        // Safe: the words end with a null, and outlive the call.
        guard unsafe posix_spawnp(&process, program, &actions, nil, &words, environ) == 0 else { return false }
        var status: Int32 = 0
        // Safe: the call fills `status`.
        while unsafe waitpid(process, &status, 0) < 0 { if errno != EINTR { return false } }
        return status == 0
    }
}
