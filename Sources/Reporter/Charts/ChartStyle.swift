/// How charts look: the same rules in a page and in a picture that stands alone. Colours are
/// written out, since not every viewer of pictures knows variables.
enum ChartStyle {
    private struct Theme {
        let ink: String
        let soft: String
        let line: String
        let paper: String
    }

    private static let light = Theme(
        ink: "#1d1d1b", soft: "#6b6a66", line: "#e9e7e1", paper: "#fffefb")
    private static let dark = Theme(
        ink: "#ebe9e4", soft: "#a09e98", line: "#33322f", paper: "#171715")

    /// The background of a page or picture.
    static var paper: (light: String, dark: String) { (light.paper, dark.paper) }

    /// The rules for charts with these colours, as rules.
    static func rules(_ colors: String) -> String {
        shapes + pointed + paint(light) + "@media screen and (prefers-color-scheme:dark){\(paint(dark))}"
            + colors
    }

    private static let shapes = """
        .chart text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
        font-variant-numeric:tabular-nums}\
        .chart .strong{font-weight:650}.chart .end{text-anchor:end}.chart .mid{text-anchor:middle}\
        .line,.dash,.bar,.lead,.grid,.zero{fill:none;stroke-linejoin:round;stroke-linecap:round}\
        .line,.dash,.bar,.lead{stroke:currentColor}.line,.dash{stroke-width:2.2}.dash{stroke-dasharray:1 4.5}\
        .band,.dot{fill:currentColor}.band{fill-opacity:.08}.bar{stroke-opacity:.4;stroke-width:1.5}\
        .lead{stroke-opacity:.6}\
        .series circle:not([class]){fill:currentColor;fill-opacity:.32}.chart .finding{font-size:20px;font-weight:650}\
        .hollow{stroke:currentColor;stroke-width:1.8}
        """

    /// One band and one value at a time: of what is pointed at, else of what has the focus (which a finger gives too),
    /// else the band of the topic that the title tells of first, and what the signs mean.
    private static let pointed = """
        .lines *{pointer-events:none}.lines .hit{pointer-events:all;fill-opacity:0;cursor:pointer}\
        .series>g:focus{outline:none}.tip,.series .band,.series .bar{display:none}\
        .first .band,.first .bar,.series>g:focus .tip{display:inline}\
        .lines:focus-within .legend,.lines:focus-within .band,.lines:focus-within .bar{display:none}\
        .lines .series:focus-within .band,.lines .series:focus-within .bar{display:inline}\
        .lines:hover .legend,.lines:hover .series .tip,.lines:hover .series .band,\
        .lines:hover .series .bar{display:none}\
        .lines .series:hover .band,.lines .series:hover .bar,.lines .series>g:hover .tip{display:inline}\
        .series:hover .line,.series:focus-within .line{stroke-width:3.2}\
        .series>g:hover circle:not([class]),.series>g:focus circle:not([class])\
        {fill-opacity:1;stroke:currentColor;stroke-width:3}\
        .series>g:hover circle[class],.series>g:focus circle[class]{stroke:currentColor;stroke-width:4}
        """

    private static func paint(_ theme: Theme) -> String {
        """
        .chart text{fill:\(theme.ink)}.chart \
        .soft{fill:\(theme.soft)}.grid{stroke:\(theme.line)}.zero{stroke:\(theme.soft)}\
        .hollow{fill:\(theme.paper)}.ground{fill:\(theme.paper)}
        """
    }
}
