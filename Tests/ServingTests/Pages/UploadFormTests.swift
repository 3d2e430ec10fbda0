import Foundation
import PaperDesk
import Papers
import TestSupport
import Testing

@testable import Serving

/// The form by which a listing is sent.
@Suite struct UploadFormTests {
    private let talk: PageTalk
    private let line = #"{"id":"2512.99999","title":"Sent by a form","abstract":"Agents that use tools"}"#

    init() throws { talk = try PageTalk(papers: Array(try Talk.papers().prefix(4))) }

    @Test("what is sent is in the archive, with the day that was named") func sent() throws {
        let day = "name=\"listed\"\r\n\r\n2025-12-11"
        let answer = try talk.upload("/archive/import", line, named: "../../etc/passwd", day)
        #expect(answer.status == 303 && answer.location == "/jobs/1")
        #expect(try talk.job(1).isDone)
        let paper = try talk.desk.paper(
            PaperRequest("2512.99999", model: talk.context.model, archive: talk.context.archive))
        #expect(paper.paper.listed?.description == "2025-12-11")
        // What the file was called says nothing.
        #expect(paper.history.sightings.map(\.source).allSatisfy { $0.hasPrefix("upload-") || $0.contains("/upload-") })
        let page = try talk.get("/jobs/1")
        #expect(page.isWellFormed && page.text.contains("It is done.") && page.text.contains("href=\"/archive\""))
        #expect(try talk.get("/archive").text.contains("5 papers"))
    }

    @Test("what cannot be read is told") func unreadable() throws {
        #expect(try talk.upload("/archive/import", "", named: "empty").status == 400)
        #expect(try talk.post("/archive/import", ["listing": line]).status == 400)
        let day = "name=\"listed\"\r\n\r\nyesterday"
        #expect(try talk.upload("/archive/import", line, named: "a", day).status == 400)
        #expect(try talk.upload("/archive/import", "\u{1}\u{2} nothing", named: "a").status == 303)
        guard case .failed = try talk.job(1).state else {
            Issue.record("nothing could be read of it")
            return
        }
    }

    @Test("the form states its limits, and only it takes a long body") func limits() throws {
        let page = try talk.get("/archive").text
        #expect(page.contains("of 64 MB at most") && page.contains("enctype=\"multipart/form-data\""))
        #expect(talk.pages.takesUpload(HTTPRequest(.post, path: ["archive", "import"])))
        #expect(!talk.pages.takesUpload(HTTPRequest(.post, path: ["papers", "x", "say"])))
        #expect(!talk.pages.takesUpload(HTTPRequest(.get, path: ["archive", "import"])))
        let read = try PageTalk(papers: Array(try Talk.papers().prefix(4)), isReadOnly: true)
        #expect(try !read.get("/archive").text.contains("<input type=\"file\""))
        #expect(try read.upload("/archive/import", line, named: "a").status == 403)
    }
}
