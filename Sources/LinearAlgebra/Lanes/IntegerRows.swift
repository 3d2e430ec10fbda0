/// Rows of 16-bit integers, for instance the weights of a term for every function, as they lie in
/// memory or in a file.
public struct IntegerRows: Sendable {
    /// The rows, one after another, in vectors of eight.
    public let integers: FlatArray<SIMD8<Int16>>
    /// The integers of a row; a multiple of eight.
    public let width: Int

    /// The number of rows.
    public var count: Int { width == 0 ? 0 : integers.count * 8 / width }

    /// Rows of so many vectors of eight each, or nil where the integers do not fill them.
    public init?(integers: FlatArray<SIMD8<Int16>>, vectorsInRow: Int) {
        guard vectorsInRow > 0, integers.count % vectorsInRow == 0 else { return nil }
        self.integers = integers
        width = vectorsInRow * 8
    }

    /// Rows of so many vectors of eight each, in memory of their own.
    public init(_ integers: [SIMD8<Int16>], vectorsInRow: Int) {
        precondition(
            vectorsInRow > 0 && integers.count % vectorsInRow == 0,
            "\(integers.count) vectors do not fill rows of \(vectorsInRow)")
        self.integers = FlatArray(integers)
        width = vectorsInRow * 8
    }

    /// One integer.
    public subscript(row: Int, place: Int) -> Int16 { integers[row * (width / 8) + place / 8][place % 8] }

    /// Adds the sum of the named rows, each times its value, to scores: one for each place of a row.
    ///
    /// O(columns · width). Each score is summed in the order of the columns, whatever the processor.
    public func addScores(columns: [Int32], values: [Float], to scores: inout [Float]) {
        addScores(columns: columns, values: values, to: &scores, level: .best)
    }

    package func addScores(columns: [Int32], values: [Float], to scores: inout [Float], level: VectorLevel) {
        WideVectors.addIntegerScores(columns: columns, values: values, of: self, to: &scores, level: level)
    }
}
