import Foundation
import LinearAlgebra

/// The files between the script and this program: plain arrays, little-endian, one after another,
/// behind a row of 64-bit counts.
enum RawFiles {
    /// Lines of text without their line feeds.
    static func lines(_ path: String) throws -> [[UInt8]] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map(Array.init)
    }

    /// A sparse matrix: rows, columns, entries; row offsets (Int64), columns (Int32), values (Float).
    static func sparse(_ path: String) throws -> SparseMatrix {
        var reader = try RawReader(path, counts: 3)
        let (rows, columns, entries) = (reader.counts[0], reader.counts[1], reader.counts[2])
        return SparseMatrix(
            columns: columns, rowOffsets: try reader.next(rows + 1), columnIndices: try reader.next(entries),
            values: try reader.next(entries))
    }

    /// A dense matrix: rows, columns; values (Float), row after row.
    static func dense(_ path: String) throws -> Matrix {
        var reader = try RawReader(path, counts: 2)
        let (rows, columns) = (reader.counts[0], reader.counts[1])
        return Matrix(rows: rows, columns: columns, storage: try reader.next(rows * columns))
    }

    /// Whole numbers: how many; Int32 each.
    static func numbers(_ path: String) throws -> [Int] {
        var reader = try RawReader(path, counts: 1)
        let numbers: [Int32] = try reader.next(reader.counts[0])
        return numbers.map(Int.init)
    }

    static func write(_ matrix: SparseMatrix, to path: String) throws {
        try write(
            bytes([matrix.rows, matrix.columns, matrix.entryCount]) + bytes(matrix.rowOffsets)
                + bytes(matrix.columnIndices)
                + bytes(matrix.values), to: path)
    }

    static func write(_ matrix: Matrix, to path: String) throws {
        try write(bytes([matrix.rows, matrix.columns]) + bytes(matrix.storage), to: path)
    }

    static func write(_ numbers: [Int], to path: String) throws {
        try write(bytes([numbers.count]) + bytes(numbers.map { Int32($0) }), to: path)
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    private static func bytes<Element: BitwiseCopyable & Sendable>(_ elements: [Element]) -> [UInt8] {
        FlatArray(elements).bytes
    }
}

/// The arrays of a raw file, one after another.
private struct RawReader {
    let counts: [Int]
    private let path: String
    private let storage: FlatStorage
    private var offset: Int

    init(_ path: String, counts: Int) throws {
        self.path = path
        storage = try FlatFile(path: path).contents()
        guard let head = FlatArray<Int>(in: storage, offset: 0, count: counts) else { throw RawFileError(path: path) }
        self.counts = Array(head)
        offset = counts * MemoryLayout<Int>.stride
    }

    mutating func next<Element: BitwiseCopyable & Sendable>(_ count: Int) throws -> [Element] {
        guard let array = FlatArray<Element>(in: storage, offset: offset, count: count) else {
            throw RawFileError(path: path)
        }
        offset += count * MemoryLayout<Element>.stride
        return Array(array)
    }
}

/// A file that does not hold what its counts say.
struct RawFileError: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path): the file is shorter than its counts say" }
}
