internal import CProcess

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What happens to files that are not finished where a process ends.
package enum ProcessEnd {
    /// From now on the signals that end a process (interrupts, ends of terminals and pipes, limits of time) take
    /// away first what is not finished, and then end it as ever. For programs, at their beginning; a library has
    /// no say in what signals do.
    package static func cleanUpOnSignals() { cprocess_clean_up_on_signals() }

    /// From now on a process that reads a mapped file behind the end that somebody gave it meanwhile says these words on
    /// standard error, and ends with a code. For programs, at their beginning.
    package static func tellsOfCutFiles(_ words: StaticString, code: Int32) {
        precondition(words.hasPointerRepresentation, "words of more than one character")
        // Safe: a static string ends with a zero, and lives as long as the process.
        unsafe cprocess_tell_of_cut_files(UnsafeRawPointer(words.utf8Start).assumingMemoryBound(to: CChar.self), code)
    }

    /// From now on a request to end (SIGTERM, SIGINT) ends the process as the end of its work does: with 0, at once. For
    /// programs that work until they are told to stop.
    package static func isWellBySignals() { cprocess_end_well() }

    /// Calls `body` as a whole: signals that would end the process wait until it is done.
    package static func held<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        cprocess_hold_signals()
        defer { cprocess_release_signals() }
        return try body()
    }

    /// Files, and a folder around them, that are taken away where the process ends before this value does.
    package struct Unfinished: ~Copyable {
        private let places: [Int32]

        /// - Parameters:
        ///   - files: their paths.
        ///   - folder: the folder, which is taken away after them; nil for one that stays.
        package init(_ files: [String], in folder: String? = nil) {
            places = files.map { Self.remember($0, 0) } + [folder].compactMap(\.self).map { Self.remember($0, 1) }
        }

        private static func remember(_ path: String, _ isFolder: Int32) -> Int32 {
            // Safe: the path is copied.
            unsafe FileSystem.called(SystemPath.bytes(path)) { unsafe cprocess_remember(AT_FDCWD, $0, isFolder) }
        }

        deinit { places.forEach(cprocess_forget) }

        /// They stay: what they belong to is finished, or was taken away.
        package consuming func end() {}
    }
}
