import Foundation
import Testing

@testable import Reporter

@Suite("Files in a report")
struct FileNamesTests {
    private static func report() throws -> Report {
        var report = try SampleReport.report()
        report.basis.model = "/home/someone/.local/share/trends/mine.model"
        report.basis.sources = ["/home/someone/secret folder/a.sqlite", "listings: old/2025/day.txt"]
        report.basis.files = ["/home/someone/secret folder", "/home/someone/secret folder/day: 2.html.gz"]
        report.basis.notes = [
            "/home/someone/secret folder/day: 2.html.gz:12: has no day, as /home/someone/secret folder/a.sqlite",
            "/home/someone/secret folder: is a folder without listings",
        ]
        return report
    }

    /// A document as its reader sees it, without what its format writes differently.
    private static func shown(_ document: String, _ format: RenderFormat) throws -> String {
        let text = format == .email ? try ParsedMessage(document).parts.map(\.text).joined() : document
        return text.replacing("\\", with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("what is sent or put on a server says their names and no folder", arguments: RenderFormat.allCases)
    func names(format: RenderFormat) throws {
        for options in [RenderOptions(), RenderOptions(periodTable: true, allPapers: true)] {
            let report = try Self.report()
            var documents = [format.renderer(options).render(report)]
            if format == .atom { documents += AtomRenderer(options: options).feeds(of: report).map(\.content) }
            for document in documents {
                let text = try Self.shown(document, format)
                switch format {
                case .text, .json:
                    for path in report.basis.sources + report.basis.files {
                        #expect(text.contains(path), "\(format) does not say \(path)")
                    }
                case .markdown, .html, .email, .atom, .svg, .csv:
                    for folder in ["someone", "/secret", ".local", "old/2025", "listings: old"] {
                        #expect(!text.contains(folder), "\(format) says \(folder)")
                    }
                }
                guard [.markdown, .html, .email].contains(format) else { continue }
                for name in ["mine.model", "a.sqlite", "day.txt", "day: 2.html.gz:12: has no day, as a.sqlite"] {
                    #expect(text.contains(name), "\(format) does not say \(name)")
                }
                #expect(text.contains("secret folder: is a folder without listings"))
            }
        }
    }

    @Test(
        "a name is the last part of a path",
        arguments: [
            ("a", "a"), ("/x/a b", "a b"), ("x/a/", "a"), ("/", "/"), ("", ""), ("..", ".."), ("-", "-"),
            ("./a.txt", "a.txt"),
        ])
    func name(path: String, name: String) { #expect(FileNames.name(path) == name) }

    @Test("of a path that begins with another one the whole is found")
    func longest() {
        #expect(FileNames.named("/x/a/b: 1, /x/a: 2", paths: ["/x/a", "/x/a/b"]) == "b: 1, a: 2")
        #expect(FileNames.named("a text of a", paths: ["a"]) == "a text of a")
    }
}
