import Wording

/// The numbers behind a chart as a table that opens below it, for those who do not see the chart or want to copy.
package struct DataTable {
    package let caption: String
    package let head: [String]
    /// Rows of texts; the first cell of each names the row.
    package let rows: [[String]]
    /// Whether the second and further columns hold numbers.
    package var numeric = true

    /// A table.
    package init(caption: String, head: [String], rows: [[String]], numeric: Bool = true) {
        (self.caption, self.head, self.rows, self.numeric) = (caption, head, rows, numeric)
    }

    /// The table in an element that opens; wide tables scroll in a frame of their own.
    package func details(_ summary: String) -> String {
        Markup.element("details", [:], Markup.element("summary", [:], Markup.text(summary)) + framed)
    }

    /// The table in a frame that scrolls where it is too wide for the page.
    package var framed: String {
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
