import Foundation

/// The limit that a shell's `ulimit -f` sets on the size of the files that a program writes.
enum FileSizeLimit {
    /// Whether there is one.
    static var isSet: Bool {
        var limit = rlimit()
        #if canImport(Glibc)
            let size = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
        #else
            let size = RLIMIT_FSIZE
        #endif
        // Safe: the call fills `limit`.
        return unsafe getrlimit(size, &limit) == 0 && limit.rlim_cur != rlim_t.max && limit.rlim_cur < rlim_t.max / 2
    }
}
