import Papers
import Testing
import Timelines
import Wording

@testable import Reporter

@Suite("The table of topics")
struct TopicTableTests {
    private func point(_ papers: Int, of total: Int) throws -> HistoryPoint {
        HistoryPoint(
            period: try #require(Period(label: "2025-W50")), papers: papers, of: total,
            share: total > 0 ? Double(papers) / Double(total) : nil,
            interval: nil)
    }

    @Test("a sparkline shows a gap as a blank and only zero as the lowest block")
    func sparkline() throws {
        let history = try [point(0, of: 0), point(0, of: 10), point(1, of: 100), point(5, of: 10), point(10, of: 10)]
        #expect(TopicTable.sparkline(history) == "        ▁▂▅█")
        #expect(TopicTable.sparkline([]) == String(repeating: " ", count: 12))
        #expect(TopicTable.sparkline(try [point(0, of: 4)]).hasSuffix(" ▁"))
    }

    @Test("every row is as wide as the head, at every width", arguments: 30...140)
    func alignment(width: Int) throws {
        let lines = TopicTable(topics: try SampleReport.report().topics, width: width, ink: Ink(color: false)).lines
        #expect(lines.count == 9)
        #expect(Set(lines.map(DisplayWidth.of)).count == 1)
        #expect(DisplayWidth.of(lines[0]) <= width)
    }

    @Test("the longest bar is full, a single paper is not nothing")
    func bars() throws {
        let lines = TopicTable(topics: try SampleReport.report().topics, width: 120, ink: Ink(color: false)).lines
        // The bar stands before the history, which ends a column with the same blocks.
        let blocks = lines.map { line in line.dropLast(26).unicodeScalars.count { (0x2588...0x258F).contains($0.value) }
        }
        #expect(blocks[1] == blocks.max() && blocks[1] == blocks[2])
        #expect(blocks[6] >= 1)
        #expect(blocks[7] == 0 && blocks[8] == 0)
    }

    @Test("a share that is tiny beside the largest still has a bar")
    func tinyBar() {
        let topics = [("large", 1000), ("tiny", 1), ("none", 0)].map { slug, papers in
            ReportTopic(
                name: slug,
                movement: TopicMovement(
                    topic: slug, papers: papers, share: Double(papers) / 1000,
                    interval: ShareInterval(WilsonInterval(papers, of: 1000))))
        }
        let lines = TopicTable(topics: topics, width: 120, ink: Ink(color: false)).lines
        #expect(lines[1].contains("██████"))
        #expect(lines[2].contains("▏"))
        #expect(!lines[3].contains("▏"))
    }
}
