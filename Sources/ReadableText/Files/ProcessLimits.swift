#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the user's shell lets the process have (`ulimit`).
package enum ProcessLimits {
    /// How many files may be open at a time; nil where there is no limit.
    package static var openFiles: Int? { value(of: RLIMIT_NOFILE) }

    /// How large a file may become by what is written to it, in bytes; nil where there is no limit.
    package static var fileSize: Int? { value(of: RLIMIT_FSIZE) }

    #if canImport(Glibc)
        private typealias Resource = __rlimit_resource
    #else
        private typealias Resource = Int32
    #endif

    private static func value(of resource: Resource) -> Int? {
        var limit = rlimit()
        #if canImport(Glibc)
            // Safe: the call fills `limit`.
            let isKnown = unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0
        #else
            // Safe: the call fills `limit`.
            let isKnown = unsafe getrlimit(resource, &limit) == 0
        #endif
        // No limit is the largest number, or half of it.
        guard isKnown, limit.rlim_cur < rlim_t.max / 2 else { return nil }
        return Int(limit.rlim_cur)
    }
}
