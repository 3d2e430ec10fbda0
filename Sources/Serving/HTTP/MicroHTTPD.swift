internal import CMicroHTTPD
internal import SystemLibraries

/// libmicrohttpd, loaded when a server is to be started: nothing else needs it, and a machine without it does all but
/// serving.
///
/// Functions and their types: <https://www.gnu.org/software/libmicrohttpd/manual/libmicrohttpd.html>, as of 0.9.75.
///
/// `@safe`: the functions are only called in expressions marked as unsafe, each with its reason.
@safe
struct MicroHTTPD: Sendable {
    typealias Handle = UnsafeMutableRawPointer
    /// A function that is called through `CMicroHTTPD`.
    typealias Varying = @Sendable @convention(c) () -> Void
    typealias End = @Sendable @convention(c) (Handle) -> Void
    typealias Quiet = @Sendable @convention(c) (Handle) -> Int32
    typealias AddHeader = @Sendable @convention(c) (Handle, UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    typealias Queue = @Sendable @convention(c) (Handle, UInt32, Handle) -> Int32

    let start: Varying
    let connectionInfo: Varying
    let headers: Varying
    let answer: Varying
    let stream: Varying
    let quiesce: Quiet
    let stop: End
    let suspend: End
    let resume: End
    let addHeader: AddHeader
    let queue: Queue
    let forget: End

    /// The library, or why there is none; loaded once a process.
    static let loaded: Result<MicroHTTPD, ServerError> = {
        do throws(LibraryNotLoaded) {
            let library = try LoadedLibrary(["libmicrohttpd.so.12", "libmicrohttpd.12.dylib"])
            do throws(MissingFunction) { return .success(try MicroHTTPD(library)) } catch {
                return .failure(.libraryUnusable("it has no function \(error.name)"))
            }
        } catch {
            if let reason = error.systemReason { return .failure(.libraryNotLoaded(name: error.name, reason: reason)) }
            return .failure(.libraryMissing(name: error.name, package: "libmicrohttpd12"))
        }
    }()

    private init(_ library: LoadedLibrary) throws(MissingFunction) {
        // Safe: each function has the type that the library documents, with its handles as pointers and its
        // enumerations as 32-bit numbers; those that vary are not called from here.
        unsafe start = try library.function("MHD_start_daemon", as: Varying.self)
        unsafe connectionInfo = try library.function("MHD_get_connection_info", as: Varying.self)
        unsafe headers = try library.function("MHD_get_connection_values", as: Varying.self)
        unsafe answer = try library.function("MHD_create_response_from_buffer", as: Varying.self)
        unsafe stream = try library.function("MHD_create_response_from_callback", as: Varying.self)
        unsafe quiesce = try library.function("MHD_quiesce_daemon", as: Quiet.self)
        unsafe stop = try library.function("MHD_stop_daemon", as: End.self)
        unsafe suspend = try library.function("MHD_suspend_connection", as: End.self)
        unsafe resume = try library.function("MHD_resume_connection", as: End.self)
        unsafe addHeader = try library.function("MHD_add_response_header", as: AddHeader.self)
        unsafe queue = try library.function("MHD_queue_response", as: Queue.self)
        unsafe forget = try library.function("MHD_destroy_response", as: End.self)
    }
}
