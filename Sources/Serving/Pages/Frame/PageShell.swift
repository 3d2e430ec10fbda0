import Wording

/// What is around every page: its head, the menu, the search, what was just done, and the foot.
struct PageShell {
    private let page: Page
    private let visit: Visit

    init(_ page: Page, _ visit: Visit) { (self.page, self.visit) = (page, visit) }

    /// The whole answer. Where the page frames another, it says so in a policy of its own.
    var response: HTTPResponse {
        var response = HTTPResponse(status: page.status, "text/html; charset=utf-8", html)
        if page.isFleeting || visit.value("done") != nil { response.headers.append(("Cache-Control", "no-store")) }
        if page.hasFrame { response.headers.append(("Content-Security-Policy", Self.framing)) }
        return response
    }

    private static let framing =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src "
        + "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    private var html: String {
        """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>\(Markup.text(page.title)) · trends</title>
        \(refresh)<link rel="icon" href="/icon.svg" type="image/svg+xml"/>
        <link rel="stylesheet" href="/app.css"/>
        <link rel="alternate" type="application/atom+xml" title="Reports" href="\(FeedLinks.reports)"/>
        <script src="/app.js" defer="defer"></script>
        </head>
        <body>
        <a class="skip" href="#main">To the content</a>
        <div class="bar">
        <nav aria-label="Views"><ul>\(menu)</ul></nav>
        \(search)
        </div>
        <main id="main" tabindex="-1">
        <div class="masthead">
        \(page.over.isEmpty ? "" : "<p class=\"over\">\(Markup.text(page.over))</p>\n")<h1>\(Markup.text(page.title))</h1>
        <div id="notice" role="status">\(Notices.markup(visit))</div>
        </div>
        \(page.body)
        \(options)</main>
        <footer><p class="soft">\(foot)</p></footer>
        </body>
        </html>

        """
    }

    /// The topics that the forms of the page can name, once.
    private var options: String { page.body.contains("list=\"topics\"") ? TopicOptions(visit).datalist + "\n" : "" }

    private var refresh: String {
        page.refreshes ? "<noscript><meta http-equiv=\"refresh\" content=\"2\"/></noscript>\n" : ""
    }

    private static let parts: [(path: [String], name: String)] = [
        ([], "This week"), (["papers"], "Papers"), (["topics"], "Topics"), (["themes"], "Themes"),
        (["review"], "Review"), (["map"], "Map"), (["archive"], "Archive"), (["model"], "Model"),
    ]

    private var menu: String {
        Self.parts.map { path, name in
            let here = page.part == (path.first ?? "week") ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(PageAddress(path).text)\"\(here)>\(name)</a></li>"
        }.joined()
    }

    private var search: String {
        let value = page.part == "papers" ? visit.value("q") ?? "" : ""
        let field = Markup.empty(
            "input",
            [
                "type": "search", "name": "q", "id": "q", "placeholder": "Search papers", "aria-label": "Search papers",
                "value": SafeText.line(value), "autocomplete": "off",
            ])
        return "<form class=\"find\" role=\"search\" action=\"/search\">\(field)<button>Search</button></form>"
    }

    private var foot: String {
        let forms = page.forms.map { form in
            PageParts.link(visit.address(as: form).text, Self.name(form))
        }
        let all = forms + [PageParts.link("/keys", "Keys")]
        return all.joined(separator: " · ")
    }

    private static func name(_ form: Visit.Form) -> String {
        switch form {
        case .json: "This as JSON"
        case .bib: "BibTeX"
        case .ris: "RIS"
        case .csl: "CSL-JSON"
        case .csv: "CSV"
        }
    }
}
