/// How charts look: the same rules in a page and in a picture that stands alone. Colours are
/// written out, since not every viewer of pictures knows variables.
enum ChartStyle {
    private struct Theme {
        let ink: String
        let soft: String
        let line: String
        let other: String
        let paper: String
    }

    private static let light = Theme(
        ink: "#1d1d1b", soft: "#6b6a66", line: "#e9e7e1", other: "#dddad2", paper: "#fffefb")
    private static let dark = Theme(
        ink: "#ebe9e4", soft: "#a09e98", line: "#33322f", other: "#4b4a46", paper: "#171715")

    /// The background of a page or picture.
    static var paper: (light: String, dark: String) { (light.paper, dark.paper) }

    /// The rules for charts with these colours.
    static func rules(_ colors: [TopicColor]) -> String {
        shapes + paint(light) + "@media screen and (prefers-color-scheme:dark){\(paint(dark))}"
            + TopicColor.styles(for: colors)
    }

    private static let shapes = """
        .chart text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
        font-variant-numeric:tabular-nums}\
        .chart .strong{font-weight:650}.chart .end{text-anchor:end}.chart .mid{text-anchor:middle}\
        .line,.other,.dash,.bar,.lead,.grid,.zero{fill:none;stroke-linejoin:round;stroke-linecap:round}\
        .line,.dash,.bar,.lead{stroke:currentColor}.line,.dash{stroke-width:2.2}.dash{stroke-dasharray:1 4.5}\
        .band,.dot{fill:currentColor}.band{fill-opacity:.08}.bar{stroke-opacity:.4;stroke-width:1.5}\
        .lead{stroke-opacity:.6}\
        .hollow{stroke:currentColor;stroke-width:1.8}.col rect{fill-opacity:0}.col:hover rect{fill-opacity:.06}
        """

    private static func paint(_ theme: Theme) -> String {
        """
        .chart text{fill:\(theme.ink)}.chart \
        .soft{fill:\(theme.soft)}.grid{stroke:\(theme.line)}.zero{stroke:\(theme.soft)}\
        .other{stroke:\(theme.other)}.hollow{fill:\(theme.paper)}.ground{fill:\(theme.paper)}.col \
        rect{fill:\(theme.ink)}
        """
    }
}
