import Listings
import PaperArchive
import PaperDesk
import Papers
import TestSupport
import Testing
import Timelines

/// What the essays show works on the data and with the model of the project.
@Suite struct SnippetTests {
    private let listing = Project.path("Data/listings/2025-W50.txt")
    private let model = Project.path("Models/topics.model")
    private let today: CalendarDay

    init() throws { today = try #require(CalendarDay(iso: "2025-12-20")) }

    @Test("a listing is read") func readListing() throws {
        let found = try titles(ofListing: listing)
        #expect(found.read.count == 20)
        #expect(found.refused.isEmpty)
    }

    @Test("a format is added") func addFormat() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("list.txt", "# reading list\n2412.07730\tLanterns\nKites\n")
        let read = try ListingReader(formats: .standard.adding(ReadingList())).read(file)
        #expect(read.format.name == "reading-list")
        #expect(read.papers.map(\.id) == ["2412.07730"])
        #expect(read.rejections.map(\.description) == ["\(file):3: there is no tab between identifier and title"])
    }

    @Test("an archive keeps papers and finds them") func searchArchive() throws {
        let papers = try ListingReader().read(listing)
        let first = try #require(papers.papers.first)
        let folder = try TemporaryFolder()
        let found = try keep(
            papers, inArchive: folder.file("archive.sqlite"), today: today, find: "ti:\"\(first.title)\"")
        #expect(found == ["\(first.nameInArchive) \(first.title)"])
    }

    @Test("an abstract has topics, and what is none has not") func classifyAbstract() throws {
        let abstract = try Document.read(Project.path("Data/examples/abstract.txt"))
        let found = try topics(ofAbstract: abstract.abstract, title: abstract.title, model: model)
        #expect(found.contains("Reinforcement learning"))
        #expect(try topics(ofAbstract: "Dear Mia, see you on Sunday.", title: "", model: model).isEmpty)
    }

    @Test("a topic that doubles is a finding, and one that stays is none") func findMovements() throws {
        let found = try findings(in: weeks(), topics: ["audio", "video"], today: today)
        #expect(found.map(\.topic) == ["video"])
    }

    @Test("a report has several renderings, one of them the program's own") func renderReport() throws {
        let timeline = try Timeline(TimelineRequest(today: today), days: weeks(), topics: ["audio", "video"])
        let taxonomy = Taxonomy(topics: [Topic(slug: "video", name: "Moving pictures")])
        let rendered = pages(of: timeline, taxonomy, [])
        #expect(rendered.page.contains("Moving pictures"))
        #expect(rendered.line == "100 papers, most of them on Moving pictures\n")
    }

    @Test("a report is made from listings") func reportOnListings() throws {
        let text = try report(on: [Project.path("Data/listings")], model: model, today: today)
        #expect(text.contains("20 papers of 236 found"))
        let answer = try Desk(today: today).report(
            ReportRequest(listings: [Project.path("Data/listings")], model: model))
        #expect(answer.report.papers.counted == 20)
    }

    /// A hundred papers on the Friday of each of twelve weeks, ten of them on audio; on video
    /// twenty, and in the last week fifty.
    private func weeks() -> [DayCount] {
        (1...12).map { week in
            let video = week == 12 ? 50 : 20
            return DayCount(
                day: today.adding(days: 7 * (week - 12) - 8), papers: 100,
                topics: ["audio": TopicTally(papers: 10), "video": TopicTally(papers: video)])
        }
    }
}
