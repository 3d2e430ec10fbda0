import Reporter

/// The files that every page asks for: one style sheet, one script, one picture.
enum Assets {
    static func answer(_ path: [String]) -> HTTPResponse? {
        switch path {
        case ["app.css"]: HTTPResponse("text/css; charset=utf-8", css)
        case ["app.js"]: HTTPResponse("text/javascript; charset=utf-8", PageProgram.source)
        case ["icon.svg"]: HTTPResponse("image/svg+xml", icon)
        default: nil
        }
    }

    private static let css = PageSheet.css + "\n" + PageLook.rules + "\n"

    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" \
        fill="#0b4668"/><path d="M6 22l7-6 5 4 8-11" fill="none" stroke="#fffefb" stroke-width="3" \
        stroke-linecap="round" stroke-linejoin="round"/></svg>

        """
}
