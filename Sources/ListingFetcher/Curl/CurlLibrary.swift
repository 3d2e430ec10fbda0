internal import SystemLibraries

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
        let library: LoadedLibrary
        do throws(LibraryNotLoaded) {
            library = try LoadedLibrary(names)
        } catch {
            if let reason = error.systemReason { return .failure(.libraryNotLoaded(name: error.name, reason: reason)) }
            return .failure(.libraryMissing(name: error.name, package: "libcurl4"))
        }
        do throws(MissingFunction) {
            return try CurlLibrary(library).map(Result.success) ?? .failure(.libraryUnusable("it does not start"))
        } catch {
            return .failure(.libraryUnusable("it has no function \(error.name)"))
        }
    }()

    /// What it is called where; Debian's second name is the same library with another one for TLS, which
    /// comes with its `git`.
    private static let names = [
        "libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib", "/usr/lib/libcurl.4.dylib",
    ]

    /// The functions of a library, which is started; nil where it does not start.
    private init?(_ library: LoadedLibrary) throws(MissingFunction) {
        // Safe: each function has the type that the library documents, with its handles and lists as pointers, its
        // enumerations as 32-bit numbers; those whose arguments vary are not called from here.
        unsafe makeEasy = try library.function("curl_easy_init", as: Make.self)
        unsafe endEasy = try library.function("curl_easy_cleanup", as: End.self)
        unsafe set = try library.function("curl_easy_setopt", as: Varying.self)
        unsafe get = try library.function("curl_easy_getinfo", as: Varying.self)
        unsafe words = try library.function("curl_easy_strerror", as: Words.self)
        unsafe append = try library.function("curl_slist_append", as: Append.self)
        unsafe endList = try library.function("curl_slist_free_all", as: End.self)
        unsafe makeMulti = try library.function("curl_multi_init", as: Make.self)
        unsafe endMulti = try library.function("curl_multi_cleanup", as: Act.self)
        unsafe add = try library.function("curl_multi_add_handle", as: Join.self)
        unsafe remove = try library.function("curl_multi_remove_handle", as: Join.self)
        unsafe perform = try library.function("curl_multi_perform", as: Perform.self)
        unsafe poll = try library.function("curl_multi_poll", as: Poll.self)
        unsafe wakeUp = try library.function("curl_multi_wakeup", as: Act.self)
        unsafe readEnded = try library.function("curl_multi_info_read", as: Varying.self)
        let start = unsafe try library.function("curl_global_init", as: Start.self)
        // CURL_GLOBAL_DEFAULT; called once, before any other function of the library.
        guard start(3) == 0 else { return nil }
    }
}
