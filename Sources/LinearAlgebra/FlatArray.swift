/// An immutable array of plain numbers that rests in its own memory or in a part of a file that was read.
///
/// It behaves the same either way, so that a model is used as it lies in its file, and nothing is parsed.
///
/// `@unchecked Sendable`: what it looks into never changes (see `FlatStorage`). `@safe`: the
/// initializers check that all elements lie within the storage, which the array keeps alive, and
/// every index is checked.
@safe
public struct FlatArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
    private let storage: FlatStorage
    @usableFromInline let base: UnsafePointer<Element>
    /// The number of elements.
    public let count: Int

    /// The first index.
    public var startIndex: Int { 0 }
    /// One past the last index.
    public var endIndex: Int { count }

    /// An array with memory of its own.
    public init(_ elements: some Collection<Element>) {
        let array = Array(elements)
        // Safe: the bytes of bitwise copyable elements are all initialized.
        storage = unsafe FlatStorage(copying: array.span.bytes)
        // Safe: the storage holds a copy of exactly these elements, at an address aligned to 64 bytes.
        unsafe base = storage.base.assumingMemoryBound(to: Element.self)
        count = array.count
    }

    /// A view into storage, or nil where `count` elements from byte `offset` do not lie within it or are not aligned.
    public init?(in storage: FlatStorage, offset: Int, count: Int) {
        let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflow, offset >= 0, count >= 0, offset % MemoryLayout<Element>.alignment == 0 else { return nil }
        guard offset <= storage.count, size <= storage.count - offset else { return nil }
        self.storage = storage
        // Safe: just checked to lie within the storage; pages and allocations begin at addresses
        // aligned to 64 bytes or more.
        unsafe base = (storage.base + offset).assumingMemoryBound(to: Element.self)
        self.count = count
    }

    /// An element; the index is checked.
    @inlinable
    public subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count, "the index lies outside the array")
        // Safe: checked just above.
        return unsafe base[index]
    }

    /// Gives the elements as a span, for the length of a call.
    @inlinable
    public func withSpan<Result>(_ body: (Span<Element>) -> Result) -> Result {
        // Safe: `count` elements at `base` live as long as the storage, and so as this array.
        unsafe body(Span(_unsafeStart: base, count: count))
    }

    /// The bytes of the elements, as they lie in memory.
    public var bytes: [UInt8] {
        // Safe: the bytes are copied while the array, and so its storage, is alive.
        unsafe Array(UnsafeRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride))
    }
}
