#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Threads that say where they cannot be started: `Thread` does not, and whoever waits for its work waits for ever.
package enum OwnThread {
    /// The system starts no other thread.
    package struct NotStarted: Error, Hashable, Sendable, CustomStringConvertible {
        /// The system's number of the error.
        package let code: Int32

        /// The error in the system's words.
        package var description: String {
            // Safe: the system's text is copied at once.
            unsafe "no thread could be started: \(String(cString: strerror(code)))"
        }
    }

    /// A stack, in bytes, that is as large as the main thread's: readers of nested formats recurse.
    package static let stackSize = 8 << 20

    /// Runs `body` once, on a new thread with a stack of so many bytes that nobody waits for.
    ///
    /// Throws ``NotStarted``; `body` does not run then.
    package static func start(
        stackSize: Int = stackSize, _ body: @escaping @Sendable () -> Void
    ) throws(NotStarted) {
        var attributes = pthread_attr_t()
        // Safe: the attributes are local and live as long as the calls.
        unsafe pthread_attr_init(&attributes)
        defer { unsafe _ = pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setstacksize(&attributes, stackSize)
        unsafe pthread_attr_setdetachstate(&attributes, detached)
        // Safe: the work is handed over once, and let go by the thread, or here where there is none.
        let work = unsafe Unmanaged.passRetained(Work(body))
        var thread = noThread
        let code = unsafe pthread_create(&thread, &attributes, run, work.toOpaque())
        guard code == 0 else {
            unsafe work.release()
            throw NotStarted(code: code)
        }
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    // Each system declares the same function with types of its own.
    #if canImport(Darwin)
        private static var noThread: pthread_t? { nil }
        private static let detached = PTHREAD_CREATE_DETACHED
        private static let run: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { work in
            // Safe: the pointer is the work that was handed over.
            unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
            return nil
        }
    #else
        private static var noThread: pthread_t { pthread_t() }
        private static let detached = Int32(PTHREAD_CREATE_DETACHED)
        private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { work in
            // Safe: the pointer is the work that was handed over.
            if let work = unsafe work { unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
            return nil
        }
    #endif
}
