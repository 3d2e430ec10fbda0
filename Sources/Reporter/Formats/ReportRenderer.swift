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
    /// A message for `sendmail -t`.
    case email
    /// A feed with the report as its entry.
    case atom

    /// The renderer of the format.
    public func renderer(_ options: RenderOptions = RenderOptions()) -> any ReportRenderer {
        switch self {
        case .text: TextRenderer(options: options)
        case .markdown: MarkdownRenderer(options: options)
        case .json: JSONRenderer()
        case .csv: CSVRenderer()
        case .svg: SVGRenderer()
        case .html: HTMLRenderer(options: options)
        case .email: EmailRenderer(options: options)
        case .atom: AtomRenderer(options: options)
        }
    }
}
