import Foundation
import Testing

@testable import Wording

@Suite struct ShellWordTests {
    @Test("a path that means nothing to a shell stays as it is", arguments: ["a", "a/b.zip", "../x_1-2", "C:/a+b@2,%"])
    func plain(path: String) { #expect(ShellWord.quoted(path) == path) }

    @Test("what cannot be shown as it is has no word") func none() {
        for path in ["", "a\nb", "a\u{1B}[2J", "a  b", " a", "a\u{202E}b", "a\u{FFFD}", "a\u{200D}b"] {
            #expect(ShellWord.quoted(path) == nil, "\(path.debugDescription)")
        }
        #expect(ShellWord.quoted(String(repeating: "a", count: 1_001)) == nil)
    }

    /// A real shell is asked what it makes of the word.
    @Test(
        "a shell takes the word for the path, and for nothing else",
        arguments: [
            "a b", "a'; touch PWNED; '.zip", "$(touch PWNED)", "`touch PWNED`", "-r", "--", "~", "~/x", "a\\b", "\"a\"",
            "*", "#a", "!1", "a&b|c>d", "\u{FC}ber.zip", "{a,b}", "=a", "'", "''",
        ])
    func aShellTakesTheWordForThePath(path: String) throws {
        let word = try #require(ShellWord.quoted(path))
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "printf '%s\\n' " + word]
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(said == (path.hasPrefix("-") ? "./" : "") + path + "\n")
    }
}
