import Foundation

/// The three descriptors that every program has.
enum StandardStreams {
    /// Opens those that are closed, before anything else is opened: the next file would get the number of the first
    /// that is closed, and what is said to a stream would land in it.
    ///
    /// They are opened the wrong way round, reading where one writes: who uses one is told that it is no open
    /// file, as before.
    static func fill() {
        for (descriptor, flags) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) < 0 {
            // Safe: the paths are C strings for the length of the call. Without /dev the root takes the place.
            if unsafe open("/dev/null", flags) < 0 { unsafe _ = open("/", O_RDONLY) }
        }
    }
}
