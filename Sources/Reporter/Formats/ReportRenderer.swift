/// A way to write a report down: a pure function of it.
public protocol ReportRenderer: Sendable {
    /// The whole document, with a newline at its end.
    func render(_ report: Report) -> String
}

/// The formats in which a report can be had.
public enum RenderFormat: String, Sendable, Hashable, CaseIterable {
    /// A page for the terminal.
    case text
    /// Markdown, for a README or a chat.
    case markdown
    /// The document `trends.report/1`.
    case json
    /// A tidy table of all topics and periods.
    case csv
    /// The main chart alone, as a picture.
    case svg
    /// A page for a browser, one file.
    case html

    /// The renderer of the format.
    public func renderer(_ options: RenderOptions = RenderOptions()) -> any ReportRenderer {
        switch self {
        case .text: TextRenderer(width: options.width, color: options.color)
        case .markdown: MarkdownRenderer()
        case .json: JSONRenderer()
        case .csv: CSVRenderer()
        case .svg: SVGRenderer()
        case .html: HTMLRenderer(options: options)
        }
    }
}
