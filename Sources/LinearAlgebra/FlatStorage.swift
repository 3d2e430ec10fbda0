#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Read-only memory that flat arrays look into.
///
/// `@unchecked Sendable`: the bytes are written, if at all, in the initializer, before anybody else
/// can hold the object; those of a mapped file by nobody in this process. `@safe`: the pointer leaves this file only as
/// a `FlatArray`, whose initializer checks that it lies within `count` bytes and keeps this object alive.
@safe
public final class FlatStorage: @unchecked Sendable {
    let base: UnsafeRawPointer
    /// The number of bytes.
    public let count: Int
    /// What the system gave for large storage, which lies within; nil for allocated memory.
    private let pages: (address: UnsafeMutableRawPointer, byteCount: Int)?
    /// The file whose bytes these are, and what it was when they were mapped; nil for memory of the storage's own.
    private let file: (descriptor: Int32, state: FileState)?

    /// From how many bytes on storage is asked for page by page, in huge pages where the system has them: each page
    /// costs a fault, and 13.6 MB are 3,300 common ones or 7 huge ones.
    private static let manyPages = 4 << 20
    /// The size of a huge page.
    private static let hugePage = 2 << 20

    /// Memory of so many bytes, which `fill` fills.
    ///
    /// - Throws: what `fill` throws, and ``FlatStorageError/noMemory(byteCount:)``.
    init(
        byteCount: Int, fill: (UnsafeMutableRawBufferPointer) throws(FlatStorageError) -> Void
    ) throws(FlatStorageError) {
        count = byteCount
        file = nil
        let start: UnsafeMutableRawPointer
        if byteCount < Self.manyPages {
            unsafe pages = nil
            unsafe start = .allocate(byteCount: max(1, byteCount), alignment: 64)
        } else {
            guard let pages = unsafe Self.pages(byteCount: byteCount) else { throw .noMemory(byteCount: byteCount) }
            unsafe self.pages = pages
            // Safe: there is room for one huge page more than is needed.
            unsafe start = pages.address.alignedUp(toMultipleOf: Self.hugePage)
            #if os(Linux)
                // Safe: the bytes are ours; what the system makes of the advice changes none of them.
                unsafe _ = madvise(start, byteCount, MADV_HUGEPAGE)
            #endif
        }
        unsafe base = UnsafeRawPointer(start)
        // Where this throws, `deinit` gives the memory back: all properties are there.
        try unsafe fill(UnsafeMutableRawBufferPointer(start: start, count: byteCount))
    }

    /// A copy of the bytes.
    public var bytes: [UInt8] { FlatArray<UInt8>(in: self, offset: 0, count: count).map { $0.bytes } ?? [] }

    private static func pages(byteCount: Int) -> (address: UnsafeMutableRawPointer, byteCount: Int)? {
        let (size, overflow) = byteCount.addingReportingOverflow(hugePage)
        guard !overflow else { return nil }
        #if canImport(Darwin)
            let flags = MAP_PRIVATE | MAP_ANON
        #else
            let flags = MAP_PRIVATE | MAP_ANONYMOUS
        #endif
        // Safe: new memory, which nobody knows yet; checked against MAP_FAILED at once.
        guard let address = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0),
            unsafe address != MAP_FAILED
        else { return nil }
        return unsafe (address, size)
    }

    /// Memory of its own with a copy of some bytes.
    public init(copying source: RawSpan) {
        count = source.byteCount
        file = nil
        unsafe pages = nil
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, source.byteCount), alignment: 64)
        // Safe: the copy is at least as large as the source, which lives for the length of the call.
        unsafe source.withUnsafeBytes { bytes in
            if let first = bytes.baseAddress { unsafe copy.copyMemory(from: first, byteCount: bytes.count) }
        }
        unsafe base = UnsafeRawPointer(copy)
    }

    /// The bytes of an open file where they lie.
    ///
    /// - Throws: ``FlatStorageError/noMemory(byteCount:)``, ``FlatStorageError/cannotOpen(code:)``.
    init(mapping descriptor: Int32, size: Int) throws(FlatStorageError) {
        let own = dup(descriptor)
        guard own >= 0 else { throw .cannotOpen(code: errno) }
        #if os(Linux)
            // At once, in large pieces: else each 64 KiB cost a fault.
            let flags = MAP_PRIVATE | MAP_POPULATE
        #else
            let flags = MAP_PRIVATE
        #endif
        // Safe: new pages, which nobody knows yet; checked against MAP_FAILED at once.
        guard let state = FileState(own), let address = unsafe mmap(nil, size, PROT_READ, flags, own, 0),
            unsafe address != MAP_FAILED
        else {
            _ = close(own)
            throw .noMemory(byteCount: size)
        }
        count = size
        file = (own, state)
        unsafe pages = (address, size)
        unsafe base = UnsafeRawPointer(address)
    }

    /// Whether nobody wrote into a mapped file since; always true of memory of the storage's own.
    public var isUnchanged: Bool { file.map { FileState($0.descriptor) == $0.state } ?? true }

    deinit {
        if let file { _ = close(file.descriptor) }
        // Safe: mapped or allocated by the initializer, given back once.
        if let pages = unsafe pages {
            unsafe _ = munmap(pages.address, pages.byteCount)
        } else {
            unsafe base.deallocate()
        }
    }
}

/// What the system says of an open file that is another once somebody wrote into it.
private struct FileState: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    /// nil where the system does not say.
    init?(_ descriptor: Int32) {
        var status = stat()
        // Safe: `status` is ours and outlives the call.
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        size = Int(status.st_size)
        #if canImport(Darwin)
            let changed = status.st_mtimespec
        #else
            let changed = status.st_mtim
        #endif
        (seconds, nanoseconds) = (Int(changed.tv_sec), Int(changed.tv_nsec))
    }
}

/// Why a file could not be read into memory.
public enum FlatStorageError: Error, Equatable {
    /// The system refused, with its error number.
    case cannotOpen(code: Int32)
    /// The file has no bytes.
    case empty
    /// It is a pipe or a device, whose bytes come once.
    case notRegular
    /// The file ended before the size that it had when it was opened.
    case shrunk
    /// So many bytes cannot be had.
    case noMemory(byteCount: Int)
}
