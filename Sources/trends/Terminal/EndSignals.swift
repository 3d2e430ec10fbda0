#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Waits for the request to end (SIGTERM, SIGINT), for a program that has to finish what it is at first.
enum EndSignals {
    /// From now on the two wait until somebody asks for them; threads that are made later do so too.
    static func hold() { mask(SIG_BLOCK) }

    /// Waits for one of them. From then on the next one ends the process at once.
    static func wait() {
        var signals = set
        var number: Int32 = 0
        // Safe: both values outlive the call.
        while unsafe sigwait(&signals, &number) != 0 {}
        mask(SIG_UNBLOCK)
    }

    private static func mask(_ how: Int32) {
        var signals = set
        // Safe: the set outlives the call, and the one before is not asked for.
        unsafe _ = pthread_sigmask(how, &signals, nil)
    }

    private static var set: sigset_t {
        var signals = sigset_t()
        // Safe: the calls change the set, which outlives them.
        unsafe _ = sigemptyset(&signals)
        unsafe _ = sigaddset(&signals, SIGTERM)
        unsafe _ = sigaddset(&signals, SIGINT)
        return signals
    }
}
