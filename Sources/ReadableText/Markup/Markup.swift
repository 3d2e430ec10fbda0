/// Which markup a text of the outside is written in.
public enum Markup: Sendable {
    /// Plain text in which LaTeX and HTML have left remains: abstracts of arXiv and of the sites that copy them.
    case remains
    /// LaTeX throughout, as in BibTeX: braces group, and never stand for themselves.
    case latex
    /// HTML throughout, as in the descriptions of feeds.
    case html
}
