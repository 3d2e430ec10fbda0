import Foundation
import TestSupport
import Testing

/// What the essays of the rooms show is what is compiled and run here.
@Suite struct EssayTests {
    @Test("each piece of Swift that an essay shows is a file of Snippets, byte for byte, and each file is shown")
    func shown() throws {
        let blocks = try Project.essays().map(Project.text).flatMap(Self.blocks)
        let files = try Project.files(in: "Tests/SnippetTests/Snippets", endingIn: ".swift").map(Project.text)
        #expect(files.count >= 7)
        for block in blocks { #expect(files.contains(block), "no file of Snippets has:\n\(block)") }
        for file in files { #expect(blocks.contains(file), "no essay shows:\n\(file)") }
    }

    @Test(
        "the essays of the rooms that a program begins with show how",
        arguments: [
            "Listings", "PaperArchive", "TopicEngine", "Timelines", "Reporter", "PaperDesk",
        ])
    func hasSnippet(room: String) throws {
        let essay = try Project.text("Sources/\(room)/\(room).docc/\(room).md")
        #expect(!Self.blocks(in: essay).isEmpty)
    }

    /// The text of each fenced block of Swift, with the newline at its end.
    private static func blocks(in essay: String) -> [String] {
        essay.components(separatedBy: "```swift\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
    }
}
