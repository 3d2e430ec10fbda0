import Wording

/// The numbers behind a chart as a table that opens below it, for those who do not see the chart or want to copy.
struct DataTable {
    let caption: String
    let head: [String]
    /// Rows of texts; the first cell of each names the row.
    let rows: [[String]]
    /// Whether the second and further columns hold numbers.
    var numeric = true

    /// The table in an element that opens; wide tables scroll in a frame of their own.
    func details(_ summary: String) -> String {
        Markup.element("details", [:], Markup.element("summary", [:], Markup.text(summary)) + framed)
    }

    /// The table in a frame that scrolls where it is too wide for the page.
    var framed: String {
        Markup.element("div", ["class": "frame", "role": "region", "tabindex": "0", "aria-label": caption], table)
    }

    private var table: String {
        let heads = head.map { "<th scope=\"col\">\(Markup.text($0))</th>" }.joined()
        let body = rows.map { row in
            let cells = row.dropFirst().map { "<td>\(Markup.text($0))</td>" }.joined()
            return "<tr><th scope=\"row\">\(Markup.text(row.first ?? ""))</th>\(cells)</tr>"
        }
        let content =
            "<caption>\(Markup.text(caption))</caption><thead><tr>\(heads)</tr></thead><tbody>"
            + "\n\(body.joined(separator: "\n"))\n</tbody>"
        return Markup.element("table", ["class": numeric ? "numbers" : "words"], content)
    }
}
