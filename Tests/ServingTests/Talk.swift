import Foundation
import PaperDesk
import Papers
import TestSupport
import Testing

@testable import Serving

/// A server that tests talk to, with some papers of their own.
final class Talk {
    let folder: TemporaryFolder
    let desk: Desk
    let archive: ArchiveChoice
    var server: ToolServer

    /// Where the shipped model lies.
    static let model =
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Models/topics.model").path

    init(papers: [String] = []) throws {
        folder = try TemporaryFolder()
        archive = ArchiveChoice(folder.file("archive.sqlite"))
        let desk = Desk(
            places: Places(environment: ["XDG_DATA_HOME": folder.file("data")]),
            today: try #require(CalendarDay(iso: "2025-12-20")))
        self.desk = desk
        server = ToolServer(
            version: "1.2.3", archive: archive, model: Self.model, desk: { desk }, words: AnswerWords { "\($0)" })
        if papers.isEmpty { return }
        try folder.write("papers.jsonl", papers.joined(separator: "\n"))
        _ = try desk.importListings(ImportRequest(listings: [folder.file("papers.jsonl")], archive: archive))
    }

    /// Says a line, and returns the answer as a value; nil where there is none.
    func say(_ line: String) throws -> Answer? {
        guard let bytes = bytes(Array(line.utf8)) else { return nil }
        return try Answer(bytes)
    }

    /// The bytes of the answer.
    func bytes(_ line: [UInt8]) -> [UInt8]? { server.answer(line) }

    /// The same where an answer is due.
    func ask(_ line: String) throws -> Answer { try #require(try say(line)) }

    /// Calls a tool as clients without a handshake do.
    func call(_ tool: String, _ arguments: String = "{}") throws -> Answer {
        try ask(Self.stateless("tools/call", #""name":"\#(tool)","arguments":\#(arguments),"#))
    }

    /// A request of revision 2026-07-28, with members of its parameters, each with a comma behind it.
    static func stateless(_ method: String, _ members: String = "", id: String = "7") -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":{\#(members)"_meta":{"#
            + #""io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}"#
    }

    /// The request that begins a handshake.
    static func handshake(_ revision: String) -> String {
        #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"\#(revision)","#
            + #""capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"#
    }

    /// Two papers a day for weeks, of two subjects.
    static func papers(days: Int = 80) throws -> [String] {
        let last = try #require(CalendarDay(iso: "2025-12-18"))
        return (0..<2 * days).map { number in
            let subject =
                number % 2 == 0 ? "video diffusion models of long motion" : "agents that use tools for web tasks"
            return #"{"id":"2511.\#(10_000 + number)","title":"Paper \#(number) on \#(subject)","#
                + #""abstract":"We study \#(subject), number \#(number % 7), with results.","#
                + #""listed":"\#(last.adding(days: -number / 2))"}"#
        }
    }
}

/// An answer, looked into with another reader of JSON than the program's own.
struct Answer {
    let bytes: [UInt8]
    let members: [String: Any]

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        members = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var result: [String: Any]? { members["result"] as? [String: Any] }
    var error: [String: Any]? { members["error"] as? [String: Any] }
    var code: Int? { error?["code"] as? Int }
    var message: String { error?["message"] as? String ?? "" }
    var isError: Bool { result?["isError"] as? Bool ?? false }
    var structured: [String: Any]? { result?["structuredContent"] as? [String: Any] }

    /// The texts of an answer of a tool.
    var texts: [String] {
        (result?["content"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
    }
}
