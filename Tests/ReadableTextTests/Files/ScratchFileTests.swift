import Foundation
import TestSupport
import Testing

@testable import ReadableText

@Suite("Files without a name") struct ScratchFileTests {
    @Test("what is appended is read again, in any order and while more comes") func reading() throws {
        var random = SeededGenerator(seed: 1)
        let file = try ScratchFile()
        var all: [UInt8] = []
        for round in 0..<300 {
            let piece = (0..<random.below(round % 50 == 0 ? 400_000 : 3_000)).map {
                UInt8(truncatingIfNeeded: $0 &* 7 &+ round)
            }
            #expect(try file.append(piece) == all.count)
            all += piece
            let (one, other) = (random.below(all.count + 1), random.below(all.count + 1))
            let range = min(one, other)..<max(one, other)
            #expect(try file.read(range) == Array(all[range]))
        }
        #expect(all.count > 1 << 20)
    }

    @Test("nothing of it is seen in the folder") func unseen() throws {
        let folder = FileManager.default.temporaryDirectory.path
        func names() throws -> Set<String> {
            Set(try FileSystem.names(in: folder).filter { $0.hasPrefix("trends-") && $0.utf8.count == 43 })
        }
        let file = try ScratchFile()
        _ = try file.append([1, 2, 3])
        #expect(try file.read(1..<3) == [2, 3])
        let seen = try names()
        _ = try ScratchFile()
        #expect(try names().subtracting(seen).isEmpty)
    }
}
