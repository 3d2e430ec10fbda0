internal import CCurl

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// One transfer after the other, as libcurl sees it: an "easy handle", its options by their types, and what it
/// tells of itself.
///
/// `@safe`: the pointers are private or used by ``CurlSession`` alone, and freed in ``end()`` only, which is the last
/// that it calls.
@safe
final class CurlHandle {
    let library: CurlLibrary
    let pointer: CurlLibrary.Handle
    /// What the library says of an error: `CURL_ERROR_SIZE` bytes.
    private let words: UnsafeMutablePointer<CChar>
    /// The header lines of the request.
    private var lines: CurlLibrary.Handle?

    /// Nil without memory for it.
    init?(_ library: CurlLibrary) {
        // Safe: made once, and freed at the end.
        guard let pointer = unsafe library.makeEasy() else { return nil }
        self.library = library
        unsafe self.pointer = pointer
        unsafe words = .allocate(capacity: 256)
        unsafe words.initialize(repeating: 0, count: 256)
        // Safe: the buffer is freed after the handle, and both functions have the type of a taker.
        unsafe set(.errorBuffer, words)
        unsafe _ = ccurl_set_taker(library.set, pointer, CurlTaker.head.rawValue, takeLine)
        unsafe _ = ccurl_set_taker(library.set, pointer, CurlTaker.body.rawValue, takePart)
    }

    /// Frees all that it holds, once.
    func end() {
        forget()
        // Nobody else holds the pointers, and no transfer is under way.
        unsafe library.endEasy(pointer)
        unsafe words.deallocate()
    }

    /// Sets a number; returns whether the library has such an option.
    func set(_ option: CurlNumber, _ value: Int) -> Bool {
        // Safe: these options are numbers.
        unsafe ccurl_set_number(library.set, pointer, option.rawValue, value) == 0
    }

    /// Sets a text; returns whether there was memory for it.
    func set(_ option: CurlText, _ value: String) -> Bool {
        // Safe: these options are texts, which the library copies.
        unsafe value.withCString { unsafe ccurl_set_pointer(library.set, pointer, option.rawValue, $0) == 0 }
    }

    private func set(_ option: CurlPointer, _ address: UnsafeMutableRawPointer?) {
        // Safe: these options are addresses. What they point to is freed after the handle, or taken back before.
        unsafe _ = ccurl_set_pointer(library.set, pointer, option.rawValue, address)
    }

    /// Makes the next request; returns whether there was memory for it. What comes is taken by `incoming`, which has to
    /// live until ``forget()``.
    func ask(_ url: String, accept: String, into incoming: IncomingAnswer) -> Bool {
        forget()
        // Safe: the library copies the line, and the list stays until the next request.
        unsafe lines = library.append(nil, "Accept: \(accept)")
        unsafe set(.headerList, lines)
        let context = unsafe Unmanaged.passUnretained(incoming).toOpaque()
        unsafe set(.headContext, context)
        unsafe set(.bodyContext, context)
        unsafe words[0] = 0
        return unsafe lines != nil && set(.url, url)
    }

    /// Takes back what was handed over for a request.
    func forget() {
        for option: CurlPointer in [.headerList, .headContext, .bodyContext] { unsafe set(option, nil) }
        // Safe: the library knows the list no more.
        if let list = unsafe lines { unsafe library.endList(list) }
        unsafe lines = nil
    }

    /// Bytes of the body so far, as sent.
    var downloaded: Int64 { unsafe ccurl_offset(library.get, pointer, CurlFact.downloaded) }  // Safe: a number.

    /// Whether there is a connection to ask over.
    var isConnected: Bool { unsafe ccurl_offset(library.get, pointer, CurlFact.connected) > 0 }  // Safe: a number.

    /// What an error means: <https://curl.se/libcurl/c/libcurl-errors.html>.
    func fault(_ code: Int32) -> HTTPTransport.Fault {
        switch code {
        // Without an answer, with a part of it, or with one that cannot be unpacked. 0: its head has no end.
        case 0, 18, 52, 61: .passing(.cut)
        case 28: .passing(.tooSlow)
        // Older libraries say that they have no memory for a header line without end.
        case 27, 100: .passing(.connection("its header has a line that is too long"))
        // A certificate that is not believed, one that says that it is revoked, and authorities that cannot be read:
        // another attempt would meet with the same.
        case 60, 77, 83, 91: .untrusted(FetchError.quote(reason(code)))
        default: .passing(.connection(FetchError.quote(reason(code))))
        }
    }

    /// The reason of an error in words: the system's where nobody listens, else the library's.
    private func reason(_ code: Int32) -> String {
        // Safe: the fact is a number; the buffer is, and the functions give, a C string.
        let system = unsafe ccurl_number(library.get, pointer, CurlFact.systemError)
        if code == 7, system != 0, let text = unsafe strerror(Int32(truncatingIfNeeded: system)) {
            return unsafe String(cString: text)
        }
        let own = unsafe String(cString: words)
        if own.isEmpty, let text = unsafe library.words(code) { return unsafe String(cString: text) }
        return own
    }
}

private typealias Context = UnsafeMutableRawPointer

private func takeLine(_ bytes: UnsafeRawPointer?, _ size: Int, _ count: Int, _ context: Context?) -> Int {
    // Safe: the library hands over so many bytes, and the answer that it was given.
    guard let context = unsafe context else { return 0 }
    let incoming = unsafe Unmanaged<IncomingAnswer>.fromOpaque(context).takeUnretainedValue()
    let line = unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: size * count))
    return incoming.take(line: line) ? size * count : 0
}

private func takePart(_ bytes: UnsafeRawPointer?, _ size: Int, _ count: Int, _ context: Context?) -> Int {
    // Safe: as above.
    guard let context = unsafe context else { return 0 }
    let incoming = unsafe Unmanaged<IncomingAnswer>.fromOpaque(context).takeUnretainedValue()
    let part = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe incoming.take(part: part) ? size * count : 0
}
