import PaperDesk
import TestSupport
import Testing

@testable import Serving

/// Maps are made by work of their own, and kept until the archive changes.
@Suite struct MapViewTests {
    @Test("it is made once, and anew where the archive has changed") func made() throws {
        let talk = try PageTalk(papers: try Talk.papers(days: 8))
        let first = try talk.get("/map")
        #expect(first.status == 200 && first.isWellFormed)
        #expect(first.text.contains("data-events=\"/api/v1/jobs/1/events\"") && first.text.contains("<progress"))
        #expect(try talk.get("/map.json").status == 503 || talk.context.jobs[1]?.isOver == true)
        #expect(try talk.map().contains("<iframe"))
        #expect(try talk.get("/map.json").text.hasPrefix("{\n  \"schema\": \"trends.map/1\""))
        #expect(talk.context.jobs.all.count == 1)
        #expect(try talk.get("/jobs").text.contains("<a href=\"/jobs/1\">Map</a>"))
        _ = try talk.post("/papers/2511.10004/say", ["say": "label", "topic": "Robotics"])
        #expect(try talk.map().contains("<iframe"))
        #expect(talk.context.jobs.all.count == 2)
        #expect(try talk.map("/map?period=2025-12").contains("src=\"/map/page?period=2025-12#tools\""))
        #expect(talk.context.jobs.all.count == 3)
    }

    @Test("what came to nothing is tried again when somebody wishes it") func tooFew() throws {
        let talk = try PageTalk(papers: Array(Talk.papers().prefix(1)))
        let words = "A map needs two papers or more; here are 1."
        for _ in 0..<2 { #expect(try talk.map().contains(words)) }
        #expect(talk.context.jobs.all.count == 1)
        #expect(try talk.post("/map/make", ["period": ""]).location == "/map")
        #expect(try talk.map().contains(words))
        #expect(talk.context.jobs.all.count == 2)
    }

    @Test("it can be cancelled") func cancelled() throws {
        let talk = try PageTalk(papers: Array(Talk.papers().prefix(4)))
        let gate = BlockedWork(talk.context.jobs)
        #expect(try talk.get("/map").text.contains("Other work is before it."))
        _ = try talk.post("/jobs/2/cancel", [:])
        #expect(try talk.get("/map").text.contains("It was cancelled."))
        #expect(try talk.get("/map/page").location == "/map")
        gate.open()
    }
}
