internal import SystemLibraries

/// One zstd stream (RFC 8878) being expanded by the system's library, which is loaded when the first such file comes.
///
/// Skippable frames are stepped over. The library refuses windows of more than 128 MiB by itself
/// (`ZSTD_WINDOWLOG_LIMIT_DEFAULT`), which bounds its memory. Functions and structures:
/// <https://facebook.github.io/zstd/zstd_manual.html>, chapter "Streaming decompression".
///
/// `@safe`: the pointers are private, set once, and freed in `deinit` only.
@safe final class Zstandard: Decompressor {
    private let library: ZstandardLibrary
    private let stream: OpaquePointer
    /// A `ZSTD_inBuffer` or `ZSTD_outBuffer`: address, size and position, each a machine word.
    private let source: UnsafeMutablePointer<UInt>
    private let target: UnsafeMutablePointer<UInt>

    /// A stream of a file; nil where there is no memory for it.
    ///
    /// Throws ``InputError/zstandardMissing(file:)``, and ``InputError/readFailed(file:reason:)`` where the system would
    /// not open the library.
    init?(file: String) throws(InputError) {
        let library: ZstandardLibrary
        switch ZstandardLibrary.loaded {
        case .success(let loaded): library = loaded
        case .failure(let trouble):
            guard let reason = trouble.systemReason else { throw .zstandardMissing(file: file) }
            throw .readFailed(file: file, reason: "\(trouble.name) could not be loaded: \(reason)")
        }
        guard let stream = unsafe library.create() else { return nil }
        self.library = library
        unsafe self.stream = stream
        // Three words each, valid until deinit frees them.
        unsafe source = .allocate(capacity: 3)
        unsafe target = .allocate(capacity: 3)
        unsafe source.initialize(repeating: 0, count: 3)
        unsafe target.initialize(repeating: 0, count: 3)
    }

    deinit {
        // Nobody else holds the pointers.
        _ = unsafe library.free(stream)
        unsafe source.deallocate()
        unsafe target.deallocate()
    }

    /// Whether files of zstd can be read here.
    static var isAvailable: Bool { (try? ZstandardLibrary.loaded.get()) != nil }

    func restart(before bytes: ArraySlice<UInt8>) -> Bool {
        // The library goes on with the next frame by itself. Fewer bytes than a magic number are left to it, too.
        bytes.count < 4 || Compression.isZstandard(bytes)
    }

    func expand(_ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], from offset: Int) -> Expansion {
        precondition(range.upperBound <= input.count && offset < output.count, "ranges lie within their buffers")
        // Both buffers are used within their closures only; sizes and positions are those of the ranges checked above.
        let code = unsafe input.withUnsafeBytes { bytes in
            unsafe output.withUnsafeMutableBytes { room in
                unsafe source[0] = UInt(bitPattern: bytes.baseAddress)
                unsafe source[1] = UInt(range.upperBound)
                unsafe source[2] = UInt(range.lowerBound)
                unsafe target[0] = UInt(bitPattern: room.baseAddress)
                unsafe target[1] = UInt(room.count)
                unsafe target[2] = UInt(offset)
                return unsafe library.decompress(stream, target, source)
            }
        }
        let consumed = unsafe Int(source[2]) - range.lowerBound
        let produced = unsafe Int(target[2]) - offset
        return Expansion(consumed: consumed, produced: produced, status: status(code))
    }

    private func status(_ code: Int) -> Expansion.Status {
        if code == 0 { return .ended }
        guard library.isError(code) != 0 else { return .running }
        // The names of errors are constant strings.
        let name = unsafe String(cString: library.errorName(code))
        return .damaged(
            name.contains("too much memory") ? "its window is larger than 128 MiB: pack it without --long" : name)
    }
}

/// The functions of libzstd.
///
/// `@safe`: the functions are only called in expressions marked as unsafe, each with its reason.
@safe
private struct ZstandardLibrary: Sendable {
    typealias Create = @Sendable @convention(c) () -> OpaquePointer?
    typealias Free = @Sendable @convention(c) (OpaquePointer) -> Int
    typealias Decompress =
        @Sendable @convention(c) (OpaquePointer, UnsafeMutablePointer<UInt>, UnsafeMutablePointer<UInt>) -> Int
    typealias IsError = @Sendable @convention(c) (Int) -> UInt32
    typealias ErrorName = @Sendable @convention(c) (Int) -> UnsafePointer<CChar>

    let create: Create
    let free: Free
    let decompress: Decompress
    let isError: IsError
    let errorName: ErrorName

    /// The library, or why there is none; once a process, since a library is loaded once.
    static let loaded: Result<ZstandardLibrary, LibraryNotLoaded> = {
        do throws(LibraryNotLoaded) {
            let library = try LoadedLibrary(names)
            // One that lacks a function is none of ours.
            guard let own = try? ZstandardLibrary(library) else { throw LibraryNotLoaded(name: library.name) }
            return .success(own)
        } catch {
            return .failure(error)
        }
    }()

    private static let names = [
        "libzstd.so.1", "libzstd.1.dylib", "/opt/homebrew/lib/libzstd.1.dylib", "/usr/local/lib/libzstd.1.dylib",
    ]

    private init(_ library: LoadedLibrary) throws(MissingFunction) {
        // Safe: each function has the type that the manual declares, with `size_t` as a word and
        // the buffers as three words.
        unsafe create = try library.function("ZSTD_createDStream", as: Create.self)
        unsafe free = try library.function("ZSTD_freeDStream", as: Free.self)
        unsafe decompress = try library.function("ZSTD_decompressStream", as: Decompress.self)
        unsafe isError = try library.function("ZSTD_isError", as: IsError.self)
        unsafe errorName = try library.function("ZSTD_getErrorName", as: ErrorName.self)
    }
}
