import Foundation
import PaperArchive
import PaperDesk
import Papers
import Reporter
import TestSupport
import Testing

@testable import Serving

/// What forms change is what the command line changes, and the next page shows it.
@Suite struct PageChangeTests {
    private let talk: PageTalk

    init() throws { talk = try PageTalk() }

    private let paper = "/papers/2511.10004"

    @Test("every form that sends something carries the token, and where it stands") func token() throws {
        for address in ["/papers", paper, "/review", "/model", "/topics/video"] {
            let text = try talk.get(address).text
            let forms = text.matches(of: /<form[^>]*method="post"[^>]*>(.*?)<\/form>/.dotMatchesNewlines())
            for form in forms {
                #expect(form.output.1.contains("name=\"token\" value=\"0123456789abcdef0123\""), "\(address)")
            }
            #expect(!forms.isEmpty || address == "/model")
        }
    }

    @Test("label, not, undo") func label() throws {
        let answer = try talk.post(
            "\(paper)/say", ["say": "label", "topic": "Robotics", "back": "/papers?q=video#p-1"])
        #expect(answer.status == 303)
        #expect(answer.location == "/papers?q=video&done=label&about=Robotics#p-1")
        #expect(try talk.get(paper).text.contains("<span>Robotics</span> <small>you, 20 Dec</small>"))
        #expect(try talk.get("/papers?topic=robotics").text.contains("<h2 class=\"count\">1 paper</h2>"))
        let denied = try talk.post("\(paper)/say", ["say": "not", "topic": "robotics"])
        #expect(denied.location == "/papers/2511.10004?done=not&about=robotics")
        #expect(try talk.get(paper).text.contains("<span class=\"denied\">Robotics</span> <small>not, you, 20 Dec"))
        #expect(try talk.post("\(paper)/say", ["say": "undo"]).location.hasSuffix("?done=undo"))
        #expect(try talk.get(paper).text.contains("<span>Robotics</span> <small>you, 20 Dec</small>"))
        _ = try talk.post("\(paper)/say", ["say": "undo"])
        #expect(try talk.post("\(paper)/say", ["say": "undo"]).location.hasSuffix("?done=nothing"))
    }

    @Test("marks") func marks() throws {
        for mark in ["read", "good"] { _ = try talk.post("\(paper)/say", ["say": mark]) }
        #expect(try talk.get("/papers?mark=read").text.contains("<article class=\"entry read\""))
        #expect(try talk.get("/papers?mark=unread").text.contains("159 papers"))
        #expect(try talk.get(paper).text.contains("value=\"good\" aria-pressed=\"true\""))
        _ = try talk.post("\(paper)/say", ["say": "unread"])
        #expect(try talk.get("/papers?mark=unread").text.contains("160 papers"))
        #expect(try talk.desk.marks(in: talk.context.archive).papers.count == 1)
    }

    @Test("a script gets the card alone") func part() throws {
        let card = try talk.post(
            "\(paper)/say", ["say": "label", "topic": "Robotics", "back": "/papers#p-1", "part": "card"],
            headers: ["x-part": "card"])
        #expect(card.status == 200 && card.text.hasPrefix("<p class=\"notice\">Labelled: Robotics."))
        #expect(card.text.contains("<article class=\"entry\" id=\"p-2511_2e10004\""))
        #expect(card.text.contains("name=\"back\" value=\"/papers#p-1\""))
        let head = try talk.post("\(paper)/say", ["say": "read", "part": "head"], headers: ["x-part": "card"])
        #expect(head.text.contains("data-paper=\"paper\"") && head.text.contains("value=\"unread\""))
    }

    @Test("follow and unfollow") func follow() throws {
        let answer = try talk.post(
            "/watches/add", ["name": "moving", "query": "video -agents", "back": "/search?q=video"])
        #expect(answer.location == "/search?q=video&done=follow&about=moving")
        let followed = try talk.get("/papers?watch=moving")
        #expect(followed.text.contains("80 papers") && followed.text.contains("action=\"/watches/remove\""))
        #expect(try talk.get("/").text.contains("<h2>What you follow</h2>"))
        #expect(try talk.post("/watches/add", ["name": "moving", "query": "other"]).status == 400)
        #expect(try talk.post("/watches/remove", ["name": "moving"]).status == 303)
        #expect(try talk.desk.watches(in: talk.context.archive).watches.isEmpty)
    }

    @Test(
        "a way back leads nowhere else",
        arguments: ["//evil.example/", "https://evil.example/", "/\\evil", "x", "/a b"])
    func elsewhere(_ back: String) throws {
        let answer = try talk.post("\(paper)/say", ["say": "read", "back": back])
        #expect(answer.location == "/papers/2511.10004?done=read")
    }

    @Test("what cannot be done is told, and nothing is changed") func faults() throws {
        #expect(try talk.post("\(paper)/say", ["say": "label", "topic": "nosuch"]).status == 400)
        #expect(try talk.post("\(paper)/say", ["say": "label"]).status == 400)
        #expect(try talk.post("\(paper)/say", ["say": "burn"]).status == 400)
        #expect(try talk.post("/papers/9999.99999/say", ["say": "read"]).status == 404)
        #expect(try talk.get(paper).text.contains("you, ") == false)
        #expect(talk.pages.respond(to: HTTPRequest(.post, path: ["papers"])) == nil)
    }

    @Test("nothing changes by looking, and nothing where the archive is only read") func readOnly() throws {
        #expect(try talk.get("\(paper)/say").status == 404)
        let read = try PageTalk(papers: Talk.papers(days: 4), isReadOnly: true)
        #expect(try read.get("/papers").text.contains("method=\"post\"") == false)
        #expect(try read.post("\(paper)/say", ["say": "read"]).status == 403)
    }

    @Test("retraining is work of its own, which tells how far it is") func retrain() throws {
        // Other work is before it, so that nothing is learned here.
        let gate = BlockedWork(talk.context.jobs)
        #expect(try talk.post("/model/retrain", [:]).location == "/jobs/2")
        let page = try talk.get("/jobs/2")
        #expect(page.status == 200 && page.isWellFormed && page.text.contains("Other work is before it."))
        #expect(page.text.contains("data-events=\"/api/v1/jobs/2/events\""))
        #expect(try talk.get("/model").text.contains("href=\"/jobs/2\""))
        #expect(try talk.post("/jobs/2/cancel", [:]).location == "/jobs/2")
        #expect(try talk.get("/jobs/2").text.contains("It was cancelled."))
        gate.open()
    }
}
