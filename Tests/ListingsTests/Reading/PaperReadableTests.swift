import Papers
import ReadableText
import Testing

@testable import Listings

@Suite("Papers made readable") struct PaperReadableTests {
    @Test("a paper keeps what its listing had") func aPaperKeepsWhatItHad() {
        var paper = Paper(
            title: #"Erd\H{o}s numbers"#, abstract: "Plain.", authors: [#"S\o ren"#], venue: #"Proc.\ of X"#)
        paper.makeReadable(.plain)
        #expect(paper.title == "Erdős numbers" && paper.authors == ["Søren"] && paper.venue == "Proc. of X")
        #expect(paper.original == OriginalText(title: #"Erd\H{o}s numbers"#, abstract: nil))
        let once = paper
        paper.makeReadable(.plain)
        #expect(paper == once)
        var bare = Paper(title: "<br>", abstract: "<br>")
        bare.makeReadable(.plain)
        #expect(bare == Paper(title: "<br>", abstract: "", original: OriginalText(title: nil, abstract: "<br>")))
    }
}
