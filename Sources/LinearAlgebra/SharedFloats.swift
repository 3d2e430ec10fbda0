/// Elements of an array that several threads write, each to places of its own.
///
/// `@unchecked Sendable`: whoever shares them hands disjoint places to the pieces of work, and waits for all of them.
@safe
struct SharedElements<Element: BitwiseCopyable>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>

    /// Shares the elements of an array for the length of a call; nothing is shared where there are none.
    static func share(_ storage: inout [Element], _ body: (SharedElements) -> Void) {
        unsafe storage.withUnsafeMutableBufferPointer { buffer in
            // Safe: the pointer does not outlive the call, as `body` waits for its pieces.
            if let base = buffer.baseAddress { unsafe body(SharedElements(base: base)) }
        }
    }
}

/// Floats that several threads write.
typealias SharedFloats = SharedElements<Float>

extension Matrix {
    /// A matrix all of whose elements `fill` writes; it is not called where there are none.
    ///
    /// Not filled with zeros first: of a large matrix to touch its memory is much of the work, and this way whoever fills
    /// it shares that out.
    init(rows: Int, columns: Int, filledBy fill: (SharedFloats) -> Void) {
        let storage = unsafe [Float](unsafeUninitializedCapacity: rows * columns) { room, filled in
            // Safe: the pointer does not outlive the call, as `fill` waits for its pieces; a float is nothing to destroy.
            if rows * columns > 0, let base = room.baseAddress { unsafe fill(SharedFloats(base: base)) }
            filled = rows * columns
        }
        self.init(rows: rows, columns: columns, storage: storage)
    }
}
