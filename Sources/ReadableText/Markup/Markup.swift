/// Which markup a text of the outside is written in.
public enum Markup: Sendable {
    /// Plain text in which some LaTeX and HTML was left: abstracts of arXiv and of the sites that copy them.
    case plain
    /// LaTeX throughout, as in BibTeX: braces group, and never stand for themselves.
    case latex
    /// HTML throughout, as in the descriptions of feeds.
    case html
}
