internal import CWideVectors

extension Span where Element: BitwiseCopyable {
    /// Asks the processor for an element that is read soon: whoever asks for many before reading any waits about once.
    @inline(__always)
    func prefetch(_ index: Int) {
        precondition(indices.contains(index), "\(index) is none of \(count) elements")
        // Safe: the element is there, and its memory is not looked into here.
        unsafe withUnsafeBufferPointer { elements in
            if let first = elements.baseAddress { unsafe wide_prefetch(first + index) }
        }
    }
}
