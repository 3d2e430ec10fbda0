#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The signal that ends a process which writes to a connection that the other side has closed.
enum BrokenPipe {
    /// Runs something that writes to connections: there the call fails, and the process does not end. Libraries
    /// for TLS write without a way to say so themselves.
    ///
    /// Only this thread holds the signal back, and it takes away what came in between: what the process does
    /// with it otherwise, as at a pipe to `head`, stays.
    static func heldBack<Result>(_ body: () throws -> Result) rethrows -> Result {
        var (pipe, before) = (sigset_t(), sigset_t())
        // Safe: the sets are local and live as long as the calls.
        unsafe sigemptyset(&pipe)
        unsafe sigaddset(&pipe, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &pipe, &before)
        defer {
            var (waiting, number) = (sigset_t(), Int32(0))
            // Safe: as above; it waits for no signal that is not there.
            unsafe sigpending(&waiting)
            if unsafe sigismember(&waiting, SIGPIPE) == 1, unsafe sigismember(&before, SIGPIPE) == 0 {
                unsafe _ = sigwait(&pipe, &number)
            }
            unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
        }
        return try body()
    }
}
