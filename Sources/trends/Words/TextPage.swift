import Wording

/// Lines for a terminal of so many columns; elsewhere they stay as long as they are.
///
/// Columns are counted as ``DisplayWidth`` does: wide characters take two, combining marks none.
struct TextPage {
    /// The columns; nil where nothing is fitted.
    let width: Int?

    /// A page; fewer than 30 columns are taken for 30, more than 140 for 140, as in reports.
    init(width: Int?) { self.width = width.map { min(140, max(30, $0)) } }

    /// A text in lines that fit, with blanks before each; none for an empty text.
    func lines(_ text: String, indented: Int = 0) -> [String] {
        guard !text.isEmpty else { return [] }
        let blanks = String(repeating: " ", count: indented)
        return (width.map { DisplayWidth.wrapped(text, to: $0 - indented) } ?? [text]).map { blanks + $0 }
    }

    /// A text on one line, cut where it is too long, with blanks before it.
    func line(_ text: String, indented: Int = 0) -> String {
        String(repeating: " ", count: indented) + (width.map { DisplayWidth.fitted(text, to: $0 - indented) } ?? text)
    }
}
