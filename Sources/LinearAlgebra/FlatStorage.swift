#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Read-only memory that flat arrays look into: allocated, or a file as it lies on disk.
///
/// `@unchecked Sendable`: the bytes are written, if at all, in the initializer, before anybody else
/// can hold the object. `@safe`: the pointer leaves this file only as a `FlatArray`, whose
/// initializer checks that it lies within `count` bytes and keeps this object alive.
@safe
public final class FlatStorage: @unchecked Sendable {
    let base: UnsafeRawPointer
    /// The number of bytes.
    public let count: Int
    private let isMapped: Bool

    /// Maps a whole file into memory, read-only: it is neither copied nor parsed.
    ///
    /// The file must not be changed in place while it is mapped; replacing it by renaming is fine. A copy of
    /// one's own would not mind, but costs: 13.6 MB take 0.7 ms of processor time to map and 0.4 ms to give
    /// back, 4.7 ms to read into huge pages and 7 ms into common ones.
    /// - Throws: ``FlatStorageError`` with the system's error number.
    public init(mapping path: String) throws(FlatStorageError) {
        // Safe: the path is a C string for the length of the call.
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .cannotOpen(code: errno) }
        defer { close(file) }
        var status = stat()
        // Safe: `status` is ours and outlives the call.
        guard unsafe fstat(file, &status) == 0 else { throw .cannotOpen(code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .cannotOpen(code: EISDIR) }
        let size = Int(status.st_size)
        guard size > 0 else { throw .empty }
        // All pages at once: whoever maps a file checks the whole of it, and a fault a page costs
        // more than the look at it.
        #if os(Linux)
            let flags = MAP_PRIVATE | MAP_POPULATE
        #else
            let flags = MAP_PRIVATE
        #endif
        // Safe: a private read-only mapping of an open file; checked against MAP_FAILED below.
        guard let address = unsafe mmap(nil, size, PROT_READ, flags, file, 0), unsafe address != MAP_FAILED else {
            throw .cannotOpen(code: errno)
        }
        unsafe base = UnsafeRawPointer(address)
        count = size
        isMapped = true
    }

    /// Memory of its own with a copy of some bytes.
    public init(copying source: RawSpan) {
        count = source.byteCount
        isMapped = false
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, source.byteCount), alignment: 64)
        // Safe: the copy is at least as large as the source, which lives for the length of the call.
        unsafe source.withUnsafeBytes { bytes in
            if let first = bytes.baseAddress { unsafe copy.copyMemory(from: first, byteCount: bytes.count) }
        }
        unsafe base = UnsafeRawPointer(copy)
    }

    deinit {
        // Safe: mapped or allocated by the initializer, given back once.
        if isMapped {
            unsafe _ = munmap(UnsafeMutableRawPointer(mutating: base), count)
        } else {
            unsafe base.deallocate()
        }
    }
}

/// Why a file could not be mapped.
public enum FlatStorageError: Error, Equatable {
    /// The system refused, with its error number.
    case cannotOpen(code: Int32)
    /// The file has no bytes.
    case empty
}
