/// The style sheet of pages with others around them: that of a report, with every colour that one can have.
package enum PageSheet {
    /// The rules.
    package static let css = PageStyle.sheet(ChartColors.allStyles) + "\n" + JudgingStyle.curve

    /// What a browser may do with the page of a report that stands alone (``HTMLRenderer``).
    package static let reportPolicy = "default-src 'none'; style-src 'unsafe-inline'"
}
