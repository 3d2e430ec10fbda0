#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// libcurl, loaded when the first request is to be made: nothing else needs it, and a machine without it
/// does all but fetching.
///
/// Functions and their types: <https://curl.se/libcurl/c/allfuncs.html>. `curl_multi_poll` and
/// `curl_multi_wakeup` came last of them, with 7.68 in January 2020.
///
/// `@safe`: the functions are only called in expressions marked as unsafe, each with its reason.
@safe
struct CurlLibrary: Sendable {
    typealias Handle = UnsafeMutableRawPointer
    /// A function whose arguments vary, which is called through `CCurl`.
    typealias Varying = @Sendable @convention(c) () -> Void
    typealias Start = @Sendable @convention(c) (CLong) -> Int32
    typealias Make = @Sendable @convention(c) () -> Handle?
    typealias End = @Sendable @convention(c) (Handle) -> Void
    typealias Words = @Sendable @convention(c) (Int32) -> UnsafePointer<CChar>?
    typealias Append = @Sendable @convention(c) (Handle?, UnsafePointer<CChar>) -> Handle?
    typealias Act = @Sendable @convention(c) (Handle) -> Int32
    typealias Join = @Sendable @convention(c) (Handle, Handle) -> Int32
    typealias Perform = @Sendable @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> Int32
    typealias Poll =
        @Sendable @convention(c) (Handle, UnsafeRawPointer?, UInt32, Int32, UnsafeMutablePointer<Int32>?) -> Int32

    let makeEasy: Make
    let endEasy: End
    let set: Varying
    let get: Varying
    let words: Words
    let append: Append
    let endList: End
    let makeMulti: Make
    let endMulti: Act
    let add: Join
    let remove: Join
    let perform: Perform
    let poll: Poll
    let wakeUp: Act
    let readEnded: Varying

    /// The library, or why there is none; once a process, since it is loaded and started once.
    static let loaded: Result<CurlLibrary, FetchError> = {
        do throws(FetchError) { return .success(try CurlLibrary()) } catch { return .failure(error) }
    }()

    /// What it is called where; Debian's second name is the same library with another one for TLS, which
    /// comes with its `git`.
    private static let names = [
        "libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib", "/usr/lib/libcurl.4.dylib",
    ]

    private init() throws(FetchError) {
        // Safe: the names are C strings for the length of the call, and the library is never closed.
        guard let library = unsafe Self.names.lazy.compactMap({ unsafe dlopen($0, RTLD_NOW) }).first else {
            throw .libraryMissing(name: Self.names[0], package: "libcurl4")
        }
        func symbol(_ name: String) throws(FetchError) -> UnsafeMutableRawPointer {
            // Safe: the library stays loaded, and the name is a C string for the length of the call.
            guard let address = unsafe dlsym(library, name) else {
                throw .libraryUnusable("it has no function \(name)")
            }
            return unsafe address
        }
        // Safe: each symbol has the type that the library documents, with its handles and lists as pointers, its
        // enumerations as 32-bit numbers; those whose arguments vary are not called from here.
        unsafe makeEasy = unsafeBitCast(try symbol("curl_easy_init"), to: Make.self)
        unsafe endEasy = unsafeBitCast(try symbol("curl_easy_cleanup"), to: End.self)
        unsafe set = unsafeBitCast(try symbol("curl_easy_setopt"), to: Varying.self)
        unsafe get = unsafeBitCast(try symbol("curl_easy_getinfo"), to: Varying.self)
        unsafe words = unsafeBitCast(try symbol("curl_easy_strerror"), to: Words.self)
        unsafe append = unsafeBitCast(try symbol("curl_slist_append"), to: Append.self)
        unsafe endList = unsafeBitCast(try symbol("curl_slist_free_all"), to: End.self)
        unsafe makeMulti = unsafeBitCast(try symbol("curl_multi_init"), to: Make.self)
        unsafe endMulti = unsafeBitCast(try symbol("curl_multi_cleanup"), to: Act.self)
        unsafe add = unsafeBitCast(try symbol("curl_multi_add_handle"), to: Join.self)
        unsafe remove = unsafeBitCast(try symbol("curl_multi_remove_handle"), to: Join.self)
        unsafe perform = unsafeBitCast(try symbol("curl_multi_perform"), to: Perform.self)
        unsafe poll = unsafeBitCast(try symbol("curl_multi_poll"), to: Poll.self)
        unsafe wakeUp = unsafeBitCast(try symbol("curl_multi_wakeup"), to: Act.self)
        unsafe readEnded = unsafeBitCast(try symbol("curl_multi_info_read"), to: Varying.self)
        let start = unsafe unsafeBitCast(try symbol("curl_global_init"), to: Start.self)
        // CURL_GLOBAL_DEFAULT; called once, before any other function of the library.
        guard start(3) == 0 else { throw .libraryUnusable("it does not start") }
    }
}
