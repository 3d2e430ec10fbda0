import PaperArchive
import PaperDesk
import Papers
import Reporter
import Wording

/// What the archive holds: source by source the days found and missing, and what is not settled.
struct ArchiveView: PageView {
    private let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    func document() throws -> String? { try visit.desk.archiveInfo(visit.archive).info.json.document }

    func page() throws -> Page {
        let (info, path) = try visit.desk.archiveInfo(visit.archive)
        let span =
            if let first = info.firstListed, let last = info.lastListed { "Listed \(first) to \(last)." } else { "" }
        let body = [
            PageParts.paragraph(
                "\(Figures.count(info.papers, "paper")), seen \(Figures.count(info.sightings, "time")). \(span)",
                style: "lead"),
            upload, coverage(info), gaps(info), try unsettled(),
            PageParts.section("Where it lies", PageParts.facts([("File", PageParts.quoted(path, limit: 1_000))])),
        ]
        return Page(
            title: "Archive", part: "archive", body: body.filter { !$0.isEmpty }.joined(separator: "\n"),
            forms: [.json])
    }

    /// The form by which a listing is sent, which is added by work of its own.
    private var upload: String {
        let work = "<p class=\"steps\">\(PageParts.link("/jobs", "Work that is done or waits"))</p>"
        if visit.context.isReadOnly { return work }
        let most = ServerLimits().uploadBytes
        let file = Markup.empty(
            "input", ["type": "file", "name": "listing", "required": "required", "data-most": String(most)])
        let day = Markup.empty("input", ["type": "date", "name": "listed"])
        let content =
            PageParts.hidden("token", visit.context.changeToken.text) + "<label>Listing \(file)</label>"
            + "<label>Listing day, where it names none \(day)</label><button class=\"main\">Import</button>"
        let form = Markup.element(
            "form",
            [
                "class": "say", "method": "post", "action": "/archive/import", "enctype": "multipart/form-data",
            ], content)
        return PageParts.section(
            "Add a listing",
            note:
                "One file of any format that is known, packed with gzip or not, of \(most >> 20) MB at most. It is added "
                + "beside all else; papers that the archive has are not added twice.", form + work)
    }

    private func coverage(_ info: ArchiveInfo) -> String {
        if info.coverage.isEmpty { return "" }
        let rows = info.coverage.map { source in
            [
                source.source.title, "\(source.first)", "\(source.last)", String(source.expected),
                String(source.found), String(source.expected - source.found), String(source.further),
            ]
        }
        let table = DataTable(
            caption: "Days on which each source is expected to publish, and those found",
            head: ["Source", "First", "Last", "Expected", "Found", "Missing", "Further"], rows: rows)
        return PageParts.section("Coverage", table.framed)
    }

    /// So many gaps of a source are told.
    private static let mostGaps = 12

    private func gaps(_ info: ArchiveInfo) -> String {
        let lists = info.coverage.filter { !$0.gaps.isEmpty }.map { source in
            let gaps = source.gaps.prefix(Self.mostGaps).map { gap in
                "<li>\(gap.days.lowerBound) to \(gap.days.upperBound) "
                    + "<span class=\"soft\">\(Figures.count(gap.missing, "day"))</span></li>"
            }
            let rest = source.gaps.count - gaps.count
            return "<div><h3>\(Markup.text(source.source.title))</h3><ul class=\"papers\">\(gaps.joined())</ul>"
                + (rest > 0 ? "<p class=\"soft\">and \(rest) shorter ones</p>" : "") + "</div>"
        }
        if lists.isEmpty { return "" }
        return PageParts.section("Gaps", "<div class=\"two\">\(lists.joined(separator: "\n"))</div>")
    }

    private func unsettled() throws -> String {
        let lists = try visit.desk.unsettledLists(visit.archive)
        if lists.isEmpty { return "" }
        let rows = lists.suffix(60).reversed().map { [$0.series, "\($0.day)", String($0.papers), "\($0.askedOn)"] }
        let table = DataTable(
            caption: "Lists that could change still when they were asked for last",
            head: ["Series", "Day", "Papers", "Asked"],
            rows: Array(rows))
        return PageParts.section("Not settled", table.framed)
    }
}
