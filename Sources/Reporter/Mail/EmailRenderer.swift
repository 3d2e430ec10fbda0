import Papers
import Wording

/// A report as an e-mail, ready for `sendmail -t`: plain text and HTML as alternatives (RFC 5322,
/// 2045 to 2047), every line of ASCII, at most 76 characters long and ended by CR LF. The subject tells the news.
///
/// Readers of mail clip a long page (Gmail above 102 KB): the HTML is at most `MailPage.limit` bytes as it is sent, and
/// says what it leaves out. The plain text is whole.
///
/// The date is the beginning of the day on which the report was made. Message-ID and boundary
/// follow from the content, so that the same report is the same message.
public struct EmailRenderer: ReportRenderer {
    private let options: RenderOptions

    /// A renderer.
    public init(options: RenderOptions = RenderOptions()) { self.options = options }

    /// The whole message.
    public func render(_ report: Report) -> String {
        let report = report.withoutFolders
        var plain = options
        (plain.width, plain.color) = (72, false)
        let text = TextRenderer(options: plain).render(report)
        let page = MailPage(report: report, options: options).fitted
        let day = report.made ?? report.period.last.adding(days: 1)
        let digest = FNV1a.of("\(day)\n\(text)\n\(page)").hexDigits
        // Quoted-printable writes no "=_": no line of a body can be a boundary.
        let boundary = "=_trends_\(digest)"
        let headers = [
            MailHeader.date(day), MailHeader.addresses("From", [options.envelope.from]),
            MailHeader.addresses("To", options.envelope.to),
            MailHeader.unstructured("Subject", NewsLine(report: report).text),
            "Message-ID: <trends.\(digest)@\(options.envelope.from.host)>",
            "MIME-Version: 1.0", "Auto-Submitted: auto-generated", "Content-Type: multipart/alternative;",
            " boundary=\"\(boundary)\"",
        ]
        let parts = [("plain", text), ("html", page)].map { kind, body in
            [
                "--\(boundary)", "Content-Type: text/\(kind); charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable", "",
                QuotedPrintable.body(body),
            ].joined(separator: "\r\n")
        }
        return headers.joined(separator: "\r\n") + "\r\n\r\n" + parts.joined() + "--\(boundary)--\r\n"
    }
}
