import Papers
import Testing

@testable import Listings

/// One table of names for JSON, tables and documents.
@Suite struct ListingFieldTests {
    @Test(
        "names are the same however they are written",
        arguments: [
            ("Article Title", ListingField.title), ("article_title", .title), ("articleTitle", .title),
            ("ARTICLE-TITLE", .title), ("dc:title", .title), ("title_s", .title), ("Abstract Note", .abstract),
            ("abstractNote", .abstract), ("Document Title", .title), ("titles", .title), ("summaries", .summary),
            ("terms", .categories), ("submittedOnDailyAt", .listed), ("publicationDate", .published),
            ("externalIds", .identifiers), ("Source title", .venue), ("Author Keywords", .keywords),
        ]) func namesAreTheSame(_ name: String, _ field: ListingField)
    {
        #expect(ListingField(name: name) == field)
    }

    @Test(
        "other names are none", arguments: ["_id", "subtitle", "", "_", "-", String(repeating: "title", count: 99)])
    func otherNamesAreNone(_ name: String) {
        #expect(ListingField(name: name) == nil)
    }

    /// The same paper in each form that shares the table.
    @Test(
        "every form has every name",
        arguments: [("Document Title", "Abstract Note"), ("titles", "summaries"), ("paperTitle", "abstract_text")])
    func everyForm(_ title: String, _ abstract: String) throws {
        let object = "{\"\(title)\":\"Sparks\",\"\(abstract)\":\"We strike.\",\"label\":\"x\"}"
        let forms = [object, "[\(object)]", "\(title),\(abstract)\nSparks,We strike.\n"]
        for form in forms {
            let paper = try #require(try ListingReader().read(Array(form.utf8), name: "x").papers.first)
            #expect(paper.title == "Sparks" && paper.abstract == "We strike.", "\(form)")
        }
        var documents = DocumentReader(.init(.init(bytes: Array(object.utf8), name: "x")))
        let document = try #require(try documents.next()).result.get()
        #expect(document.title == "Sparks" && document.abstract == "We strike.")
        let labels = try LabelReader.read(.init(bytes: Array(object.utf8), name: "x"))
        #expect(labels.papers.map(\.title) == ["Sparks"] && labels.papers.map(\.abstract) == ["We strike."])
    }

    @Test("the tags of the Web of Science") func tags() throws {
        let table =
            "PT\tAU\tTI\tSO\tDE\tID\tAB\tDI\tUT\nJ\tExample, Ada; Model, Cyd\tSparks\tJ. S.\tlamps\tLIGHT\tWe.\t10.5555/a\tWOS:1\n"
        let paper = try #require(try ListingReader().read(Array(table.utf8), name: "x").papers.first)
        #expect(paper.id == "WOS:1" && paper.doi == "10.5555/a" && paper.venue == "J. S.")
        #expect(paper.keywords == ["lamps"] && paper.authors == ["Ada Example", "Cyd Model"])
    }

    @Test("one comma parts one person's names where the other cells say so") func oneComma() throws {
        let rows = "title,authors,abstract\na,\"Example, Ada; Model, Cyd\",x\nb,\"Fiction, Dee\",y\n"
        #expect(
            try ListingReader().read(Array(rows.utf8), name: "x").papers.map(\.authors)
                == [["Ada Example", "Cyd Model"], ["Dee Fiction"]])
        let plain = "title,authors,abstract\na,\"Ada Example, Cyd Model\",x\nb,\"Fiction, Dee\",y\n"
        #expect(
            try ListingReader().read(Array(plain.utf8), name: "x").papers.map(\.authors)
                == [["Ada Example", "Cyd Model"], ["Fiction", "Dee"]])
        let lines =
            #"{"title":"b","authors":"Fiction, Dee"}"# + "\n"
            + #"{"title":"a","authors":"Example, Ada; Model, Cyd"}"#
        #expect(
            try ListingReader().read(Array(lines.utf8), name: "x").papers.map(\.authors)
                == [["Dee Fiction"], ["Ada Example", "Cyd Model"]])
    }

    @Test(
        "initials belong to the name before them",
        arguments: [
            ("Smith, J.", ["J. Smith"]), ("Smith, J., Doe, A. B.", ["J. Smith", "A. B. Doe"]),
            ("Smith, J., and Doe, A.", ["J. Smith", "A. Doe"]), ("A. Smith, B. Doe", ["A. Smith", "B. Doe"]),
            ("Smith J, Doe A.", ["Smith J", "Doe A."]),
        ]) func initials(_ text: String, _ names: [String])
    {
        #expect(AuthorNames.split(text) == names)
    }

    @Test(
        "a moment is a day",
        arguments: [
            (1_764_547_200, "2025-12-01"), (1_764_547_200_000, "2025-12-01"), (1_764_547_200_000_000_000, "2025-12-01"),
            (20_251_201, nil), (-1, nil), (0, nil), (.max, "2262-04-11"),
        ] as [(Int, String?)]) func aMoment(_ number: Int, _ day: String?)
    {
        #expect(CalendarDay(ofMoment: number)?.description == day)
    }
}
