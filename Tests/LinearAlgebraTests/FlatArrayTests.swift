import Foundation
import Testing

@testable import LinearAlgebra

@Suite struct FlatArrayTests {
    @Test("elements come back as they were put in") func elementsComeBackAsTheyWerePutIn() {
        let numbers: [Float] = [1, -2.5, .pi, 0]
        let array = FlatArray(numbers)
        #expect(Array(array) == numbers)
        #expect(array.count == 4)
        #expect(array[2] == .pi)
        #expect(array.withSpan { $0.count == 4 && $0[1] == -2.5 })
        #expect(
            array.bytes
                == numbers.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> ($0 * 8)) } })
        #expect(FlatArray([Float]()).isEmpty)
        #expect(FlatArray([SIMD8<Int16>(repeating: 3)])[0] == SIMD8(repeating: 3))
    }

    @Test("a view sees its part of the storage") func aViewSeesItsPartOfTheStorage() throws {
        let numbers = storage(of: [UInt32](0..<10))
        let view = try #require(FlatArray<UInt32>(in: numbers, offset: 8, count: 3))
        #expect(Array(view) == [2, 3, 4])
        let nothing = try #require(FlatArray<UInt32>(in: numbers, offset: 40, count: 0))
        #expect(nothing.isEmpty)
    }

    @Test(
        "a view beyond the storage or between elements is refused",
        arguments: [
            (0, 11), (4, 10), (40, 1), (44, 0), (-4, 1), (0, -1), (2, 1), (4, Int.max), (Int.max & ~3, 1),
            (0, Int.max / 4 + 1),
        ])
    func aViewBeyondTheStorageOrBetweenElementsIs(offset: Int, count: Int) {
        let numbers = storage(of: [UInt32](0..<10))
        #expect(FlatArray<UInt32>(in: numbers, offset: offset, count: count) == nil)
    }

    @Test("wider elements need their own alignment") func widerElementsNeedTheirOwnAlignment() {
        let numbers = storage(of: [UInt8](0..<64))
        #expect(FlatArray<UInt64>(in: numbers, offset: 4, count: 1) == nil)
        #expect(FlatArray<UInt64>(in: numbers, offset: 8, count: 1)?.first == 0x0F0E_0D0C_0B0A_0908)
        #expect(FlatArray<SIMD8<Int16>>(in: numbers, offset: 8, count: 1) == nil)
        #expect(FlatArray<SIMD8<Int16>>(in: numbers, offset: 16, count: 3)?.count == 3)
    }

    @Test("a file's contents and allocated memory say the same") func aFileSContentsAndAllocatedMemory() throws {
        let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let file = try TemporaryFile(bytes)
        let read = try FlatFile(path: file.path).contents()
        let copied = storage(of: bytes)
        #expect((read.count, copied.count) == (5000, 5000))
        let seen = try #require(FlatArray<UInt16>(in: read, offset: 24, count: 2488))
        let expected = try #require(FlatArray<UInt16>(in: copied, offset: 24, count: 2488))
        #expect(seen.elementsEqual(expected))
        #expect(FlatArray<UInt16>(in: read, offset: 24, count: 2489) == nil)
    }

    @Test("contents outlive their file's name and the storage's own variable") func contentsOutliveTheirFileSName()
        throws
    {
        let view: FlatArray<UInt8>
        do {
            let file = try TemporaryFile([5, 6, 7])
            view = try #require(FlatArray<UInt8>(in: try FlatFile(path: file.path).contents(), offset: 1, count: 2))
        }
        #expect(Array(view) == [6, 7])
    }

    @Test("an index outside stops the program") func anIndexOutsideStopsTheProgram() async {
        await #expect(processExitsWith: .failure) { _ = FlatArray([1, 2, 3] as [Int32])[3] }
    }
}

@Suite struct FlatStorageErrorTests {
    @Test("a missing file is named by the system's number") func aMissingFileIsNamedByTheSystemS() {
        #expect(throws: FlatStorageError.cannotOpen(code: ENOENT)) { _ = try FlatFile(path: "/nowhere/at/all").size }
    }

    /// The error number of an earlier call must not show through: a folder is no missing file.
    @Test("a folder is refused as one, whatever failed before") func aFolderIsRefusedAsOneWhateverFailedBefore() {
        _ = try? FlatFile(path: "/nowhere/at/all").size
        #expect(throws: FlatStorageError.cannotOpen(code: EISDIR)) {
            _ = try FlatFile(path: NSTemporaryDirectory()).size
        }
    }

    @Test("an empty file is refused") func anEmptyFileIsRefused() throws {
        let file = try TemporaryFile([])
        #expect(throws: FlatStorageError.empty) { _ = try FlatFile(path: file.path).size }
    }
}

/// Allocated storage with the bytes of some numbers.
private func storage(of numbers: [some BitwiseCopyable]) -> FlatStorage {
    // Safe: the numbers are integers, all of whose bytes are initialized.
    unsafe FlatStorage(copying: numbers.span.bytes)
}

/// A file of one test, removed when the value goes.
private final class TemporaryFile {
    let path = NSTemporaryDirectory() + "flat-" + UUID().uuidString

    init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
