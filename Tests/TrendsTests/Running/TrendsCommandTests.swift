#if os(Linux)
    import Foundation
    import Testing

    /// What the tests themselves do when they run the program.
    @Suite struct TrendsCommandTests {
        @Test("a run leaves no file of its own open") func aRunLeavesNoFileOpen() throws {
            let place = try Workplace()
            try place.trends("--version").expectSuccess()
            let folder = "/proc/self/fd"
            let open = try FileManager.default.contentsOfDirectory(atPath: folder)
                .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") }
                .filter { $0.hasPrefix(place.folder) }
            #expect(open == [])
        }
    }
#endif
